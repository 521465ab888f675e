/* On the page for an address that does not exist: the pages that the words of the address may mean,
 * as search finds them. Its list stays away where nothing fits.
 */
(() => {
  "use strict";

  const QUERY = 2, RESULT = 3; // messages of the theme's protocol
  const MOST = 5;
  const home = new URL("../../../", document.currentScript.src);

  /** What to look for: the words of the address's last step, or else of all its steps. */
  function queriesOf(path) {
    const steps = path.replace(/\.(html?|md)$/, "").split("/").map((step) => step.replace(/[^\p{L}\p{N}]+/gu, " ").trim())
      .filter((step, place) => step && step !== "index" && !(place === 0 && step === "go"));
    return [...new Set([steps.at(-1), steps.join(" ")])].filter(Boolean);
  }

  const nearest = document.querySelector(".nearest");

  function show(pages) {
    const [status, list] = nearest.children;
    list.replaceChildren(...pages.map(({ location: address, title, tags: [kind] }) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = new URL(address, home).href;
      link.search = ""; // nobody searched, so there is nothing to mark
      link.innerHTML = title.replace(/<\/?mark>/g, "");
      item.append(link, kind === "Page" ? "" : `, ${kind.toLowerCase()}`);
      return item;
    }));
    list.hidden = false;
    status.textContent = pages.length > 1 ? `Perhaps one of these ${pages.length} pages:` : "Perhaps this page:";
  }

  let path = location.pathname.slice(home.pathname.length);
  try { path = decodeURIComponent(path); } catch { /* no words in it, or as good as none */ }
  const queries = queriesOf(path);
  if (!queries.length || !window.fieldNotesSearchWorker) return;

  nearest.ariaBusy = "true";
  const worker = window.fieldNotesSearchWorker();
  const ask = () => worker.postMessage({ type: QUERY, data: queries.shift() });
  worker.addEventListener("message", ({ data: { type, data } }) => {
    if (type !== RESULT) return;
    if (!data.items.length && queries.length) return ask();
    worker.terminate();
    nearest.ariaBusy = "false";
    if (data.items.length) show(data.items.slice(0, MOST).map(([page]) => page));
    return undefined;
  });
  ask();
})();
