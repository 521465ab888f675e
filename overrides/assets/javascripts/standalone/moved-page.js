// On a page that moved: redirects to its new address. An anchor of the old address is kept, or
// replaced as data/site/redirects.yml says; the links are in the page.
(() => {
  "use strict";

  function decodedAnchor() {
    const anchor = location.hash.slice(1);
    try {
      return decodeURIComponent(anchor);
    } catch {
      return anchor;
    }
  }

  const anchor = decodedAnchor();
  const linkOfAnchor = anchor && document.getElementById(anchor)?.querySelector("a");
  const link = linkOfAnchor || document.querySelector("#moved a");
  location.replace(linkOfAnchor || link.hash ? link.href : link.href + location.hash);
})();
