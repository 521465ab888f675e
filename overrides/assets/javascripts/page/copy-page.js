// The button beside a page's title that copies the Markdown of the page.
(() => {
  "use strict";

  const { copy, onPage, tell } = window.fieldNotes;

  async function copyPage(button) {
    const answer = await fetch(button.dataset.markdown).catch(() => null);
    if (answer?.ok) return copy(await answer.text(), "Page copied as Markdown");
    return tell("The Markdown of this page could not be loaded");
  }

  onPage(() => {
    for (const button of document.querySelectorAll(".copy-page")) {
      button.hidden = location.protocol === "file:"; // no page may read another from disk
      button.onclick = () => copyPage(button);
    }
  });
})();
