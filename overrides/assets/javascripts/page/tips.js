// Explanations of terms, facts and sources: a link with data-tip="kind:key" opens the tip with the
// id tip-kind-key, or a copy of what it links to. Opens by mouse, by keyboard focus and by a first
// tap; Esc, leaving it, scrolling away or a tap elsewhere closes it. Without this script the link
// leads to the glossary, the limits page or the list of sources.
(() => {
  "use strict";

  const OPEN_AFTER = 220;
  const CLOSE_AFTER = 180;
  let open = null; // { trigger, tip }
  let timer = 0;
  let lastPointer = "mouse";

  const triggerOf = (node) => (node instanceof Element ? node.closest("a[data-tip]") : null);
  const holds = (node) => open !== null && node instanceof Node &&
    (open.trigger.contains(node) || open.tip.contains(node));

  function show(trigger) {
    clearTimeout(timer);
    if (open?.trigger === trigger) return;
    hide();
    const tip = tipOf(trigger);
    if (!tip) return;
    tip.id = "open-tip";
    trigger.after(tip); // next in the order of the Tab key
    if (tip.showPopover) {
      tip.popover = "manual"; // above everything, whatever the table around it hides
      tip.showPopover();
    }
    trigger.setAttribute("aria-describedby", tip.id);
    open = { trigger, tip };
    place();
  }

  // The tip made for the link; for the mark of a source, a copy of its entry below the table.
  function tipOf(trigger) {
    const made = document.getElementById("tip-" + trigger.dataset.tip.replace(":", "-"));
    if (made) {
      const tip = made.cloneNode(true);
      if (trigger.matches(".fact"))
        tip.append(window.fieldNotes.element("button", { type: "button", className: "copy-link", textContent: "Copy link" }));
      return tip;
    }
    const entry = document.getElementById(trigger.hash.slice(1));
    if (!entry) return null;
    const copies = [...entry.childNodes].map((node) => node.cloneNode(true));
    return window.fieldNotes.element("div", { className: "tip", role: "note" }, ...copies);
  }

  function hide() {
    clearTimeout(timer);
    if (open === null) return;
    open.trigger.removeAttribute("aria-describedby");
    open.tip.remove();
    open = null;
  }

  // Below the trigger, above it where there is no room, and never out of the window.
  function place() {
    const margin = 8;
    const box = open.trigger.getClientRects()[0];
    if (!box || box.bottom < 0 || box.top > innerHeight) return hide();
    const { offsetWidth: width, offsetHeight: height } = open.tip;
    const below = box.bottom + 4;
    const fitsBelow = below + height <= innerHeight - margin;
    const top = fitsBelow ? below : Math.max(margin, box.top - height - 4);
    const left = Math.min(Math.max(margin, box.left), innerWidth - width - margin);
    open.tip.style.top = `${top}px`;
    open.tip.style.left = `${left}px`;
  }

  document.addEventListener("pointerdown", (event) => {
    lastPointer = event.pointerType;
    if (open && !holds(event.target)) hide();
  });

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const trigger = triggerOf(event.target);
    if (holds(event.target)) return clearTimeout(timer);
    if (!trigger) return;
    clearTimeout(timer);
    timer = setTimeout(() => show(trigger), OPEN_AFTER);
  });

  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "mouse" || holds(event.relatedTarget)) return;
    if (triggerOf(event.target) || holds(event.target)) {
      clearTimeout(timer);
      timer = setTimeout(hide, CLOSE_AFTER);
    }
  });

  document.addEventListener("focusin", (event) => {
    const trigger = triggerOf(event.target);
    if (trigger?.matches(":focus-visible")) show(trigger);
    else if (!holds(event.target)) hide();
  });

  // The first tap explains, the second follows the link.
  document.addEventListener("click", (event) => {
    const trigger = triggerOf(event.target);
    if (trigger && lastPointer === "touch" && open?.trigger !== trigger) {
      event.preventDefault();
      event.stopPropagation();
      show(trigger);
    } else if (!trigger || lastPointer === "touch") {
      if (!holds(event.target) || event.target.closest?.("a")) hide();
    }
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || open === null) return;
    const { trigger, tip } = open;
    const inside = tip.contains(document.activeElement);
    hide();
    if (inside) trigger.focus({ focusVisible: false });
  });

  addEventListener("scroll", () => open && place(), { capture: true, passive: true });
  addEventListener("resize", hide);
})();
