/* Search, versus: the comparison a query asks for, as in `a vs b` or `difference between a and b`. */
{
  const { fold, stem, nameKey, isMaker } = globalThis.fieldNotesSearch;

  const COMPARES = /\b(?:differences?|differ|compared?|comparison|versus|vs?|or|better|instead)\b/;
  const SEPARATOR = /^(?:vs?|versus|or|and|against|to|with|than|from|over)$/;
  const INTRODUCTION = new RegExp("^(?:(?:what|which|is|are|the|how|does|do|should|i|use|when|to|choose|a|an|s|better|"
    + "compare|comparison|differences?|differ|between|of|in|pick|take)\\s+)+");
  const GENERIC = /^(?:three|four|type|compar)$/; // stems in titles that are no topic
  // Both sides must be named well enough; of two comparisons the one with fewer other subjects wins.
  const MIN_SCORE = 1.1, PENALTY_FOR_OPTION = 0.01, PENALTY_OFF_TOPIC = 0.3;

  /** All ways to split a text into two sides. */
  function* splits(text) {
    const words = text.replace(INTRODUCTION, "").split(" ");
    for (let i = 1; i < words.length - 1; i++) {
      const isInsteadOf = words[i] === "instead" && words[i + 1] === "of";
      if (isInsteadOf || SEPARATOR.test(words[i]))
        yield [words.slice(0, i).join(" "), words.slice(i + (isInsteadOf ? 2 : 1)).join(" ")];
    }
  }

  /** How well one side of a query matches a name: 1 for the name itself, less for a part of it. */
  function similarity(side, name) {
    if (side.key === name.key) return 1;
    const shared = side.stems.filter((word) => name.stems.includes(word)).length;
    if (!shared) return 0;
    if (shared === side.stems.length) return 0.5 + 0.4 * shared / name.stems.length;
    return shared === name.stems.length ? 0.4 + 0.4 * shared / side.stems.length : 0;
  }

  /** The option that one side of a query names best: { option, score }; null if none. */
  function bestOption(side, options) {
    let best = null;
    options.forEach((names, option) => {
      for (const name of names) {
        const score = similarity(side, name);
        if (score > (best?.score ?? 0)) best = { option, score };
      }
    });
    return best;
  }

  function openVersus(lexicon) {
    const { title, wordsOf, contentWords } = lexicon;
    const normalize = (text) => ({
      key: nameKey(text), stems: contentWords(wordsOf(text)).filter((word) => !isMaker(word)).map(stem),
    });
    let comparisons = null;

    /** Normalizes the names of all options, which the first query of this kind would wait for. */
    function prepare() {
      comparisons ??= lexicon.comparisons.map(([place, options]) => ({
        place,
        options: options.map((names) => names.map(normalize)),
        topic: normalize(title(place)).stems.filter((word) => !GENERIC.test(word)),
      }));
    }

    /** The comparison of two things that a query sets against each other: { place, options: [2] }. */
    function comparisonIn(query, words) {
      if (!COMPARES.test(fold(query))) return null;
      prepare();
      let best = null;
      for (const sides of splits(words.join(" "))) {
        const [left, right] = sides.map(normalize);
        for (const { place, options, topic } of comparisons) {
          const first = bestOption(left, options), second = bestOption(right, options);
          if (!first || !second || first.option === second.option) continue;
          // A comparison of one aspect says in its title what neither query nor options say.
          const mentioned = new Set([left, right, ...options.flat()].flatMap(({ stems }) => stems));
          const offTopic = topic.filter((word) => !mentioned.has(word)).length / (topic.length || 1);
          const score = first.score + second.score
            - PENALTY_FOR_OPTION * options.length - PENALTY_OFF_TOPIC * offTopic;
          if (score <= Math.max(MIN_SCORE, best?.score ?? 0)) continue;
          best = { place, options: [first.option, second.option], score };
        }
      }
      return best && { place: best.place, options: best.options };
    }

    return { comparisonIn, prepare };
  }

  Object.assign(globalThis.fieldNotesSearch, { openVersus });
}
