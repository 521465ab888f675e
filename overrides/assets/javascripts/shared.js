// What the other scripts share, as window.fieldNotes:
//   onPage(start)                       calls start for every page shown, with instant navigation, too
//   element(name, properties, ...inner) makes an element
//   write(text)                         puts a text on the clipboard; false if the browser does not let it
//   copy(text, told)                    the same, and says what happened
//   tell(text)                          says something, for the eye and for screen readers
//   announce(text)                      says something to screen readers alone
//   textOf(node)                        the text of a place without what stands there for its links
//   sourceOf(node)                      address and date of the source of a cell, row or tip
(() => {
  "use strict";

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

  const status = element("p", { className: "visually-hidden", role: "status" });

  function announce(text) {
    if (!status.isConnected) document.body.append(status);
    status.textContent = text;
  }

  function tell(text) {
    announce(text);
    window.alert$?.next(text); // the theme's own short message, for the eye
  }

  // The older way, which works from the disk and without a permission.
  function writeByCommand(text) {
    const before = document.activeElement;
    const field = element("textarea", { value: text, className: "visually-hidden", readOnly: true });
    (before.closest("dialog") ?? document.body).append(field); // outside an open dialog nothing can be selected
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    before.focus({ preventScroll: true });
    return done;
  }

  const write = (text) => Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error()))
    .then(() => true, () => writeByCommand(text));

  async function copy(text, told) {
    tell(await write(text) ? told : "The browser allows no copying here; open the site over HTTPS");
  }

  function textOf(node) {
    const bare = node.cloneNode(true);
    bare.querySelectorAll(".source-mark, .row-link, .headerlink, .sourced, .link-copied").forEach((mark) => mark.remove());
    return bare.textContent.replace(/\s+/g, " ").trim();
  }

  function sourceOf(node) {
    const mark = node.querySelector(".source-mark a");
    const fact = node.querySelector("a.fact");
    const place = mark
      ? document.getElementById(mark.hash.slice(1)) // below the table
      : fact ? document.getElementById("tip-" + fact.dataset.tip.replace(":", "-")) : node;
    const link = place?.querySelector("a[rel=noopener]");
    if (!link) return {};
    const date = link.parentElement.querySelector("time")?.dateTime;
    return { source: link.href, ...(date && { checked: date }) };
  }

  window.fieldNotes = { onPage, element, write, copy, tell, announce, textOf, sourceOf };
})();
