// The words that were searched for, marked on the page that a result led to: `h` in the address has
// their phrases, parted by commas. A new h on the same page takes the place of the one before.
(() => {
  "use strict";

  const { pattern, pieces } = window.fieldNotesSearch;
  const PASSED_OVER = "script, style, svg, .headerlink, input, textarea, select, button";
  let shown = ""; // the path of the page that is there

  function unmark(article) {
    for (const mark of article.querySelectorAll("mark[data-md-highlight]")) {
      const { parentNode } = mark;
      mark.replaceWith(...mark.childNodes);
      parentNode.normalize();
    }
  }

  function* texts(article) {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      return node.matches(PASSED_OVER) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    while (walker.nextNode()) yield walker.currentNode;
  }

  function marked(piece) {
    const mark = window.fieldNotes.element("mark", {}, piece);
    mark.dataset.mdHighlight = "";
    return mark;
  }

  function start() {
    shown = location.pathname;
    const article = document.querySelector(".md-content article");
    if (!article) return;
    unmark(article);
    const found = pattern(new URLSearchParams(location.search).get("h")?.split(",") ?? []);
    if (!found) return;
    // All are found before any is changed: a walk would not go on from a text that is gone.
    const changed = [...texts(article)].filter((node) => node.data.search(found) >= 0);
    for (const node of changed)
      node.replaceWith(...pieces(node.data, found).map(({ text, isMarked }) => (isMarked ? marked(text) : text)));
  }

  window.fieldNotes.onPage(start);
  // The theme tells of every new address, of another page before that page is there.
  window.location$?.subscribe(({ pathname }) => pathname === shown && start());
})();
