/* Search, the part that answers: the theme's questions in, what the page shows out.
 *
 * `createSearch({ load, send, isOnDisk })` gives a function that takes the messages of the theme (its
 * worker protocol) and of ui.js. `load(path)` gets a file of search/, which does not happen before
 * the reader goes to search; `send` posts back:
 *   { type: 3, data: { items, suggest } }  what the theme shows as its list of results
 *   { type: "note", … }                    how the query was understood, and the card above the list
 *   { type: "texts", … }                   the texts of the places in the list, which come later
 */
{
  const { escape, pattern, marked } = globalThis.fieldNotesSearch;

  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const LABELS = {
    page: "Page", lab: "Lab", comparison: "Comparison", decision: "Decision", section: "Section", term: "Term",
    diagram: "Diagram", fact: "Fact", port: "Port",
  };
  const EXCERPT = 180; // characters
  const PARTS = 6; // places shown of one page
  // A part of a page is shown at once if it has this share of the points of the best one.
  const SHOWN = 0.55;
  const PAUSE = 120; // milliseconds without a key before the texts are fetched
  const NONE = { items: [], suggest: [] };

  /** The piece of a text that has most of some phrases and other words, as HTML, the phrases marked. */
  function excerpt(text, phrases, words = []) {
    const found = pattern([...phrases, ...words]);
    const hits = found ? [...text.matchAll(found)] : [];
    let start = 0, most = 0;
    for (const { index } of hits) {
      const near = hits.filter((hit) => hit.index >= index && hit.index < index + EXCERPT);
      const distinct = new Set(near.flatMap((hit) => hit[0].toLowerCase().match(/[a-z0-9]+/g))).size;
      if (distinct > most) [start, most] = [index, distinct];
    }
    // From the start of the sentence, if that is near, or else of a word.
    const before = text.slice(0, start);
    const sentence = Math.max(before.lastIndexOf(". "), before.lastIndexOf("· ")) + 2;
    if (start < EXCERPT / 2) start = 0;
    else if (sentence > 1 && start - sentence < EXCERPT / 2) start = sentence;
    else start = before.lastIndexOf(" ", start - 40) + 1;
    let end = start + EXCERPT;
    end = end < text.length ? Math.max(text.lastIndexOf(" ", end), start + EXCERPT / 2) : text.length;
    return `${start ? "… " : ""}${marked(text.slice(start, end), phrases)}${end < text.length ? " …" : ""}`;
  }

  /** Where the texts of a page are. */
  const textsPath = (address) => `texts/${address.replace(/\/$/, "") || "index"}.js`;

  function createSearch({ load, send, isOnDisk = false }) {
    let engine = null, latest = null, opening = null;
    const texts = new Map(); // address of a page → its texts, once they are there

    function open() {
      opening ??= load("index.js").then((index) => {
        engine = globalThis.fieldNotesSearch.createEngine(index);
        send({ type: "open" });
        // In steps, so that a key in between need not wait for all of them.
        const steps = engine.prepare();
        const next = () => steps.next().done || setTimeout(next);
        setTimeout(next);
      });
      return opening;
    }

    /** The address of a place; with phrases that the page is to mark. */
    function href(place, phrases = []) {
      const page = `${engine.address(place)}${isOnDisk ? "index.html" : ""}`, anchor = engine.anchor(place);
      const h = phrases.map((phrase) => phrase.replaceAll(" ", "+")).join(",");
      return `${page}${h && `?h=${h}`}${anchor && `#${anchor}`}`;
    }

    /** The title of a place; a fact also says of what it is, and its value. */
    function titleOf(place, phrases) {
      const about = engine.kindOf(place) === "fact" ? `${engine.subject(place)}: ` : "";
      const value = engine.value(place);
      return marked(`${about}${engine.title(place)}${value && `: ${value}`}`, phrases);
    }

    function textOf(place) {
      const own = texts.get(engine.address(place));
      if (!own) return null;
      const about = factOf(place);
      return about ? [about[0], about[1]].filter(Boolean).join(". ") : (own[engine.anchor(place)] ?? "");
    }

    /** Kind, note, source address, source name and month of a fact; undefined for no fact. */
    const factOf = (place) => texts.get(factAddress(place))?.[`fact:${engine.anchor(place)}`];
    const factAddress = (place) => engine.address(engine.subjectPage(place));

    // ---- The list of results ---------------------------------------------------------------

    /** The items as the theme shows them: for each page itself, then the places on it. */
    function itemsOf(found) {
      return found.pages.map(({ page, places }, rank) => {
        const worth = new Map(places), best = places[0][1];
        const excerpts = excerptsOf([...worth.keys()], found);
        const doc = (place) => ({
          location: href(place, found.marks),
          title: titleOf(place, found.marks),
          text: `<p class="search-text" data-place="${place}">${excerpts[place] ?? ""}</p>`,
          tags: [labelOf(place, found), place === page && isProse(page) && engine.section(page)].filter(Boolean),
          terms: Object.fromEntries(found.missing(place).map((word) => [word, false])),
          // The theme opens what has most points on Enter, and shows at once what has no fewer
          // than the page.
          score: 1000 - 10 * rank + 9 * (worth.get(place) ?? SHOWN * best) / best,
        });
        const others = [...worth.keys()].filter((place) => place !== page);
        return [page, ...others.slice(0, PARTS)].map(doc);
      });
    }

    const isProse = (page) => ["page", "lab"].includes(engine.kindOf(page));
    const labelOf = (place, { answer }) => {
      const isTerm = answer?.kind === "term" && answer.place === place && !engine.isPage(place);
      return LABELS[isTerm ? "term" : engine.kindOf(place)];
    };

    function excerptsOf(places, { marks, words }) {
      const excerpts = {};
      for (const place of places) {
        const text = textOf(place);
        if (text !== null) excerpts[place] = excerpt(text, marks, words);
      }
      return excerpts;
    }

    // ---- The card above the list -----------------------------------------------------------

    // Enter in the search box opens the link with most points; never one of the card. Addresses
    // are as from the home page; ui.js completes them.
    const link = (address, html) => `<a href="${escape(address)}"><span data-md-score="-1">${html}</span></a>`;
    const sourced = (address, name, month) =>
      (address ? `<small>${link(address, escape(name))}${month && `, checked ${escape(month)}`}</small>` : "");
    const card = (...lines) => `<section class="search-answer" aria-label="Answer">${lines.join("")}</section>`;
    const paragraph = (html, name = "") => (html ? `<p${name && ` class="${name}"`}>${html}</p>` : "");

    function cardOf(answer) {
      if (!answer) return "";
      if (answer.kind === "facts") return factsCard(answer.places);
      const own = texts.get(engine.address(answer.place));
      if (!own) return "";
      return answer.kind === "term" ? termCard(answer, own[`term:${answer.term}`]) : versusCard(answer, own.versus);
    }

    /** The best fact with all that is known of it, the others a line each. */
    function factsCard([best, ...others]) {
      const [kind, note, ...source] = factOf(best) ?? ["", ""];
      const value = (place) => link(href(place), escape(engine.value(place)));
      const about = (place) => escape([engine.subject(place), engine.title(place)].filter(Boolean).join(": "));
      const lines = others.map((place) => `<li>${value(place)} ${about(place)}</li>`);
      return card(
        paragraph(value(best), "search-value"),
        paragraph(`${about(best)}${kind && ` <span class="search-kind">${escape(kind)}</span>`}`),
        paragraph(escape(note)),
        sourced(...source),
        lines.length ? `<ul>${lines.join("")}</ul>` : "",
      );
    }

    function termCard({ place }, told) {
      if (!told) return "";
      const [title, definition, ...source] = told;
      return card(
        paragraph(`<strong>${link(href(place), escape(title))}</strong>`),
        paragraph(escape(definition)), sourced(...source),
      );
    }

    function versusCard({ place, options }, told) {
      if (!told) return "";
      const [summary, all] = told;
      const choices = options.map((option) => all[option])
        .map(([name, when]) => `<li><strong>${escape(name)}</strong> when ${escape(when)}</li>`);
      return card(
        paragraph(`<strong>${link(href(place), escape(engine.title(place)))}</strong>`),
        paragraph(escape(summary)), `<ul>${choices.join("")}</ul>`,
      );
    }

    // ---- Messages --------------------------------------------------------------------------

    async function answer(query) {
      latest = query;
      if (!query.trim()) {
        send({ type: RESULT, data: NONE });
        send({ type: "note", query, corrected: "", card: "" });
        return;
      }
      await open();
      if (latest !== query) return; // the reader typed on while the index came
      const found = engine.search(query);
      const items = itemsOf(found);
      send({ type: RESULT, data: { items, suggest: found.complete ? [found.complete] : [] } });
      const count = items.length, { corrected } = found;
      const note = () => send({ type: "note", query, corrected, card: cardOf(found.answer), count });
      note();
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (latest !== query) return;
      await loadTexts(found);
      if (latest !== query) return;
      note();
      send({ type: "texts", query, texts: excerptsOf(placesOf(found), found) });
    }

    const placesOf = ({ pages }) => pages.flatMap(({ places }) => places.map(([place]) => place));

    /** The texts of what was found, and of what the card shows, as far as they are not here yet. */
    function loadTexts(found) {
      const shown = [...placesOf(found), ...[found.answer?.places ?? found.answer?.place ?? []].flat()];
      const wanted = new Set([...shown.map(engine.address), ...shown.map(factAddress)]);
      // Without its text a place is still found.
      return Promise.all([...wanted].filter((address) => !texts.has(address))
        .map((address) => load(textsPath(address)).then((own) => texts.set(address, own), () => {})));
    }

    return (message) => {
      if (message.type === SETUP) send({ type: READY });
      else if (message.type === "open") open();
      else if (message.type === QUERY) answer(message.data);
    };
  }

  Object.assign(globalThis.fieldNotesSearch, { createSearch, excerpt });
}
