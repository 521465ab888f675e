/* Search, the part that finds the comparison a query asks for: `a vs b`, `difference between a and b`. */
{
  const { stem, nameKey, isMaker } = globalThis.fieldNotesSearch;

  const ASKS = /\b(?:differences?|differ|compared?|comparison|versus|vs?|or|better|instead)\b/;
  const BETWEEN = /^(?:vs?|versus|or|and|against|to|with|than|from|over)$/;
  const BEFORE = new RegExp("^(?:(?:what|which|is|are|the|how|does|do|should|i|use|when|to|choose|a|an|s|better|"
    + "compare|comparison|differences?|differ|between|of|in|pick|take)\\s+)+");
  // Both sides must be named well enough; of two comparisons the one with fewer other subjects.
  const ENOUGH = 1.1, FOR_EACH_OPTION = 0.01, OFF_TOPIC = 0.3;

  /** The ways to see a text as two things. */
  function* inTwoSides(text) {
    const words = text.replace(BEFORE, "").split(" ");
    for (let i = 1; i < words.length - 1; i++) {
      const isTwoWords = words[i] === "instead" && words[i + 1] === "of";
      if (isTwoWords || BETWEEN.test(words[i]))
        yield [words.slice(0, i).join(" "), words.slice(i + (isTwoWords ? 2 : 1)).join(" ")];
    }
  }

  /** How much a piece of a query is a name: 1 for the name itself, less for a part of it. */
  function alike(side, name) {
    if (side.key === name.key) return 1;
    const both = side.stems.filter((word) => name.stems.includes(word)).length;
    if (!both) return 0;
    if (both === side.stems.length) return 0.5 + 0.4 * both / name.stems.length;
    return both === name.stems.length ? 0.4 + 0.4 * both / side.stems.length : 0;
  }

  /** The option that a piece of a query names best: { option, worth }; null if none. */
  function closest(side, options) {
    let best = null;
    options.forEach((names, option) => {
      for (const name of names) {
        const worth = alike(side, name);
        if (worth > (best?.worth ?? 0)) best = { option, worth };
      }
    });
    return best;
  }

  function openComparing({ versus, title, parts, content }) {
    const spelled = (text) => ({
      key: nameKey(text), stems: content(parts(text)).filter((word) => !isMaker(word)).map(stem),
    });
    let comparisons = null;

    /** Takes the names of all options apart, which the first query of this kind would wait for. */
    function prepare() {
      comparisons ??= versus.map(([place, options]) => ({
        place,
        options: options.map((names) => names.map(spelled)),
        topic: spelled(title(place)).stems.filter((word) => !/^(?:three|four|type|compar)$/.test(word)),
      }));
    }

    /** The comparison of two things that a query sets against each other: { place, options: [2] }. */
    function comparedIn(query, words) {
      if (!ASKS.test(query.toLowerCase())) return null;
      prepare();
      let best = null;
      for (const sides of inTwoSides(words.join(" "))) {
        const [left, right] = sides.map(spelled);
        for (const { place, options, topic } of comparisons) {
          const one = closest(left, options), other = closest(right, options);
          if (!one || !other || one.option === other.option) continue;
          // A comparison of one aspect says in its title what neither query nor options say.
          const said = new Set([left, right, ...options.flat()].flatMap(({ stems }) => stems));
          const offTopic = topic.filter((word) => !said.has(word)).length / (topic.length || 1);
          const worth = one.worth + other.worth - FOR_EACH_OPTION * options.length - OFF_TOPIC * offTopic;
          if (worth <= Math.max(ENOUGH, best?.worth ?? 0)) continue;
          best = { place, options: [one.option, other.option], worth };
        }
      }
      return best && { place: best.place, options: best.options };
    }

    return { comparedIn, prepare };
  }

  Object.assign(globalThis.fieldNotesSearch, { openComparing });
}
