// Links within a page. Instant navigation turns them into full addresses as of when the page was
// loaded, and follows them itself. Here they are fragments again, for the browser to follow: so they
// keep what a reader set since, such as a filter. What the address names is marked by a class,
// because instant navigation may put a new copy of the page in place, whose target no browser knows.
(() => {
  "use strict";

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
    if (!element) return;
    element.classList.add(MARK);
    // A former anchor says where its part is now.
    const moved = element.closest(".moved") && element.querySelector("a");
    if (moved) location.replace(moved.href);
  }

  function start() {
    document.querySelectorAll("a[href]").forEach(localize);
    mark();
  }

  addEventListener("hashchange", mark);
  // Links that other scripts make later.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (link) localize(link);
  }, true);
  window.fieldNotes.onPage(start);
})();
