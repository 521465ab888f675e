/* Search, the part that answers without a page: the facts or the term that a card may show. */
{
  const { singular } = globalThis.fieldNotesSearch;

  // Words that ask for a number without saying which; and words for what has a number.
  const OF_FACTS = new Set(("limit limits quota quotas max maximum min minimum size number many much long per "
    + "default defaults value big large largest longest biggest length count often").split(" "));
  const MEASURES = new Set(("port ports timeout timeouts retention iops throughput memory duration period delay "
    + "interval capacity rate concurrency expiry lifetime ttl age speed bandwidth attempts retries").split(" "));
  const ASKS_FOR_MORE = /^\s*(?:who|how|why|where|when|which|can|is|are|does|do)\b/i;
  // How much of its label a query must name for a fact that it does not clearly ask for.
  const MOST_OF_LABEL = 0.5;
  const AT_GLANCE = 0.15, SHORT_LABEL = 0.5, OF_SUBJECT = 1.6, MOST_FACTS = 4, NEARLY_BEST = 0.75;

  const asksForNumber = (word) => OF_FACTS.has(word);

  function openAnswers({ NAME, parts, content, title, anchor, isFact, isAtGlance, serviceOf }) {
    /** How much of the label of a fact the words of a query are. */
    function share(place, wanted, label) {
      const own = [...label, ...parts(anchor(place).split(".").pop())].map(singular);
      return wanted.filter(({ word }) => own.includes(singular(word))).length / label.length;
    }

    /** The facts that a query asks for, best first; none if it asks for more than numbers. */
    function factsIn(query, units, terms, subjects) {
      const specific = units.filter(({ word }) => !asksForNumber(word));
      const isMeasured = units.some(({ word }) => asksForNumber(word) || MEASURES.has(word));
      if (units.length < 2 || !specific.length || terms.some(({ rank }) => rank >= NAME.term)) return [];
      if (!isMeasured && (terms.length || ASKS_FOR_MORE.test(query))) return [];
      const rarest = specific.reduce((a, b) => (a.got.places.length <= b.got.places.length ? a : b));
      const found = [];
      for (const place of rarest.got.places) {
        if (!isFact(place) || !specific.every(({ got }) => got.of[place])) continue;
        const label = content(parts(title(place))), named = share(place, specific, label);
        // The service alone is no question for a number.
        if (named === 0 || (!isMeasured && named <= MOST_OF_LABEL)) continue;
        const value = units.reduce((all, { got, weight }) => all + got.of[place] * weight, 0)
          * (1 + (isAtGlance(place) ? AT_GLANCE : 0) + SHORT_LABEL / (1 + label.length))
          * (subjects.has(serviceOf(place)) ? OF_SUBJECT : 1);
        found.push([place, value]);
      }
      found.sort((a, b) => b[1] - a[1]);
      return found.filter(([, value]) => value > NEARLY_BEST * found[0][1]).slice(0, MOST_FACTS)
        .map(([place]) => place);
    }

    /**
     * What a card may say: the facts a query asks for, or else the best of the terms whose name it
     * is; null for neither. `units`: the words with their points; `subjects`: the pages it names.
     */
    function answerOf(query, units, terms, subjects) {
      const facts = factsIn(query, units, terms, subjects);
      if (facts.length) return { kind: "facts", places: facts };
      return terms.length ? { kind: "term", term: terms[0].term, place: terms[0].place } : null;
    }

    return { answerOf };
  }

  Object.assign(globalThis.fieldNotesSearch, { asksForNumber, openAnswers });
}
