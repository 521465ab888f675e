/* Search, the part in the page: starts our worker in place of the theme's, shows what the theme's
 * list of results has no place for, and keeps the query in the address. Loaded before the theme.
 */
(() => {
  "use strict";

  const here = document.currentScript.src;
  const home = new URL("../../../", here);
  // Each builds on those before.
  const scripts = [
    ..."highlight stemming lexicon query versus phrases answers ranking".split(" ").map((name) => `engine/${name}.js`),
    "results.js",
  ];
  const isOnDisk = location.protocol === "file:";
  const find = (selector) => document.querySelector(selector);
  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  // ---- The worker --------------------------------------------------------------------------

  const Worker = window.Worker;
  let port = null;
  // Whoever else wants to search: not-found.js.
  const startWorker = window.fieldNotesSearchWorker = () => new Worker(new URL(`worker.js?scripts=${scripts}`, here));

  // The theme makes one worker, its search, when it starts. What comes later is none of ours.
  window.Worker = function SearchWorker() {
    window.Worker = Worker;
    port = isOnDisk ? portInPage() : startWorker();
    port.addEventListener("message", ({ data }) => hear(data));
    return port;
  };

  /** The same without a worker: browsers start none from the disk, nor do scripts read files there. */
  function portInPage() {
    const own = new EventTarget(), waiting = new Map();
    const send = (data) => own.dispatchEvent(new MessageEvent("message", { data }));
    const script = (path) => new Promise((resolve, reject) => {
      document.head.append(element("script", { src: new URL(path, here).href, onload: resolve, onerror: reject }));
    });
    window.fieldNotesSearchFile = (path, content) => waiting.get(path)?.(content);
    const load = (path) => new Promise((resolve, reject) => {
      waiting.set(path, resolve);
      script(`../../../search/${path}`).catch(reject);
    });
    const started = scripts.reduce((before, name) => before.then(() => script(name)), Promise.resolve())
      .then(() => window.fieldNotesSearch.createSearch({ load, send, isOnDisk }));
    own.postMessage = (message) => started.then((take) => take(message));
    return own;
  }

  // ---- What the worker says ----------------------------------------------------------------

  let texts = {};

  function hear(message) {
    if (message.type === "note") note(message);
    if (message.type === "texts") {
      texts = message.texts;
      fill();
    }
  }

  /** The texts of the results, as far as the theme has made them. */
  function fill() {
    for (const text of document.querySelectorAll(".search-text:empty"))
      if (text.dataset.place in texts) text.innerHTML = texts[text.dataset.place];
  }

  /** How the query was understood, and the card: between the theme's count and its list. */
  function note({ corrected, card, query, count }) {
    const result = find("[data-md-component=search-result]");
    let box = result.querySelector(".search-note");
    if (!box) {
      box = element("div", { className: "search-note" });
      box.append(
        element("p", { className: "search-corrected", role: "status" }),
        element("div", { className: "search-answers" }),
      );
      result.lastElementChild.before(box);
    }
    box.dataset.query = query; // what is shown now; answers may come while the reader types on
    const [said, answers] = box.children;
    said.textContent = "";
    if (corrected) said.append("Results for ", element("strong", { textContent: corrected }));
    else if (query.trim() && count === 0)
      said.append("No page has these words. Try fewer or other ones, or the list ", listLink());
    said.hidden = !said.textContent;
    answers.innerHTML = card;
    for (const link of answers.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), home).href;
  }

  // The theme opens the link with most points on Enter; not this one, if there is another.
  const listLink = () => element("a", {
    href: new URL(`reference/a-z/${isOnDisk ? "index.html" : ""}`, home).href,
    innerHTML: '<span data-md-score="-1">from A to Z</span>',
  });

  // ---- The query in the address -------------------------------------------------------------

  let leaving = false; // by a result, so that Back comes to the query again
  let writing = 0;

  function setQuery(query) {
    const address = new URL(location.href);
    if ((address.searchParams.get("q") ?? "") === query) return;
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  }

  function show(query) {
    const input = find("[data-md-component=search-query]");
    input.value = query;
    input.focus();
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }

  document.addEventListener("focusin", ({ target }) => {
    if (target.matches?.("[data-md-component=search-query]")) port?.postMessage({ type: "open" });
  });
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-md-component=search-query]")) return;
    clearTimeout(writing);
    writing = setTimeout(() => setQuery(target.value.trim()), 300); // browsers allow few changes a second
  });
  document.addEventListener("click", ({ target }) => {
    if (!target.closest?.("[data-md-component=search-result] a")) return;
    clearTimeout(writing);
    setQuery(find("[data-md-component=search-query]").value.trim());
    leaving = true;
  }, true);
  document.addEventListener("change", ({ target }) => {
    if (target.id !== "__search" || target.checked) return;
    clearTimeout(writing);
    if (!leaving) setQuery("");
    leaving = false;
  });
  document.addEventListener("reset", ({ target }) => {
    if (target.matches(".md-search__form")) setQuery("");
  });
  // Back from a result: the theme closes search whenever the address changes, a little later.
  addEventListener("popstate", () => {
    const query = new URL(location.href).searchParams.get("q");
    if (query) setTimeout(() => show(query), 200);
  });
})();
