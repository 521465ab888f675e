/* Search, the UI: starts our worker in place of the theme's, shows what the theme's list of results has
 * no room for, and keeps the query in the address. Loaded before the theme.
 */
(() => {
  "use strict";

  const here = document.currentScript.src;
  const home = new URL("../../../", here);
  // Each builds on the ones before it.
  const scripts = [
    ..."highlight stemming typos packing lexicon query versus phrases answers ranking".split(" ").map((name) => `engine/${name}.js`),
    "results.js",
  ];
  const isOnDisk = location.protocol === "file:";
  const queryInput = () => document.querySelector("[data-md-component=search-query]");
  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  // ---- The worker --------------------------------------------------------------------------

  const { Worker } = window;
  let port = null;
  // For others that search, too: not-found.js.
  const startWorker = window.fieldNotesSearchWorker = () => new Worker(new URL(`worker.js?scripts=${scripts}`, here));

  // The theme starts one worker, its search, when it loads. Later workers are none of our business.
  window.Worker = function SearchWorker() {
    window.Worker = Worker;
    port = isOnDisk ? startInPage() : startWorker();
    port.addEventListener("message", ({ data }) => onMessage(data));
    return port;
  };

  /** The same without a worker: from the disk browsers start none, nor may scripts read files there. */
  function startInPage() {
    const inPage = new EventTarget(), pending = new Map();
    const send = (data) => inPage.dispatchEvent(new MessageEvent("message", { data }));
    const runScript = (path) => new Promise((resolve, reject) => {
      document.head.append(element("script", { src: new URL(path, here).href, onload: resolve, onerror: reject }));
    });
    window.fieldNotesSearchFile = (path, content) => pending.get(path)?.(content);
    const load = (path) => new Promise((resolve, reject) => {
      pending.set(path, resolve);
      runScript(`../../../search/${path}`).catch(reject);
    });
    const started = scripts.reduce((before, path) => before.then(() => runScript(path)), Promise.resolve())
      .then(() => window.fieldNotesSearch.createSearch({ load, send, isOnDisk }));
    inPage.postMessage = async (message) => (await started)(message);
    return inPage;
  }

  // ---- Messages of the worker --------------------------------------------------------------

  let excerpts = {};

  function onMessage(message) {
    if (message.type === "summary") showSummary(message);
    if (message.type === "excerpts") {
      excerpts = message.excerpts;
      fillExcerpts();
    }
  }

  /** Fills in the texts of the results that the theme has rendered so far. */
  function fillExcerpts() {
    for (const text of document.querySelectorAll(".search-text:empty"))
      if (text.dataset.place in excerpts) text.innerHTML = excerpts[text.dataset.place];
  }

  /** The part between the theme's count and its list. */
  function summaryElement() {
    const result = document.querySelector("[data-md-component=search-result]");
    const existing = result.querySelector(".search-note");
    if (existing) return existing;
    const summary = element("div", { className: "search-note" });
    summary.append(
      element("p", { className: "search-corrected", role: "status" }),
      element("div", { className: "search-answers" }),
    );
    result.lastElementChild.before(summary);
    return summary;
  }

  /** Shows how the query was understood, and the card. */
  function showSummary({ corrected, card, query, count }) {
    const summary = summaryElement();
    summary.dataset.query = query; // what is shown now; answers may arrive while the reader types on
    const [status, answers] = summary.children;
    status.textContent = "";
    if (corrected) status.append("Results for ", element("strong", { textContent: corrected }));
    else if (query.trim() && count === 0)
      status.append("No results. Try fewer or different words, or the list ", listLink());
    status.hidden = !status.textContent;
    answers.innerHTML = card;
    for (const link of answers.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), home).href;
  }

  // The theme opens the link with the highest score on Enter; not this one, if there is another.
  const listLink = () => element("a", {
    href: new URL(`reference/a-z/${isOnDisk ? "index.html" : ""}`, home).href,
    innerHTML: '<span data-md-score="-1">from A to Z</span>',
  });

  // ---- The query in the address -------------------------------------------------------------

  let isLeaving = false; // by a result, so that Back returns to the query
  let timer = 0;

  function setQuery(query) {
    const address = new URL(location.href);
    if ((address.searchParams.get("q") ?? "") === query) return;
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  }

  /** Has the theme read the query, which it does after a key only. */
  const searchAgain = (input) => input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));

  function reopen(query) {
    const input = queryInput();
    input.value = query;
    input.focus();
    searchAgain(input);
  }

  document.addEventListener("focusin", ({ target }) => {
    if (target.matches?.("[data-md-component=search-query]")) port?.postMessage({ type: "open" });
  });
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-md-component=search-query]")) return;
    searchAgain(target); // text also comes by paste, drag, dictation and autocorrection
    clearTimeout(timer);
    timer = setTimeout(() => setQuery(target.value.trim()), 300); // browsers allow few changes a second
  });
  document.addEventListener("click", ({ target }) => {
    if (!target.closest?.("[data-md-component=search-result] a")) return;
    clearTimeout(timer);
    setQuery(queryInput().value.trim());
    isLeaving = true;
  }, true);
  document.addEventListener("change", ({ target }) => {
    if (target.id !== "__search" || target.checked) return;
    clearTimeout(timer);
    if (!isLeaving) setQuery("");
    isLeaving = false;
  });
  document.addEventListener("reset", ({ target }) => {
    if (target.matches(".md-search__form")) setQuery("");
  });
  // Back from a result: the theme closes search whenever the address changes, a little later.
  addEventListener("popstate", () => {
    const query = new URL(location.href).searchParams.get("q");
    if (query) setTimeout(() => reopen(query), 200);
  });
})();
