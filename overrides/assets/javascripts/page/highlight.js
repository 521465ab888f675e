// Highlights the words of a search on the page that a result led to: `h` in the address has their
// phrases, separated by commas. A new h on the same page replaces the one before.
(() => {
  "use strict";

  const { element, onPage } = window.fieldNotes;
  const { phrasePattern, splitByMatches } = window.fieldNotesSearch;
  const SKIPPED = "script, style, svg, .headerlink, input, textarea, select, button";
  let shownPath = "";

  function removeMarks(article) {
    for (const mark of article.querySelectorAll("mark[data-md-highlight]")) {
      const { parentNode } = mark;
      mark.replaceWith(...mark.childNodes);
      parentNode.normalize();
    }
  }

  function* textNodes(article) {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      return node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    while (walker.nextNode()) yield walker.currentNode;
  }

  function createMark(text) {
    const mark = element("mark", {}, text);
    mark.dataset.mdHighlight = "";
    return mark;
  }

  function start() {
    shownPath = location.pathname;
    const article = document.querySelector(".md-content article");
    if (!article) return;
    removeMarks(article);
    const pattern = phrasePattern(new URLSearchParams(location.search).get("h")?.split(",") ?? []);
    if (!pattern) return;
    // All are found before any is changed: a walk does not continue from a node that was removed.
    const matching = [...textNodes(article)].filter((node) => node.data.search(pattern) >= 0);
    for (const node of matching)
      node.replaceWith(...splitByMatches(node.data, pattern).map(({ text, isMatch }) => (isMatch ? createMark(text) : text)));
  }

  onPage(start);
  // The theme emits every new address, that of another page before it shows that page.
  window.location$?.subscribe(({ pathname }) => pathname === shownPath && start());
})();
