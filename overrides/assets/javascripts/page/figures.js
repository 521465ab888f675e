// Tools of a diagram: enlarge it, copy its Mermaid source. The enlarged view fills the window; the
// address then says so, a link with that address opens it, and Back closes it. Panzoom is loaded when
// first needed.
(() => {
  "use strict";

  const { copy, element, onPage, toast } = window.fieldNotes;

  const LIBRARY = new URL("../panzoom.js", document.currentScript.src).href;
  const QUERY = "?enlarged";
  const STEP = 1.35; // one press of a zoom button
  const PAN = 60; // pixels for one press of an arrow key
  const MAX_FIT = 2.5; // a small picture need not fill the window
  const MARGIN = 16; // pixels left free around a fitting picture

  // After the first Back on a page the theme loads it once more, and the focus is lost.
  let focusAgain = () => {};

  let loading;
  function library() {
    loading ??= new Promise((resolve, reject) => {
      const script = element("script", { src: LIBRARY, onload: () => resolve(window.panzoom), onerror: reject });
      document.head.append(script);
    });
    return loading;
  }

  // The picture between the edges of its stage: in the middle, as large as it fits.
  function createView(stage, picture, panzoom) {
    const { width, height } = picture.querySelector("svg").viewBox.baseVal;
    const fitting = () => Math.min(
      (stage.clientWidth - 2 * MARGIN) / width,
      (stage.clientHeight - 2 * MARGIN) / height,
      MAX_FIT,
    );
    const zoom = panzoom(picture, {
      minZoom: fitting() / 2,
      maxZoom: Math.max(fitting(), 1) * 8,
      smoothScroll: false,
      zoomDoubleClickSpeed: STEP,
      filterKey: () => true, // keys work wherever the focus is, see onKey()
      onTouch: () => false, // a tap on a node follows its link
    });
    const center = () => [stage.clientWidth / 2, stage.clientHeight / 2];
    const fit = () => {
      const scale = fitting();
      zoom.zoomAbs(0, 0, scale);
      zoom.moveTo((stage.clientWidth - width * scale) / 2, (stage.clientHeight - height * scale) / 2);
    };
    fit();
    return {
      fit,
      zoomIn: () => zoom.zoomTo(...center(), STEP),
      zoomOut: () => zoom.zoomTo(...center(), 1 / STEP),
      pan: (x, y) => zoom.moveBy(x * PAN, y * PAN, false),
      dispose: () => zoom.dispose(),
    };
  }

  function onKey(event, view) {
    event.stopPropagation(); // the theme has keys of its own
    const action = {
      "+": view.zoomIn,
      "=": view.zoomIn,
      "-": view.zoomOut,
      0: view.fit,
      ArrowLeft: () => view.pan(1, 0),
      ArrowRight: () => view.pan(-1, 0),
      ArrowUp: () => view.pan(0, 1),
      ArrowDown: () => view.pan(0, -1),
    }[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  }

  // A drag moves the picture: the browser does not carry links around, and the click that ends the
  // drag follows none.
  function ignoreDrags(stage) {
    let from;
    stage.addEventListener("dragstart", (event) => event.preventDefault());
    stage.addEventListener("pointerdown", (event) => { from = event; }, true);
    stage.addEventListener("click", (event) => {
      const far = from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > 5;
      if (!far) return;
      event.preventDefault();
      event.stopPropagation();
    }, true);
  }

  async function enlarge(figure, opener) {
    const panzoom = await library().catch(() => null);
    if (!panzoom) return toast("The script that enlarges diagrams could not be loaded");
    if (document.querySelector("dialog.enlarged")) return undefined;

    const hasOwnEntry = location.search !== QUERY; // in the history, which Back leaves
    if (hasOwnEntry) history.pushState(history.state, "", `${location.pathname}${QUERY}#${figure.id}`);

    const picture = element("div", { className: "enlarged-picture" });
    picture.append(figure.querySelector("svg").cloneNode(true));
    const stage = element("div", { className: "enlarged-stage" }, picture);
    const button = (label, text, onclick) =>
      element("button", { type: "button", className: "control", title: label, ariaLabel: label, onclick }, text);
    const dialog = element("dialog", { className: "md-typeset enlarged", ariaLabel: figure.ariaLabel });
    let view = null; // once the stage has its size
    dialog.append(
      element("div", { className: "enlarged-bar" },
        element("strong", {}, figure.ariaLabel),
        button("Zoom out", "−", () => view.zoomOut()),
        button("Zoom in", "+", () => view.zoomIn()),
        button("Fit to the window", "Fit", () => view.fit()),
        button("Copy a link to this view", "Link", () => copy(location.href, "Link copied")),
        button("Close", "✕", () => dialog.close())),
      stage);
    const legend = figure.querySelector(".legend");
    if (legend) dialog.append(legend.cloneNode(true));

    document.body.append(dialog);
    dialog.showModal();
    view = createView(stage, picture, panzoom);
    stage.focus();
    ignoreDrags(stage);
    const refit = () => view.fit();
    addEventListener("resize", refit);
    dialog.addEventListener("keydown", (event) => onKey(event, view));
    dialog.addEventListener("close", () => {
      removeEventListener("resize", refit);
      view.dispose();
      dialog.remove();
      const selector = opener.matches("button") ? "button" : ".diagram-picture";
      const focusOpener = () => document.getElementById(figure.id)?.querySelector(selector)?.focus({ preventScroll: true });
      focusOpener();
      focusAgain = () => { if (document.activeElement === document.body) focusOpener(); };
      if (location.search !== QUERY) return; // Back or a link closed it
      if (hasOwnEntry) history.back();
      else history.replaceState(history.state, "", location.pathname + location.hash);
    });
    return undefined;
  }

  function addTools(figure) {
    const picture = figure.querySelector(".diagram-picture");
    if (picture.classList.contains("enlarges")) return;
    const button = (text, onclick) => element("button", { type: "button", onclick }, text);
    const enlargeButton = button("Enlarge", () => enlarge(figure, enlargeButton));
    figure.querySelector(".diagram-tools").prepend(enlargeButton);
    figure.querySelector(".diagram-tools").append(
      element("button", { type: "button", className: "copy-link" }, "Copy link"),
      button("Copy Mermaid", () => copy(picture.dataset.source, "Mermaid source copied")));
    picture.classList.add("enlarges");
    picture.addEventListener("click", (event) => {
      if (!event.target.closest("a") && getSelection().isCollapsed) enlarge(figure, picture);
    });
    picture.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === picture) enlarge(figure, picture);
    });
  }

  /** The diagram that the address wants enlarged. */
  function enlargedFigure() {
    const target = location.search === QUERY && document.getElementById(location.hash.slice(1));
    return target?.matches?.("figure.diagram") ? target : null;
  }

  /** Opens or closes the enlarged view, as the address wants it. */
  function showAddress() {
    const dialog = document.querySelector("dialog.enlarged"), figure = enlargedFigure();
    if (dialog && !figure) dialog.close();
    else if (figure && !dialog) enlarge(figure, figure.querySelector(".diagram-picture"));
  }

  addEventListener("popstate", showAddress); // Back and Forward
  onPage(() => {
    document.querySelectorAll("figure.diagram").forEach(addTools);
    enlargedFigure()?.scrollIntoView();
    showAddress();
    focusAgain();
    focusAgain = () => {};
  });
})();
