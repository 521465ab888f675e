// What the other scripts share, as window.fieldNotes:
//   onPage(start)                       calls start for every page shown, with instant navigation, too
//   element(name, properties, ...inner) makes an element
//   copy(text, told)                    puts a text on the clipboard and says what happened
//   tell(text)                          says something, for the eye and for screen readers
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

  function tell(text) {
    if (!status.isConnected) document.body.append(status);
    status.textContent = text;
    window.alert$?.next(text); // the theme's own short message, for the eye
  }

  async function copy(text, told) {
    try {
      await navigator.clipboard.writeText(text);
      tell(told);
    } catch {
      tell("The browser allows no copying here; open the site over HTTPS");
    }
  }

  window.fieldNotes = { onPage, element, copy, tell };
})();
