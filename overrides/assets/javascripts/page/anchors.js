// Links within a page. Instant navigation turns them into full addresses as of when the page was
// loaded, and follows them itself. Here they are fragments again, for the browser to follow: so they
// keep what a reader set since, such as a filter. What the address names is marked by a class,
// because instant navigation may put a new copy of the page in place, whose target no browser knows.
// It has the focus, too, so that the keyboard goes on from there.
(() => {
  "use strict";

  const { announce, onPage, textOf } = window.fieldNotes;

  const MARK = "is-target";

  function localize(link) {
    const { origin, pathname, search } = location;
    const within = link.origin === origin && link.pathname === pathname && link.search === search;
    // Results of search outlive the page they were found on.
    if (!within || !link.hash || link.target || link.closest(".md-search")) return;
    link.setAttribute("href", link.hash);
    link.target = "_self"; // instant navigation leaves such links alone
  }

  function mark() {
    document.querySelectorAll(`.${MARK}`).forEach((element) => element.classList.remove(MARK));
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { /* not an encoded name */ }
    const element = name && document.getElementById(name);
    if (!element) return null;
    element.classList.add(MARK);
    return element;
  }

  function arrive() {
    const element = mark();
    if (!element) return;
    // A former anchor says where its part is now.
    const moved = element.closest(".moved") && element.querySelector("a");
    if (moved) return location.replace(moved.href);
    const name = element.matches("tr") ? element.querySelector("th") : element;
    announce(`Link to: ${element.matches("figure") ? element.ariaLabel : textOf(name)}`.slice(0, 200));
    if (!element.matches("a, button, input, summary, [tabindex]")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  function start() {
    document.querySelectorAll("a[href]").forEach(localize);
    arrive();
  }

  addEventListener("hashchange", arrive);
  // Links that other scripts make later.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (link) localize(link);
  }, true);
  window.fieldNotes.mark = mark; // for copy-link.js, which stays where the reader is
  onPage(start);
})();
