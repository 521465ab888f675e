/* On the page for an address that does not exist: the pages that the words of the address may mean,
 * as search finds them. The list stays hidden where nothing fits.
 */
(() => {
  "use strict";

  const QUERY = 2, RESULT = 3; // messages of the theme's protocol
  const MAX_SUGGESTIONS = 5;
  const home = new URL("../../../", document.currentScript.src);

  /** What to search for: the words of the last step of a path, or else of all its steps. */
  function queriesFor(path) {
    const steps = path.replace(/\.(html?|md)$/, "").split("/").map((step) => step.replace(/[^\p{L}\p{N}]+/gu, " ").trim())
      .filter((step, position) => step && step !== "index" && !(position === 0 && step === "go"));
    return [...new Set([steps.at(-1), steps.join(" ")])].filter(Boolean);
  }

  function decoded(path) {
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }

  const suggestions = document.querySelector(".nearest");

  function show(pages) {
    const [status, list] = suggestions.children;
    list.replaceChildren(...pages.map(({ location: address, title, tags: [kind] }) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = new URL(address, home).href;
      link.search = ""; // nobody searched, so there is nothing to highlight
      link.innerHTML = title.replace(/<\/?mark>/g, "");
      item.append(link, kind === "Page" ? "" : `, ${kind.toLowerCase()}`);
      return item;
    }));
    list.hidden = false;
    status.textContent = pages.length > 1 ? `Perhaps one of these ${pages.length} pages:` : "Perhaps this page:";
  }

  const queries = queriesFor(decoded(location.pathname.slice(home.pathname.length)));
  if (!queries.length || !window.fieldNotesSearchWorker) return;

  suggestions.ariaBusy = "true";
  const worker = window.fieldNotesSearchWorker();
  const searchNext = () => worker.postMessage({ type: QUERY, data: queries.shift() });
  worker.addEventListener("message", ({ data: { type, data } }) => {
    if (type !== RESULT) return;
    if (!data.items.length && queries.length) {
      searchNext();
      return;
    }
    worker.terminate();
    suggestions.ariaBusy = "false";
    if (data.items.length) show(data.items.slice(0, MAX_SUGGESTIONS).map(([page]) => page));
  });
  searchNext();
})();
