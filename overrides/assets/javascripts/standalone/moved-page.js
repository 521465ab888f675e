// On a page that moved: on to where it is now. An anchor of the old address goes along, or leads
// where data/site/redirects.yml says; the links stand in the page.
(() => {
  "use strict";

  let name = location.hash.slice(1);
  try { name = decodeURIComponent(name); } catch { /* not an encoded name */ }
  const own = name && document.getElementById(name)?.querySelector("a");
  const link = own || document.querySelector("#moved a");
  location.replace(own || link.hash ? link.href : link.href + location.hash);
})();
