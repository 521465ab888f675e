/* Search, results: messages of the theme in, what the page shows out.
 *
 * `createSearch({ load, send, isOnDisk })` returns the function that handles the messages of the
 * theme (its worker protocol) and of ui.js. `load(path)` loads a file of search/, not before the
 * reader opens search; `send` posts back:
 *   { type: 3, data: { items, suggest } }  what the theme shows as its list of results
 *   { type: "summary", … }                 how the query was understood, and the card above the list
 *   { type: "excerpts", … }                the texts of the places in the list, which come later
 */
{
  const { escape, phrasePattern, highlight } = globalThis.fieldNotesSearch;

  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const LABELS = {
    page: "Page", lab: "Lab", comparison: "Comparison", decision: "Decision", section: "Section", term: "Term",
    diagram: "Diagram", fact: "Fact", port: "Port",
  };
  const EXCERPT_LENGTH = 180; // characters
  const MAX_PARTS = 6; // places shown of one page
  // A part of a page is shown at once if it has this share of the score of the best one.
  const SHOWN_AT_ONCE = 0.55;
  const PAUSE_MS = 120; // without a key, before the texts are loaded
  const NO_RESULTS = { items: [], suggest: [] };

  /** Where the piece of a text begins that has most of some distinct words. */
  function densestPart(text, phrases) {
    const pattern = phrasePattern(phrases);
    const matches = pattern ? [...text.matchAll(pattern)] : [];
    let start = 0, most = 0;
    for (const { index } of matches) {
      const nearby = matches.filter((match) => match.index >= index && match.index < index + EXCERPT_LENGTH);
      const distinct = new Set(nearby.flatMap(([match]) => match.toLowerCase().match(/[a-z0-9]+/g))).size;
      if (distinct > most) [start, most] = [index, distinct];
    }
    return start;
  }

  /** The start of the sentence before a position, if that is near, or else of a word. */
  function readableStart(text, position) {
    if (position < EXCERPT_LENGTH / 2) return 0;
    const before = text.slice(0, position);
    const sentence = Math.max(before.lastIndexOf(". "), before.lastIndexOf("· ")) + 2;
    if (sentence > 1 && position - sentence < EXCERPT_LENGTH / 2) return sentence;
    return before.lastIndexOf(" ", position - 40) + 1;
  }

  /** The piece of a text that has most of some phrases and other words, as HTML, the phrases highlighted. */
  function excerpt(text, phrases, words = []) {
    const start = readableStart(text, densestPart(text, [...phrases, ...words]));
    const wanted = start + EXCERPT_LENGTH;
    const end = wanted < text.length
      ? Math.max(text.lastIndexOf(" ", wanted), start + EXCERPT_LENGTH / 2) : text.length;
    return `${start ? "… " : ""}${highlight(text.slice(start, end), phrases)}${end < text.length ? " …" : ""}`;
  }

  /** A value, whose number and unit keep their order in a page from right to left, too. */
  const isolated = (html) => `<bdi>${html}</bdi>`;

  /** Where the texts of a page are. */
  const textsPath = (address) => `texts/${address.replace(/\/$/, "") || "index"}.js`;

  function createSearch({ load, send, isOnDisk = false }) {
    let engine = null, latestQuery = null, opening = null;
    const texts = new Map(); // address of a page → its texts, once they are loaded

    async function createEngine() {
      engine = globalThis.fieldNotesSearch.createEngine(await load("index.js"));
      send({ type: "open" });
      // In steps, so that a key in between need not wait for all of them.
      const steps = engine.prepare();
      const next = () => steps.next().done || setTimeout(next);
      setTimeout(next);
    }

    const open = () => (opening ??= createEngine());

    /** The address of a place, with phrases for its page to highlight. */
    function href(place, phrases = []) {
      const page = `${engine.address(place)}${isOnDisk ? "index.html" : ""}`, anchor = engine.anchor(place);
      const highlighted = phrases.map((phrase) => phrase.replaceAll(" ", "+")).join(",");
      return `${page}${highlighted && `?h=${highlighted}`}${anchor && `#${anchor}`}`;
    }

    /** The title of a place; a fact also says what it is about, and its value. */
    function titleOf(place, phrases) {
      const subject = engine.kindOf(place) === "fact" ? `${engine.subject(place)}: ` : "";
      const value = engine.value(place);
      const title = highlight(`${subject}${engine.title(place)}`, phrases);
      return value ? `${title}: ${isolated(highlight(value, phrases))}` : title;
    }

    function textOf(place) {
      const pageTexts = texts.get(engine.address(place));
      if (!pageTexts) return null;
      const fact = factOf(place);
      return fact ? [fact.kind, fact.note].filter(Boolean).join(". ") : (pageTexts[engine.anchor(place)] ?? "");
    }

    /** What is known of a fact besides its label and value; null for no fact. */
    function factOf(place) {
      const values = texts.get(factAddress(place))?.[`fact:${engine.anchor(place)}`];
      if (!values) return null;
      const [kind, note, ...source] = values;
      return { kind, note, source };
    }

    const factAddress = (place) => engine.address(engine.subjectPage(place));

    // ---- The list of results ---------------------------------------------------------------

    /** The items as the theme shows them: for each page itself, then the places on it. */
    function itemsOf(found) {
      return found.pages.map(({ page, places }, rank) => {
        const scores = new Map(places), [[, best]] = places;
        const excerpts = excerptsOf([...scores.keys()], found);
        const item = (place) => ({
          location: href(place, found.phrases),
          title: titleOf(place, found.phrases),
          text: `<p class="search-text" data-place="${place}">${excerpts[place] ?? ""}</p>`,
          tags: [labelOf(place, found), place === page && isProse(page) && engine.section(page)].filter(Boolean),
          terms: Object.fromEntries(found.missing(place).map((word) => [word, false])),
          // The theme opens what has the highest score on Enter, and shows at once what scores no
          // less than the page.
          score: 1000 - 10 * rank + 9 * (scores.get(place) ?? SHOWN_AT_ONCE * best) / best,
        });
        const parts = [...scores.keys()].filter((place) => place !== page);
        return [page, ...parts.slice(0, MAX_PARTS)].map(item);
      });
    }

    const isProse = (page) => ["page", "lab"].includes(engine.kindOf(page));
    const labelOf = (place, { answer }) => {
      const isTerm = answer?.kind === "term" && answer.place === place && !engine.isPage(place);
      return LABELS[isTerm ? "term" : engine.kindOf(place)];
    };

    function excerptsOf(places, { phrases, words }) {
      const excerpts = {};
      for (const place of places) {
        const text = textOf(place);
        if (text !== null) excerpts[place] = excerpt(text, phrases, words);
      }
      return excerpts;
    }

    // ---- The card above the list -----------------------------------------------------------

    // Enter in the search box opens the link with the highest score; never one of the card. Addresses
    // are relative to the home page; ui.js completes them.
    const link = (address, html) => `<a href="${escape(address)}"><span data-md-score="-1">${html}</span></a>`;
    const sourceLine = ([address, name, month] = []) =>
      (address ? `<small>${link(address, escape(name))}${month && `, checked ${escape(month)}`}</small>` : "");
    const card = (...lines) => `<section class="search-answer" aria-label="Answer">${lines.join("")}</section>`;
    const paragraph = (html, name = "") => (html ? `<p${name && ` class="${name}"`}>${html}</p>` : "");

    function cardOf(answer) {
      if (!answer) return "";
      if (answer.kind === "facts") return factsCard(answer.places);
      const pageTexts = texts.get(engine.address(answer.place));
      if (!pageTexts) return "";
      return answer.kind === "term"
        ? termCard(answer, pageTexts[`term:${answer.term}`]) : versusCard(answer, pageTexts.versus);
    }

    /** The best fact with all that is known of it, the others a line each. */
    function factsCard([best, ...others]) {
      const { kind, note, source } = factOf(best) ?? { kind: "", note: "" };
      const value = (place) => link(href(place), isolated(escape(engine.value(place))));
      const label = (place) => escape([engine.subject(place), engine.title(place)].filter(Boolean).join(": "));
      const lines = others.map((place) => `<li>${value(place)} ${label(place)}</li>`);
      return card(
        paragraph(value(best), "search-value"),
        paragraph(`${label(best)}${kind && ` <span class="search-kind">${escape(kind)}</span>`}`),
        paragraph(escape(note)),
        sourceLine(source),
        lines.length ? `<ul>${lines.join("")}</ul>` : "",
      );
    }

    function termCard({ place }, entry) {
      if (!entry) return "";
      const [title, definition, state, ...source] = entry;
      const badge = state && ` <span class="state state-ended">${escape(state)}</span>`;
      return card(
        paragraph(`<strong>${link(href(place), escape(title))}</strong>${badge}`),
        paragraph(escape(definition)), sourceLine(source),
      );
    }

    function versusCard({ place, options }, entry) {
      if (!entry) return "";
      const [summary, choicesOfAll] = entry;
      const choices = options.map((option) => choicesOfAll[option])
        .map(([name, when]) => `<li><strong>${escape(name)}</strong> when ${escape(when)}</li>`);
      return card(
        paragraph(`<strong>${link(href(place), escape(engine.title(place)))}</strong>`),
        paragraph(escape(summary)), `<ul>${choices.join("")}</ul>`,
      );
    }

    // ---- Messages --------------------------------------------------------------------------

    async function respond(query) {
      latestQuery = query;
      if (!query.trim()) {
        send({ type: RESULT, data: NO_RESULTS });
        send({ type: "summary", query, corrected: "", card: "" });
        return;
      }
      const isOutdated = () => latestQuery !== query; // the reader typed on meanwhile
      await open();
      if (isOutdated()) return;
      const found = engine.search(query);
      const items = itemsOf(found);
      send({ type: RESULT, data: { items, suggest: found.completion ? [found.completion] : [] } });
      const { corrected } = found;
      const sendSummary = () =>
        send({ type: "summary", query, corrected, card: cardOf(found.answer), count: items.length });
      sendSummary();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (isOutdated()) return;
      await loadTexts(found);
      if (isOutdated()) return;
      sendSummary();
      send({ type: "excerpts", query, excerpts: excerptsOf(placesOf(found), found) });
    }

    const placesOf = ({ pages }) => pages.flatMap(({ places }) => places.map(([place]) => place));

    async function loadPageTexts(address) {
      try {
        texts.set(address, await load(textsPath(address)));
      } catch { /* a place is found without its text, too */ }
    }

    /** Loads the texts of what was found, and of what the card shows, as far as they are not here yet. */
    function loadTexts(found) {
      const shown = [...placesOf(found), ...[found.answer?.places ?? found.answer?.place ?? []].flat()];
      const addresses = new Set([...shown.map(engine.address), ...shown.map(factAddress)]);
      return Promise.all([...addresses].filter((address) => !texts.has(address)).map(loadPageTexts));
    }

    return function onMessage({ type, data }) {
      if (type === SETUP) send({ type: READY });
      else if (type === "open") open();
      else if (type === QUERY) respond(data);
    };
  }

  Object.assign(globalThis.fieldNotesSearch, { createSearch, excerpt });
}
