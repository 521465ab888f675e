/* Search, the lexicon: the index unpacked, and what one can look up in it.
 *
 * `openLexicon(index)` takes what fieldnotes/publish/search/index.py makes. A place is the number of
 * a page, section, term, diagram, fact or port. Whatever takes longer on a larger site waits until it
 * is needed: headings and names are searched as they stand, as text.
 */
{
  const { fold, stem, nameKey, openWords, unpackNumbers, lowerBound } = globalThis.fieldNotesSearch;

  // How good a name is, by what it is the name of.
  const RANK = {
    service: 1, page: 0.95, lab: 0.9, decision: 0.9, term: 0.9, comparison: 0.85, alias: 0.8,
    titleStart: 0.65, section: 0.6, port: 0.6, option: 0.55, diagram: 0.35,
  };
  const FACT_AT_A_GLANCE = "fact at a glance";
  const FACTS = new Set(["fact", FACT_AT_A_GLANCE]), WITH_VALUE = new Set([...FACTS, "port"]);
  const WITHOUT_ANCHOR_WORDS = new Set(["term", "diagram"]); // their anchors repeat their titles
  const SHORT_NAME = 6, MAX_JOINED = 28, MAX_REMEMBERED = 2000;

  // Where a word of a heading stands: a place and one of four fields, as one integer.
  const packHeading = (place, field) => 4 * place + field;
  const headingPlace = (heading) => heading >> 2;
  const headingField = (heading) => heading & 3;

  /** Whether a character code is a lowercase letter or a digit. */
  const isWordCode = (code) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

  /** Where the lines of a text that begins and ends with a line break begin. */
  function lineStarts(text) {
    const starts = [];
    for (let at = 0; at < text.length - 1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }

  function openLexicon(index) {
    const stopWords = new Set(index.stop.split(" "));
    const runPattern = new RegExp(index.run, "g");
    const titles = index.titles.split("\n"), anchors = index.anchors.split("\n");
    const words = openWords(index.words), postings = index.postings.split(" ");
    const total = titles.length;

    // ---- Places ----------------------------------------------------------------------------

    const kinds = { ...index.pageKinds, ...index.partKinds };
    const indexedKindOf = (place) => kinds[index.kinds[place]];
    const isFact = (place) => FACTS.has(indexedKindOf(place));
    const kindOf = (place) => (isFact(place) ? "fact" : indexedKindOf(place));

    const pages = [], pageOf = new Int32Array(total), valueOf = new Map();
    const values = index.values.split("\n");
    for (let place = 0; place < total; place++) {
      if (index.kinds[place] in index.pageKinds) pages.push(place);
      else if (WITH_VALUE.has(indexedKindOf(place))) valueOf.set(place, values[valueOf.size]);
      pageOf[place] = pages[pages.length - 1];
    }
    const isPage = (place) => pageOf[place] === place;
    const lastPlaceOn = (page) => (pages[lowerBound(pages, page) + 1] ?? total) - 1;

    const services = new Map(Object.entries(index.services)), servicePages = new Set(services.values());
    const serviceOf = (fact) => services.get(anchors[fact].split(".")[0]);
    let factsByService = null;

    /** The facts of the service that a page is about. */
    function factsOf(page) {
      if (!factsByService) {
        factsByService = new Map([...servicePages].map((service) => [service, []]));
        for (const place of valueOf.keys()) factsByService.get(serviceOf(place))?.push(place);
      }
      return factsByService.get(page) ?? [];
    }

    // ---- Texts taken apart -----------------------------------------------------------------

    const wordsOf = (text) => fold(text).match(/[a-z0-9]+/g) ?? [];
    const contentWords = (list) => list.filter((word) => !stopWords.has(word));
    /** The runs of a text without spaces, by the pattern of fieldnotes/content/words.py. */
    const runsOf = (text) => fold(text).match(runPattern) ?? [];

    // Lookups are kept, since the next query mostly is this one and a letter.
    const remembered = new Map();
    function remember(key, look) {
      if (!remembered.has(key)) {
        if (remembered.size > MAX_REMEMBERED) remembered.clear();
        remembered.set(key, look());
      }
      return remembered.get(key);
    }

    // ---- Names -----------------------------------------------------------------------------

    // One name a line: the titles, but those of facts, which are no names, then the other names of
    // terms and options. `nameKeys` has their keys.
    const namedByTitle = [...titles.keys()].filter((place) => !isFact(place));
    const otherNames = index.names.flatMap(([place, term, ...names]) =>
      names.map((name) => ({ place, term, name, isFirst: name === names[0] })));
    const allNames = [...namedByTitle.map((place) => titles[place]), ...otherNames.map(({ name }) => name)];
    const nameKeys = `\n${allNames.map(nameKey).join("\n")}\n`;
    const nameKeyStarts = lineStarts(nameKeys);

    function nameAt(line) {
      const titled = namedByTitle[line];
      if (titled !== undefined) return { place: titled, rank: RANK[kindOf(titled)], term: "", name: titles[titled] };
      const { place, term, name, isFirst } = otherNames[line - namedByTitle.length];
      const best = services.has(term) ? RANK.service : term ? RANK.term : RANK.option;
      const isAlias = !isFirst && (name.length > SHORT_NAME || name !== name.toUpperCase());
      return { place, rank: isAlias ? Math.min(best, RANK.alias) : best, term, name };
    }

    const namesWithKey = (key) => remember(`=${key}`, () => {
      const found = [], line = `\n${key}\n`;
      for (let at = key ? nameKeys.indexOf(line) : -1; at >= 0; at = nameKeys.indexOf(line, at + 1))
        found.push(nameAt(lowerBound(nameKeyStarts, at + 1)));
      return found;
    });

    // What people say for what the site says: words to look for, or the name of a thing.
    const synonyms = new Map(), synonymNames = new Map();
    for (const [synonym, meant] of Object.entries(index.synonyms)) {
      if (!/[ -]/.test(synonym)) synonyms.set(stem(synonym), wordsOf(meant));
      synonymNames.set(nameKey(synonym), { synonym, meant });
    }

    /** Every name with a key: [{ place, rank, term, name }]. */
    function namesByKey(key) {
      const { synonym, meant } = synonymNames.get(key) ?? { meant: "" };
      return [
        ...namesWithKey(key),
        ...namesWithKey(nameKey(meant)).filter(({ rank }) => rank >= RANK.option)
          .map((entry) => ({ ...entry, rank: 0.9 * entry.rank, name: synonym })),
      ];
    }

    const namesOf = (text) => namesByKey(nameKey(text));

    const pagesByKey = pages.map((page) => ({ key: nameKey(titles[page]), page }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const pageKeys = pagesByKey.map(({ key }) => key);

    /** The pages whose title begins with some words, as names. */
    function titlesStartingWith(text) {
      const key = nameKey(text), found = [];
      for (let i = lowerBound(pageKeys, key); key && pageKeys[i]?.startsWith(key); i++) {
        const { page } = pagesByKey[i], titleWords = titles[page].split(" ");
        const isWholeWords = titleWords.some((_, length) => length && nameKey(titleWords.slice(0, length).join(" ")) === key);
        if (isWholeWords) found.push({ place: page, rank: RANK.titleStart, term: "", name: titles[page] });
      }
      return found;
    }

    // ---- Words -----------------------------------------------------------------------------

    // What has punctuation inside is there as one word, too.
    const addJoined = (text) => text.replace(/[a-z0-9]+(?:[-.:/][a-z0-9]+)+/g, (run) =>
      (run.length > MAX_JOINED ? run : `${run} ${run.replace(/[^a-z0-9]/g, "")}`));

    /** A column of the index as a text to look in. `placeAt` gives the place of a line, -1 for none. */
    function column(lines, placeAt, hasRuns = false) {
      const lower = `\n${lines.toLowerCase()}\n`, text = hasRuns ? addJoined(lower) : lower;
      return { text, starts: lineStarts(text), placeAt };
    }

    const placesWithValue = [...valueOf.keys()];
    const hasAnchorWords = (place) => !isPage(place) && !WITHOUT_ANCHOR_WORDS.has(kindOf(place));
    const titleColumn = column(index.titles, (line) => line, true);
    const nameColumn = column(
      index.names.map(([, , ...names]) => names.join(" ")).join("\n"), (line) => index.names[line][0], true,
    );
    const fields = [
      [titleColumn],
      [nameColumn],
      [column(index.anchors, (line) => (hasAnchorWords(line) ? line : -1)), column(index.values, (line) => placesWithValue[line])],
      [column(index.descriptions, (line) => pages[line])],
    ];

    /** The words of headings with a prefix: Map of word → headings, see headingPlace() and headingField(). */
    const headingsWithPrefix = (prefix) => remember(`${prefix}*`, () => {
      const headings = new Map();
      fields.forEach((columns, field) => columns.forEach(({ text, starts, placeAt }) => {
        for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
          if (isWordCode(text.charCodeAt(at - 1))) continue;
          const place = placeAt(lowerBound(starts, at + 1) - 1);
          if (place < 0) continue;
          let end = at + prefix.length;
          while (isWordCode(text.charCodeAt(end))) end++;
          const word = text.slice(at, end);
          if (!headings.has(word)) headings.set(word, []);
          headings.get(word).push(packHeading(place, field));
        }
      }));
      return headings;
    });

    /** The places whose text has a word, by its id: see numberOf(); it is flagged if it does so often. */
    function postingsOf(id) {
      if (typeof postings[id] === "string") postings[id] = unpackNumbers(postings[id]);
      return postings[id];
    }

    /** What all words with the stem of a word begin with: the last letter of stems may differ. */
    function rootOf(word) {
      const wordStem = stem(word);
      return wordStem.length > 3 ? wordStem.slice(0, -1) : wordStem;
    }

    const isHeadingWord = (word) => headingsWithPrefix(rootOf(word)).has(word);
    const isWord = (word) => words.has(word) || isHeadingWord(word);
    const isPrefix = (word) => word.length > 1
      && (words.withPrefix(word).length > 0 || headingsWithPrefix(word).size > 0);
    const hasStem = (word) => [...headingsWithPrefix(rootOf(word)).keys(), ...words.withPrefix(rootOf(word)).map(words.at)]
      .some((other) => stem(other) === stem(word));
    const isKnown = (word) => stopWords.has(word) || synonyms.has(stem(word)) || isWord(word)
      || (word.length > 3 && hasStem(word));

    /** Every word and every key of a name, in several lists: what a misspelled word may have been. */
    const allWords = () => [
      words.all(), nameKeys.split("\n"), [...new Set(titleColumn.text.match(/[a-z0-9]+/g))], [...synonymNames.keys()],
    ];

    return {
      total, stopWords, synonyms, words, comparisons: index.versus,
      kindOf, isPage, pageOf, lastPlaceOn, servicePages, serviceOf, factsOf,
      wordsOf, contentWords, runsOf, remember, namesByKey, namesOf, titlesStartingWith,
      headingsWithPrefix, postingsOf, rootOf, isHeadingWord, isWord, isPrefix, isKnown, allWords,
      hasValue: (place) => valueOf.has(place),
      /** Whether its service shows a fact at a glance; true of what is no fact. */
      isAtAGlance: (place) => indexedKindOf(place) !== "fact",
      title: (place) => titles[place],
      value: (place) => valueOf.get(place) ?? "",
      anchor: (place) => (isPage(place) ? "" : anchors[place]),
      address: (place) => anchors[pageOf[place]],
      section: (page) => index.sections[index.sectionOf[lowerBound(pages, page)]] ?? "",
      // What a fact is about, and the page of that; a port speaks for itself.
      subject: (place) => titles[kindOf(place) === "fact" ? serviceOf(place) : -1] ?? "",
      subjectPage: (place) => (kindOf(place) === "fact" ? serviceOf(place) : undefined) ?? pageOf[place],
    };
  }

  Object.assign(globalThis.fieldNotesSearch, { RANK, openLexicon, headingPlace, headingField });
}
