/* Search, the part that knows the site: the index undone, and what one can look up in it.
 *
 * `openPlaces(index)` takes what fieldnotes/publish/search/index.py makes. A place is the number of a page,
 * section, term, diagram, fact or port. Whatever takes longer with a larger site waits until it is
 * needed: headings and names are searched as they stand, as text.
 */
{
  const { stem, nameKey, openWords, unpackedNumbers, firstFrom, isLetter } = globalThis.fieldNotesSearch;

  const KINDS = {
    p: "page", l: "lab", c: "comparison", d: "decision", s: "section", t: "term", g: "diagram",
    f: "fact", F: "fact", o: "port",
  };
  // How good a name is, by what it is the name of.
  const NAME = {
    service: 1, page: 0.95, lab: 0.9, decision: 0.9, term: 0.9, comparison: 0.85, alias: 0.8,
    beginning: 0.65, section: 0.6, port: 0.6, option: 0.55, diagram: 0.35,
  };
  const SHORT_NAME = 6, LONGEST_JOINED = 28, REMEMBERED = 2000;

  /** Where the lines of a text that begins and ends with a line break begin. */
  function lineStarts(text) {
    const starts = [];
    for (let at = 0; at < text.length - 1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }

  function openPlaces(index) {
    const stop = new Set(index.stop.split(" "));
    const runPattern = new RegExp(index.run, "g");
    const titles = index.titles.split("\n"), anchors = index.anchors.split("\n");
    const descriptions = index.descriptions.split("\n");
    const words = openWords(index.words), postings = index.postings.split(" ");
    const total = titles.length;

    // ---- Places ----------------------------------------------------------------------------

    const pages = [], pageOf = new Int32Array(total), valueOf = new Map();
    const values = index.values.split("\n");
    for (let place = 0; place < total; place++) {
      if ("plcd".includes(index.kinds[place])) pages.push(place);
      else if ("fFo".includes(index.kinds[place])) valueOf.set(place, values[valueOf.size]);
      pageOf[place] = pages[pages.length - 1];
    }
    const kindOf = (place) => KINDS[index.kinds[place]];
    const isPage = (place) => pageOf[place] === place;
    const lastOf = (page) => (pages[firstFrom(pages, page) + 1] ?? total) - 1;

    const services = new Map(Object.entries(index.services)), servicePages = new Set(services.values());
    const serviceOf = (fact) => services.get(anchors[fact].split(".")[0]);
    let factsOf = null;

    /** The facts of the service that a page is about. */
    function factsOn(page) {
      if (!factsOf) {
        factsOf = new Map([...servicePages].map((own) => [own, []]));
        for (const fact of valueOf.keys()) factsOf.get(serviceOf(fact))?.push(fact);
      }
      return factsOf.get(page) ?? [];
    }

    // ---- Texts taken apart -----------------------------------------------------------------

    const parts = (text) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const content = (own) => own.filter((word) => !stop.has(word));
    /** The runs of a text without spaces, as fieldnotes/content/words.py sees them. */
    const runs = (text) => text.toLowerCase().match(runPattern) ?? [];

    // What was looked up stays, since the next query mostly is this one and a letter.
    const remembered = new Map();
    function remember(what, look) {
      if (!remembered.has(what)) {
        if (remembered.size > REMEMBERED) remembered.clear();
        remembered.set(what, look());
      }
      return remembered.get(what);
    }

    // ---- Names -----------------------------------------------------------------------------

    // A line each: every title but those of facts, which are no names, then the other names of terms
    // and options; `keys` has their keys.
    const titled = [...titles.keys()].filter((place) => !"fF".includes(index.kinds[place]));
    const otherNames = index.names.flatMap(([, , ...names]) => names);
    const keys = `\n${nameKey([...titled.map((place) => titles[place]), ...otherNames].join("\n"))}\n`;
    const keyStarts = lineStarts(keys);
    let firstLines = null; // of each entry of index.names

    function nameAt(line) {
      const titlePlace = titled[line];
      if (titlePlace !== undefined)
        return { place: titlePlace, rank: NAME[kindOf(titlePlace)], term: "", name: titles[titlePlace] };
      let next = titled.length;
      firstLines ??= index.names.map(({ length }) => (next += length - 2) - length + 2);
      const [place, term, first] = index.names[firstFrom(firstLines, line + 1) - 1];
      const name = otherNames[line - titled.length];
      const best = services.has(term) ? NAME.service : term ? NAME.term : NAME.option;
      const isAlias = name !== first && (name.length > SHORT_NAME || name !== name.toUpperCase());
      return { place, rank: isAlias ? Math.min(best, NAME.alias) : best, term, name };
    }

    const withKey = (key) => remember(`=${key}`, () => {
      const found = [], line = `\n${key}\n`;
      for (let at = key ? keys.indexOf(line) : -1; at >= 0; at = keys.indexOf(line, at + 1))
        found.push(nameAt(firstFrom(keyStarts, at + 1)));
      return found;
    });

    // What people say for what the site says: words to look for, or the name of a thing.
    const everyday = new Map(), everydayNames = new Map();
    for (const [said, meant] of Object.entries(index.everyday)) {
      if (!/[ -]/.test(said)) everyday.set(stem(said), parts(meant));
      everydayNames.set(nameKey(said), { said, meant });
    }

    /** Every name with a key: [{ place, rank, term, name }]. */
    function keyed(key) {
      const { said, meant } = everydayNames.get(key) ?? { meant: "" };
      return [
        ...withKey(key),
        ...withKey(nameKey(meant)).filter(({ rank }) => rank >= NAME.option)
          .map((entry) => ({ ...entry, rank: 0.9 * entry.rank, name: said })),
      ];
    }

    const named = (text) => keyed(nameKey(text));

    const pagesByKey = nameKey(pages.map((page) => titles[page]).join("\n")).split("\n")
      .map((key, i) => ({ key, page: pages[i] })).sort((a, b) => (a.key < b.key ? -1 : 1));
    const pageKeys = pagesByKey.map(({ key }) => key);

    /** The pages whose title begins with some words, as names. */
    function begun(text) {
      const key = nameKey(text), found = [];
      for (let i = firstFrom(pageKeys, key); key && pageKeys[i]?.startsWith(key); i++) {
        const { page } = pagesByKey[i], own = titles[page].split(" ");
        const fits = own.some((_, length) => length && nameKey(own.slice(0, length).join(" ")) === key);
        if (fits) found.push({ place: page, rank: NAME.beginning, term: "", name: titles[page] });
      }
      return found;
    }

    // ---- Words -----------------------------------------------------------------------------

    // What has a mark inside is there as one word, too.
    const joinMarks = (text) => text.replace(/[a-z0-9]+(?:[-.:/][a-z0-9]+)+/g, (run) =>
      (run.length > LONGEST_JOINED ? run : `${run} ${run.replace(/[^a-z0-9]/g, "")}`));

    /** A column of the index as a text to look in; `placeOf` a line is its place, -1 for none. */
    function column(lines, placeOf, hasMarks = false) {
      const lower = `\n${lines.toLowerCase()}\n`, text = hasMarks ? joinMarks(lower) : lower;
      return { text, starts: lineStarts(text), placeOf };
    }

    const facts = [...valueOf.keys()], hasAnchor = (place) => !isPage(place) && !"tg".includes(index.kinds[place]);
    // Titles, other names, anchors and values, descriptions.
    const fields = [
      [column(index.titles, (line) => line, true)],
      [column(index.names.map(([, , ...names]) => names.join(" ")).join("\n"), (line) => index.names[line][0], true)],
      [column(index.anchors, (line) => (hasAnchor(line) ? line : -1), false),
        column(index.values, (line) => facts[line])],
      [column(index.descriptions, (line) => pages[line])],
    ];

    /** The words of headings that begin with some letters: Map of word → [place × 4 + field]. */
    const inHeadings = (root) => remember(`${root}*`, () => {
      const found = new Map();
      fields.forEach((columns, field) => columns.forEach(({ text, starts, placeOf }) => {
        for (let at = text.indexOf(root); at >= 0; at = text.indexOf(root, at + 1)) {
          if (isLetter(text.charCodeAt(at - 1))) continue;
          const place = placeOf(firstFrom(starts, at + 1) - 1);
          if (place < 0) continue;
          let end = at + root.length;
          while (isLetter(text.charCodeAt(end))) end++;
          const word = text.slice(at, end);
          if (!found.has(word)) found.set(word, []);
          found.get(word).push(place * 4 + field);
        }
      }));
      return found;
    });

    /** Where a word stands in texts: the place twice, and one more if it does so often. */
    function textPlaces(id) {
      if (typeof postings[id] === "string") postings[id] = unpackedNumbers(postings[id]);
      return postings[id];
    }

    /** What all words with the stem of a word begin with: the last letter of stems may differ. */
    function rootOf(word) {
      const own = stem(word);
      return own.length > 3 ? own.slice(0, -1) : own;
    }

    const isHeadingWord = (word) => inHeadings(rootOf(word)).has(word);
    const isWord = (word) => words.has(word) || isHeadingWord(word);
    const isBegun = (word) => word.length > 1
      && (words.beginning(word).length > 0 || inHeadings(word).size > 0);
    const hasStem = (word) => [...inHeadings(rootOf(word)).keys(), ...words.beginning(rootOf(word)).map(words.at)]
      .some((other) => stem(other) === stem(word));
    const isKnown = (word) => stop.has(word) || everyday.has(stem(word)) || isWord(word)
      || (word.length > 3 && hasStem(word));

    /** Every word and every key of a name, in several lists: what a misspelled word may have been. */
    const allWords = () => [
      words.all(), keys.split("\n"), [...new Set(fields[0][0].text.match(/[a-z0-9]+/g))], [...everydayNames.keys()],
    ];

    return {
      NAME, total, stop, everyday, words, versus: index.versus,
      kindOf, isPage, pageOf, lastOf, servicePages, serviceOf, factsOn,
      parts, content, runs, remember, keyed, named, begun,
      inHeadings, textPlaces, rootOf, isHeadingWord, isWord, isBegun, isKnown, allWords,
      isFact: (place) => valueOf.has(place),
      isAtGlance: (place) => index.kinds[place] !== "f",
      title: (place) => titles[place],
      value: (place) => valueOf.get(place) ?? "",
      anchor: (place) => (isPage(place) ? "" : anchors[place]),
      address: (place) => anchors[pageOf[place]],
      section: (page) => index.sections[index.sectionOf[firstFrom(pages, page)]] ?? "",
      // What a fact is about, and the page of that; a port stands for itself.
      subject: (place) => titles[kindOf(place) === "fact" ? serviceOf(place) : -1] ?? "",
      subjectPage: (place) => (kindOf(place) === "fact" ? serviceOf(place) : undefined) ?? pageOf[place],
    };
  }

  Object.assign(globalThis.fieldNotesSearch, { openPlaces });
}
