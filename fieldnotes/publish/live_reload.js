/* Reloads a page of the preview when the site was built anew. MkDocs would write a script for that into each page, with numbers
   that change with every answer, so that no policy could list it. This one asks the same address. */
(() => {
  const tab = Math.floor(performance.timeOrigin), pause = 3000;
  // The build that this document is from: it may be old by now. An error page does not say.
  let shown = Number(document.querySelector('meta[name="build"]')?.content ?? 0), waiting;

  // The number of the newest build: at once if it is after the given one, else when there is one or a minute has passed.
  const newest = async (after, signal) => {
    const answer = await fetch(`/livereload/${after}/${tab}`, { signal });
    if (!answer.ok) throw new Error(answer.statusText);
    return Number(await answer.text());
  };

  // A browser keeps few connections to one host: a tab that nobody sees asks only what it shows.
  const watch = async () => {
    waiting?.abort();
    const { signal } = (waiting = new AbortController());
    while (!signal.aborted && (!shown || document.visibilityState === "visible")) {
      try {
        const build = await newest(shown, signal);
        if (shown && build > shown) location.reload();
        shown = build;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };

  addEventListener("pagehide", () => waiting.abort());
  document.addEventListener("visibilitychange", watch);
  watch();
})();
