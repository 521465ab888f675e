// openPopover(trigger, box, options): puts a box at the element that opened it, below it or above
// where there is no room, never outside the window, and keeps it there while the reader scrolls. It
// closes by close(), by Escape, and once its trigger is scrolled away. The box comes right after the
// trigger, so that Tab leads into it. A popover that was opened from inside another closes with it.
//
//   returnFocus()  moves the focus back when Escape closes a popover that has it; default: to the trigger
//   onClose()      is called once it is closed
//
// Returns { trigger, box, contains(node), position(), close() }.
(() => {
  "use strict";

  const MARGIN = 8; // pixels, to the edges of the window
  const GAP = 4; // to the trigger
  const openPopovers = []; // in the order in which they opened

  /** Places a box in the window; false where its trigger is out of sight. */
  function place(box, trigger) {
    const [line] = trigger.getClientRects(); // the first, where a link wraps
    if (!line || line.bottom < 0 || line.top > innerHeight) return false;
    const { offsetWidth: width, offsetHeight: height } = box;
    const below = line.bottom + GAP;
    const fitsBelow = below + height <= innerHeight - MARGIN;
    const top = fitsBelow ? below : Math.max(MARGIN, line.top - height - GAP);
    const left = Math.max(MARGIN, Math.min(line.left, innerWidth - width - MARGIN));
    Object.assign(box.style, { top: `${top}px`, left: `${left}px` });
    return true;
  }

  function openPopover(trigger, box, { onClose, returnFocus } = {}) {
    const popover = {
      trigger,
      box,
      returnFocus: returnFocus ?? (() => trigger.focus({ preventScroll: true })),
      contains: (node) => node instanceof Node && (trigger.contains(node) || box.contains(node)),
      position() {
        if (!place(box, trigger)) popover.close();
      },
      close() {
        const index = openPopovers.indexOf(popover);
        if (index < 0) return;
        openPopovers.splice(index, 1);
        openPopovers.filter((other) => box.contains(other.trigger)).forEach((other) => other.close());
        box.remove();
        onClose?.();
      },
    };
    trigger.after(box);
    if (box.showPopover) {
      box.popover = "manual"; // above everything, whatever the table around it hides
      box.showPopover();
    }
    openPopovers.push(popover);
    place(box, trigger);
    return popover;
  }

  document.addEventListener("keydown", (event) => {
    const innermost = openPopovers.at(-1);
    if (event.key !== "Escape" || !innermost) return;
    const hasFocus = innermost.box.contains(document.activeElement);
    innermost.close();
    if (hasFocus) innermost.returnFocus();
  }, true);
  addEventListener("scroll", () => [...openPopovers].forEach(({ position }) => position()), { capture: true, passive: true });

  window.fieldNotes.openPopover = openPopover;
})();
