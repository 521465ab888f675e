/* Search, answers: the facts or the term that a card may show above the results. */
{
  const { RANK, singular } = globalThis.fieldNotesSearch;

  // Words that ask for a number without saying which; and words for what has a number.
  const ASKS_FOR_NUMBER = new Set(("limit limits quota quotas max maximum min minimum size number many much long per "
    + "default defaults value big large largest longest biggest length count often").split(" "));
  const MEASURES = new Set(("port ports timeout timeouts retention iops throughput memory duration period delay "
    + "interval capacity rate concurrency expiry lifetime ttl age speed bandwidth attempts retries").split(" "));
  const OTHER_QUESTION = /^\s*(?:who|how|why|where|when|which|can|is|are|does|do)\b/i;
  // How much of its label a query must name for a fact that it does not clearly ask for.
  const MIN_LABEL_SHARE = 0.5;
  const AT_A_GLANCE = 0.15, SHORT_LABEL = 0.5, OF_SUBJECT = 1.6, MAX_FACTS = 4, NEARLY_BEST = 0.75;

  const asksForNumber = (word) => ASKS_FOR_NUMBER.has(word);

  function openAnswers({ wordsOf, contentWords, title, anchor, hasValue, isAtAGlance, serviceOf }) {
    /** The share of a fact's label that the words of a query name. */
    function labelShare(place, terms, label) {
      const factWords = new Set([...label, ...wordsOf(anchor(place).split(".").pop())].map(singular));
      return terms.filter(({ word }) => factWords.has(singular(word))).length / label.length;
    }

    /** The facts that a query asks for, best first; none if it asks for more than numbers. */
    function factsFor(query, terms, definitions, subjects) {
      const specific = terms.filter(({ word }) => !asksForNumber(word));
      const isNumeric = terms.some(({ word }) => asksForNumber(word) || MEASURES.has(word));
      if (terms.length < 2 || !specific.length || definitions.some(({ rank }) => rank >= RANK.term)) return [];
      if (!isNumeric && (definitions.length || OTHER_QUESTION.test(query))) return [];
      const rarest = specific.reduce((a, b) => (a.scores.places.length <= b.scores.places.length ? a : b));
      const facts = [];
      for (const place of rarest.scores.places) {
        if (!hasValue(place) || !specific.every(({ scores }) => scores.of(place))) continue;
        const label = contentWords(wordsOf(title(place))), share = labelShare(place, specific, label);
        // The service alone does not ask for a number.
        if (share === 0 || (!isNumeric && share <= MIN_LABEL_SHARE)) continue;
        const score = terms.reduce((sum, { scores, weight }) => sum + scores.of(place) * weight, 0)
          * (1 + (isAtAGlance(place) ? AT_A_GLANCE : 0) + SHORT_LABEL / (1 + label.length))
          * (subjects.has(serviceOf(place)) ? OF_SUBJECT : 1);
        facts.push([place, score]);
      }
      facts.sort(([, a], [, b]) => b - a);
      return facts.filter(([, score]) => score > NEARLY_BEST * facts[0][1]).slice(0, MAX_FACTS)
        .map(([place]) => place);
    }

    /**
     * What a card may say: the facts a query asks for, or else the best of the glossary terms whose
     * name it is; null for neither. `terms`: its words with their scores; `definitions`: the names of
     * glossary terms that it is; `subjects`: the pages it names.
     */
    function answerTo(query, terms, definitions, subjects) {
      const facts = factsFor(query, terms, definitions, subjects);
      if (facts.length) return { kind: "facts", places: facts };
      const [best] = definitions;
      return best ? { kind: "term", term: best.term, place: best.place } : null;
    }

    return { answerTo };
  }

  Object.assign(globalThis.fieldNotesSearch, { asksForNumber, openAnswers });
}
