// Links within a page. Instant navigation turns them into full addresses as of when the page was
// loaded, and follows them itself. Here they are fragments again, for the browser to follow: so they
// keep what a reader set since, such as a filter. What the address names is marked by a class,
// because instant navigation may put a new copy of the page in place, whose target no browser knows.
// It has the focus, too, so that the keyboard goes on from there.
(() => {
  "use strict";

  const { announce, decodedHash, onPage, textOf } = window.fieldNotes;

  const TARGET_CLASS = "is-target";

  function localize(link) {
    const { origin, pathname, search } = location;
    const isWithin = link.origin === origin && link.pathname === pathname && link.search === search;
    // Results of search outlive the page they were found on.
    if (!isWithin || !link.hash || link.target || link.closest(".md-search")) return;
    link.setAttribute("href", link.hash);
    link.target = "_self"; // instant navigation leaves such links alone
  }

  /** Marks the element that the address names, and returns it. */
  function markTarget() {
    document.querySelectorAll(`.${TARGET_CLASS}`).forEach((element) => element.classList.remove(TARGET_CLASS));
    const anchor = decodedHash(), target = anchor && document.getElementById(anchor);
    if (!target) return null;
    target.classList.add(TARGET_CLASS);
    return target;
  }

  function focusTarget() {
    const target = markTarget();
    if (!target) return;
    // A former anchor says where its part is now.
    const moved = target.closest(".moved") && target.querySelector("a");
    if (moved) {
      location.replace(moved.href);
      return;
    }
    const label = target.matches("tr") ? target.querySelector("th") : target;
    announce(`Link to: ${target.matches("figure") ? target.ariaLabel : textOf(label)}`.slice(0, 200));
    if (!target.matches("a, button, input, summary, [tabindex]")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  function start() {
    document.querySelectorAll("a[href]").forEach(localize);
    focusTarget();
  }

  addEventListener("hashchange", focusTarget);
  // Links that other scripts create later.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (link) localize(link);
  }, true);
  window.fieldNotes.markTarget = markTarget; // for copy-link.js, which stays where the reader is
  onPage(start);
})();
