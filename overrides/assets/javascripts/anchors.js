// Links within a page. The browser follows them, not instant navigation, which would pass the step
// by without an event; and what the address names is marked by a class, because instant navigation
// may put a new copy of the page in place, in which the browser no longer knows the target.
(() => {
  "use strict";

  const MARK = "is-target";

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!link || !link.hash || link.target) return;
    const { origin, pathname, search } = location;
    if (link.origin === origin && link.pathname === pathname && (link.search === search || link.getAttribute("href")[0] === "#")) {
      link.target = "_self"; // instant navigation leaves such links alone
    }
  }, true);

  function mark() {
    document.querySelectorAll(`.${MARK}`).forEach((element) => element.classList.remove(MARK));
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch { /* not an encoded name */ }
    if (name) document.getElementById(name)?.classList.add(MARK);
  }

  addEventListener("hashchange", mark);
  if (window.document$) window.document$.subscribe(mark);
  else mark();
})();
