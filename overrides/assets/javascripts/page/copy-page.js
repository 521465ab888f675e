// The button beside a page's title that copies the Markdown of the page.
(() => {
  "use strict";

  const { copy, onPage, toast } = window.fieldNotes;

  async function copyPage(button) {
    const response = await fetch(button.dataset.markdown).catch(() => null);
    if (response?.ok) await copy(await response.text(), "Page copied as Markdown");
    else toast("The Markdown of this page could not be loaded");
  }

  onPage(() => {
    for (const button of document.querySelectorAll(".copy-page")) {
      button.hidden = location.protocol === "file:"; // no page may read another from disk
      button.onclick = () => copyPage(button);
    }
  });
})();
