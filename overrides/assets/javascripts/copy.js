// Copying, for every script that offers it: fieldNotes.copy(text, told) puts a text on the clipboard
// and says what happened. A button with data-markdown copies the Markdown at that address.
(() => {
  "use strict";

  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");

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

  async function copyPage(button) {
    const answer = await fetch(button.dataset.markdown).catch(() => null);
    if (answer?.ok) return copy(await answer.text(), "Page copied as Markdown");
    return tell("The Markdown of this page could not be loaded");
  }

  function start() {
    for (const button of document.querySelectorAll(".copy-page")) {
      button.hidden = location.protocol === "file:"; // no page may read another from disk
      button.onclick = () => copyPage(button);
    }
  }

  window.fieldNotes = { copy };
  if (window.document$) window.document$.subscribe(start);
  else start();
})();
