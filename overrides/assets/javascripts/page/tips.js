// Explanations of terms, facts and sources: a link with data-tip="kind:key" opens the tip with the
// id tip-kind-key, or a copy of what it links to. It opens by mouse, by keyboard focus and by a first
// tap; Esc, leaving it, scrolling away or a tap elsewhere closes it. Without this script the link
// leads to the glossary, the limits page or the list of sources.
(() => {
  "use strict";

  const { element, openPopover, reportLink, textOf } = window.fieldNotes;

  const OPEN_DELAY_MS = 220;
  const CLOSE_DELAY_MS = 180;
  let current = null; // the popover that is open
  let timer = 0;
  let lastPointerType = "mouse";

  const triggerOf = (node) => (node instanceof Element ? node.closest("a[data-tip]") : null);
  const isInTip = (node) => current !== null && current.contains(node);

  // The tip written for the link; for the mark of a source, a copy of its entry below the table.
  function createTip(trigger) {
    const written = document.getElementById("tip-" + trigger.dataset.tip.replace(":", "-"));
    if (written) {
      const tip = written.cloneNode(true);
      if (trigger.matches(".fact")) {
        const copyLink = element("button", { type: "button", className: "copy-link", textContent: "Copy link" });
        const report = reportLink(trigger.dataset.tip.replace("fact:", ""), textOf(trigger));
        tip.append(element("p", { className: "tip-actions" }, copyLink, ...(report ? [report] : [])));
      }
      return tip;
    }
    const entry = document.getElementById(trigger.hash.slice(1));
    if (!entry) return null;
    const copies = [...entry.childNodes].map((node) => node.cloneNode(true));
    return element("div", { className: "tip", role: "note" }, ...copies);
  }

  function show(trigger) {
    clearTimeout(timer);
    if (current?.trigger === trigger) return;
    hide();
    const tip = createTip(trigger);
    if (!tip) return;
    tip.id = "open-tip";
    trigger.setAttribute("aria-describedby", tip.id);
    current = openPopover(trigger, tip, {
      onClose() {
        clearTimeout(timer);
        trigger.removeAttribute("aria-describedby");
        current = null;
      },
      returnFocus: () => trigger.focus({ focusVisible: false }), // a visible focus would open it again
    });
  }

  function hide() {
    clearTimeout(timer);
    current?.close();
  }

  function schedule(action, delay) {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  }

  document.addEventListener("pointerdown", ({ pointerType, target }) => {
    lastPointerType = pointerType;
    if (current && !isInTip(target)) hide();
  });

  document.addEventListener("pointerover", ({ pointerType, target }) => {
    if (pointerType !== "mouse") return;
    const trigger = triggerOf(target);
    if (isInTip(target)) clearTimeout(timer);
    else if (trigger) schedule(() => show(trigger), OPEN_DELAY_MS);
  });

  document.addEventListener("pointerout", ({ pointerType, target, relatedTarget }) => {
    if (pointerType !== "mouse" || isInTip(relatedTarget)) return;
    if (triggerOf(target) || isInTip(target)) schedule(hide, CLOSE_DELAY_MS);
  });

  document.addEventListener("focusin", ({ target }) => {
    const trigger = triggerOf(target);
    if (trigger?.matches(":focus-visible")) show(trigger);
    else if (!isInTip(target)) hide();
  });

  // The first tap explains, the second follows the link.
  document.addEventListener("click", (event) => {
    const trigger = triggerOf(event.target);
    if (trigger && lastPointerType === "touch" && current?.trigger !== trigger) {
      event.preventDefault();
      event.stopPropagation();
      show(trigger);
    } else if (!trigger || lastPointerType === "touch") {
      if (!isInTip(event.target) || event.target.closest?.("a")) hide();
    }
  }, true);

  addEventListener("resize", hide);
})();
