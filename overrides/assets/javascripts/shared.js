// What the other scripts share, as window.fieldNotes:
//   onPage(start)                       calls start for every page shown, with instant navigation, too
//   element(name, properties, ...inner) creates an element
//   decodedHash()                       the anchor that the address names
//   writeClipboard(text)                whether the browser put a text on the clipboard
//   copy(text, message)                 the same, with a toast that says what happened
//   toast(text)                         shows a short message, and announces it
//   announce(text)                      says something to screen readers alone
//   folded(text)                        a text in the form in which texts are compared
//   textOf(node)                        the text of a node without the controls in it
//   sourceOf(node)                      { source, checked } of a cell, row or tip, as far as it has them
// popover.js adds openPopover(), page/anchors.js markTarget(), page/report-fact.js reportLink().
(() => {
  "use strict";

  const CONTROLS = ".source-mark, .row-link, .headerlink, .sourced, .link-copied, .report-fact";

  // The theme announces every page it shows, the first one too.
  function onPage(start) {
    if (window.document$) window.document$.subscribe(start);
    else start();
  }

  function element(name, properties = {}, ...inner) {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...inner);
    return node;
  }

  function decodedHash() {
    const anchor = location.hash.slice(1);
    try {
      return decodeURIComponent(anchor);
    } catch {
      return anchor;
    }
  }

  const status = element("p", { className: "visually-hidden", role: "status" });

  function announce(text) {
    if (!status.isConnected) document.body.append(status);
    status.textContent = text;
  }

  function toast(text) {
    announce(text);
    window.alert$?.next(text); // the theme's own short message
  }

  // Works from the disk and without a permission, too.
  function writeByCommand(text) {
    const focused = document.activeElement;
    const field = element("textarea", { value: text, className: "visually-hidden", readOnly: true });
    (focused.closest("dialog") ?? document.body).append(field); // outside an open dialog nothing can be selected
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    focused.focus({ preventScroll: true });
    return isDone;
  }

  async function writeClipboard(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return writeByCommand(text);
    }
  }

  async function copy(text, message) {
    toast(await writeClipboard(text) ? message : "The browser does not allow copying here; open the site over HTTPS");
  }

  // Full-width letters, ligatures and the like are the plain ones, as in the search.
  const folded = (text) => text.normalize("NFKC").toLowerCase();

  function textOf(node) {
    const copied = node.cloneNode(true);
    copied.querySelectorAll(CONTROLS).forEach((control) => control.remove());
    return copied.textContent.replace(/\s+/g, " ").trim();
  }

  function sourceOf(node) {
    const mark = node.querySelector(".source-mark a");
    const fact = node.querySelector("a.fact");
    const sourced = mark
      ? document.getElementById(mark.hash.slice(1)) // below the table
      : fact ? document.getElementById("tip-" + fact.dataset.tip.replace(":", "-")) : node;
    const link = sourced?.querySelector("a[rel=noopener]:not(.report-fact)");
    if (!link) return {};
    const date = link.parentElement.querySelector("time")?.dateTime;
    return { source: link.href, ...(date && { checked: date }) };
  }

  window.fieldNotes = { onPage, element, decodedHash, writeClipboard, copy, toast, announce, folded, textOf, sourceOf };
})();
