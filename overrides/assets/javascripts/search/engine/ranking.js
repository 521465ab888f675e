/* Search, ranking: which places of the site answer a query best.
 *
 * `createEngine(index)` takes the index that fieldnotes/publish/search/index.py makes. Its
 * `search(query)` returns
 *   pages      what was found, best first: [{ page, score, places: [[place, score], …] }]
 *   words      the words of the site that matched
 *   phrases    what of the query to highlight, as phrases of highlight.js
 *   missing    of a place, the words of the query that it does not have
 *   corrected  the query as it was understood, where that changed a spelling; else ""
 *   answer     what a card may say: { kind: "versus" | "facts" | "term", … }, or null
 *   completion the last word, completed; or ""
 *
 * Each place is scored by the words it has; one whose name was asked for comes first.
 */
{
  const {
    RANK, stem, openLexicon, headingPlace, headingField, numberOf, isFlagged,
    openQueryParser, openVersus, openPhrases, openAnswers, asksForNumber,
  } = globalThis.fieldNotesSearch;

  // A word by where it is: in the title of a place, its other names, its anchor, the description of
  // its page. What is on a page is also about the title of the page.
  const TITLE = 0, OTHER_NAMES = 1;
  const FIELD_WEIGHTS = [3, 2.4, 2.4, 1.3], IN_TEXT = 1, OFTEN = 1.5;
  const IN_PAGE_TITLE = 1.1, IN_PAGE_NAME = 0.9, OF_SERVICE = 1.5;
  // … and by how it is written there: with another ending, in other words, or only begun.
  const SAME_STEM = 0.9, SYNONYM = 0.55, PREFIX = 0.7;
  // A page that says a word in several places is more about it, up to so many.
  const FOR_EACH_PLACE = 0.15, MAX_COUNTED_PLACES = 5;
  // Words that are one word on the site, because the site or the query joins them.
  const JOINED_ON_SITE = 0.7, JOINED_IN_QUERY = 2;
  // How strongly missing words count.
  const COVERAGE = 1.25;
  // A page whose subject the query names answers the rest of the query best. But the section
  // Lambda of the page on SQS is no page on Lambda.
  const ON_SUBJECT = 1.6, MAX_SUBJECTS = 3, NAMESAKE = 0.6;
  // Among equals a page is a better start than a part of it, and prose better than a list.
  const PRIOR = {
    page: 1, section: 1, term: 0.9, port: 0.9, decision: 0.85, lab: 0.8, comparison: 0.75,
    diagram: 0.55, fact: 0.22,
  };
  // A title that the query covers, one that has all words of the query, and a place on a page that has
  // the other words are closer to it. Only places with this share of the best score are refined so.
  const REFINED = 0.2, TITLE_COVERED = 0.5, ALL_IN_TITLE = 1.4, NEARLY_TITLE = 0.8, ELSEWHERE = 0.7;
  // A place whose name was asked for, as all of the query or as a part of it. A heading that
  // several pages have, or that is also the name of something else, is less of a name.
  const WHOLE_NAME = 60, PART_NAME = 14, NOT_ONLY_HEADING = 0.3, ONE_WORD_HEADING = 0.3;
  // A page that answers in several places is the better answer.
  const OTHER_PLACES = 0.12;
  const MAX_PLACES = 60, MAX_PAGES = 10, MIN_SHARE = 0.12;

  const MAKERS = new Set(["aws", "amazon", "azure", "google", "gcp", "microsoft"]);
  const wordWeight = (word) => (asksForNumber(word) ? 0.4 : MAKERS.has(word) ? 0.2 : 1);

  const NOTHING = {
    pages: [], words: [], phrases: [], missing: () => [], corrected: "", answer: null, completion: "",
  };

  /** The scores of places: an array as long as the site has places, and which of them have any. */
  class Scores {
    constructor(total) {
      this.values = new Float32Array(total);
      this.places = [];
    }

    of(place) {
      return this.values[place];
    }

    add(place, score) {
      if (this.values[place] === 0 && score) this.places.push(place);
      this.values[place] += score;
    }

    raise(place, score) {
      if (this.values[place] === 0) this.places.push(place);
      if (this.values[place] < score) this.values[place] = score;
    }

    multiply(place, factor) {
      this.values[place] *= factor;
    }
  }

  /** Whether one of the names in a query includes a word, and a place has that name. */
  const hasNameWith = (place, word, names, queryWords) => names.some(({ from, to, entries }) =>
    queryWords.slice(from, to).includes(word) && entries.some((entry) => entry.place === place));

  function createEngine(index) {
    const lexicon = openLexicon(index);
    const { total, words, synonyms, wordsOf, contentWords, kindOf, isPage, pageOf, title, isWord } = lexicon;
    const { parse, namesIn, nearest, prepare } = openQueryParser(lexicon);
    const versus = openVersus(lexicon);
    const { phrasesOf } = openPhrases(lexicon), { answerTo } = openAnswers(lexicon);

    const rarity = (scores) => Math.log(1 + total / (1 + scores.places.length));

    // ---- Scores for words ------------------------------------------------------------------

    /** How well each place matches a word: { scores, matched: the words of the site }. */
    function scoreWord(queryWord, isIncomplete) {
      const scores = new Scores(total), ofPages = new Scores(total), matched = new Set();
      scoreVariants(queryWord, 1, isIncomplete || queryWord.length > 4);
      // What is still being typed may be the start of a word, or a word with a typo.
      const near = isIncomplete && queryWord.length > 3 && !isWord(queryWord) ? nearest(queryWord) : null;
      if (near && near.distance <= 1) for (const word of wordsOf(near.name)) scoreVariants(word, PREFIX, false);
      for (const word of synonyms.get(stem(queryWord)) ?? []) scoreVariants(word, SYNONYM, false);
      for (const page of ofPages.places) {
        const score = ofPages.of(page);
        for (let place = page + 1; place <= lexicon.lastPlaceOn(page); place++)
          scores.raise(place, IN_PAGE_TITLE * score);
        for (const fact of lexicon.factsOf(page)) scores.raise(fact, OF_SERVICE * score);
      }
      return { scores, matched };

      function scoreVariants(word, share, mayBePrefix) {
        const wordStem = stem(word), root = lexicon.rootOf(word);
        const similarity = (other) => {
          if (other === word) return share;
          if (stem(other) === wordStem) return share * SAME_STEM;
          if (!mayBePrefix || !other.startsWith(word)) return 0;
          return share * PREFIX * Math.sqrt(word.length / other.length);
        };
        for (const [other, headings] of lexicon.headingsWithPrefix(root)) {
          const score = similarity(other);
          if (!score) continue;
          matched.add(other);
          for (const heading of headings) scoreHeading(headingPlace(heading), headingField(heading), score);
        }
        // Two letters begin too many words of texts to say anything.
        const ids = words.withPrefix(root);
        for (const id of word.length > 2 ? ids : ids.filter((other) => words.at(other) === word)) {
          const score = similarity(words.at(id));
          if (!score) continue;
          matched.add(words.at(id));
          scoreTexts(lexicon.postingsOf(id), score);
        }
      }

      function scoreHeading(place, field, score) {
        scores.raise(place, FIELD_WEIGHTS[field] * score);
        if (!isPage(place)) return;
        if (field === TITLE) ofPages.raise(place, score);
        else if (field === OTHER_NAMES && lexicon.servicePages.has(place))
          ofPages.raise(place, score * IN_PAGE_NAME / IN_PAGE_TITLE);
      }

      // Postings on the same page follow each other.
      function scoreTexts(postings, score) {
        for (let first = 0; first < postings.length;) {
          const page = pageOf[numberOf(postings[first])];
          let end = first + 1;
          while (end < postings.length && pageOf[numberOf(postings[end])] === page) end++;
          const others = Math.min(MAX_COUNTED_PLACES, end - first) - 1;
          for (; first < end; first++) {
            const frequency = isFlagged(postings[first]) ? OFTEN : 1;
            scores.raise(numberOf(postings[first]), IN_TEXT * frequency * score * (1 + FOR_EACH_PLACE * others));
          }
        }
      }
    }

    /** Adds the scores for words that the site writes as one, with punctuation or without. */
    function addJoined(sums, joinedInQuery, queryWords) {
      const weights = new Map(joinedInQuery.map((word) => [word, JOINED_IN_QUERY]));
      for (let length = 2; length <= 3; length++)
        for (let from = 0; from + length <= queryWords.length; from++) {
          const joined = queryWords.slice(from, from + length).join("");
          if (!weights.has(joined)) weights.set(joined, JOINED_ON_SITE);
        }
      for (const [word, share] of weights) {
        if (!isWord(word)) continue;
        const { scores } = scoreWord(word, false);
        const weight = share * rarity(scores);
        for (const place of scores.places) if (sums.of(place)) sums.add(place, weight * scores.of(place));
      }
    }

    // ---- Scores for names ------------------------------------------------------------------

    /** Whether a name is no more than the heading of a section. */
    const isHeading = ({ place, term }) => !term && kindOf(place) === "section";

    /** Adds the scores for names that were asked for; returns the names of glossary terms that the query is. */
    function addNames(sums, names, queryWords, soughtWords, coverage) {
      const definitions = [];
      for (const { from, to, entries } of names) {
        const share = contentWords(queryWords.slice(from, to)).length / soughtWords.length;
        const isAll = share >= 1 || to - from === queryWords.length;
        const headings = entries.filter(isHeading).length;
        for (const entry of entries) {
          const { place, rank, term } = entry;
          const headingWeight = (entries.length > headings ? NOT_ONLY_HEADING : 1) / headings
            * (!isAll && to - from === 1 ? ONE_WORD_HEADING : 1);
          const weight = rank * (isHeading(entry) ? headingWeight : 1);
          sums.add(place, isAll ? WHOLE_NAME * weight : PART_NAME * weight * share * coverage(place) ** COVERAGE);
          if (isAll && term) definitions.push(entry);
        }
      }
      return definitions.sort((a, b) => b.rank - a.rank);
    }

    // ---- The search ------------------------------------------------------------------------

    function search(query) {
      const parsed = parse(query), { words: queryWords, isTyping, isCorrected } = parsed;
      if (!queryWords.length) return NOTHING;
      const meaningful = contentWords(queryWords);
      const soughtWords = meaningful.length ? meaningful : queryWords;
      const last = queryWords[queryWords.length - 1];

      // A rare word counts for more.
      const terms = soughtWords.map((word, i) => {
        const isIncomplete = isTyping && !isCorrected && i === soughtWords.length - 1 && word === last;
        const { scores, matched } = scoreWord(word, isIncomplete);
        return { word, scores, matched, weight: rarity(scores) * wordWeight(word) };
      });
      const totalWeight = terms.reduce((sum, { weight }) => sum + weight, 0);
      const scores = new Scores(total), covered = new Scores(total);
      for (const { scores: ofTerm, weight } of terms)
        for (const place of ofTerm.places) {
          scores.add(place, ofTerm.of(place) * weight);
          covered.add(place, weight);
        }
      const coverage = (place) => covered.of(place) / totalWeight;

      const joined = lexicon.runsOf(query).map(wordsOf).filter((parts) => parts.length > 1).map((parts) => parts.join(""));
      addJoined(scores, joined, queryWords);

      // A token such as CAPABILITY_NAMED_IAM is not about what its parts name.
      const [token] = joined.length === 1 && !/\s/.test(query.trim()) ? joined : [];
      const isToken = token && isWord(token) && !lexicon.namesOf(query).length;
      const names = isToken ? [] : namesIn(queryWords);
      const highest = applyWeights(scores, coverage, names);
      refine(scores, highest, terms, totalWeight);
      const definitions = addNames(scores, names, queryWords, soughtWords, coverage);

      const comparison = versus.comparisonIn(query, queryWords);
      if (comparison) scores.add(comparison.place, 2 * WHOLE_NAME);
      return {
        pages: byPage(scores, MIN_SHARE * highest),
        words: [...new Set(terms.flatMap(({ matched }) => [...matched]))],
        phrases: phrasesOf(query, parsed, soughtWords, names),
        missing: (place) => terms.filter(({ scores: ofTerm, word }) =>
          !ofTerm.of(place) && !hasNameWith(place, word, names, queryWords) && !isTooCommon(word)).map(({ word }) => word),
        corrected: isCorrected ? queryWords.join(" ") : "",
        answer: comparison ? { kind: "versus", ...comparison } : answerTo(query, terms, definitions, subjectsOf(names)),
        completion: isTyping ? complete(last) : "",
      };
    }

    /** The pages that are about something the query names. */
    const subjectsOf = (names) => new Set(names.flatMap(({ entries }) => entries)
      .filter(({ place, rank }) => rank >= RANK.alias && isPage(place)).map(({ place }) => place));

    /** Weighs scores by missing words, kinds, and what pages are about; returns the highest. */
    function applyWeights(scores, coverage, names) {
      const subjects = subjectsOf(names);
      const namesakes = new Set(names.filter(({ entries }) => entries.some(({ place }) => subjects.has(place)))
        .flatMap(({ entries }) => entries.filter(isHeading)).map(({ place }) => place));
      let highest = 0;
      for (const place of scores.places) {
        const isOnSubject = subjects.has(pageOf[place]);
        const relevance = isOnSubject ? (subjects.size <= MAX_SUBJECTS ? ON_SUBJECT : 1)
          : namesakes.has(place) ? NAMESAKE : 1;
        scores.multiply(place, coverage(place) ** COVERAGE * PRIOR[kindOf(place)] * relevance);
        highest = Math.max(highest, scores.of(place));
      }
      return highest;
    }

    /** Tells the best places apart by their titles, and by what else their pages have. */
    function refine(scores, highest, terms, totalWeight) {
      const matched = new Set(terms.flatMap((term) => [...term.matched]));
      const bestOnPage = terms.map(({ scores: ofTerm }) => {
        const best = new Scores(total);
        for (const place of ofTerm.places) best.raise(pageOf[place], ofTerm.of(place));
        return best;
      });
      for (const place of scores.places) {
        if (scores.of(place) < REFINED * highest) continue;
        const titleWords = contentWords(wordsOf(title(place)));
        const covered = titleWords.filter((word) => matched.has(word)).length / (titleWords.length || 1);
        const hasAll = terms.every(({ scores: ofTerm }) => ofTerm.of(place) >= NEARLY_TITLE * FIELD_WEIGHTS[TITLE]);
        const elsewhere = terms.reduce((sum, { scores: ofTerm, weight }, i) =>
          sum + (ofTerm.of(place) ? 0 : weight * Math.min(1, bestOnPage[i].of(pageOf[place]))), 0);
        scores.multiply(place, (1 + TITLE_COVERED * (covered - 0.5)) * (hasAll ? ALL_IN_TITLE : 1)
          * (1 + ELSEWHERE * elsewhere / totalWeight));
      }
    }

    /** Places by their pages, best first. */
    function byPage(scores, minimum) {
      const best = scores.places.filter((place) => scores.of(place) >= minimum)
        .sort((a, b) => scores.of(b) - scores.of(a) || a - b).slice(0, MAX_PLACES);
      const pages = new Map();
      for (const place of best) {
        const score = scores.of(place), page = pageOf[place];
        if (!pages.has(page)) pages.set(page, { page, score: 0, places: [] });
        const result = pages.get(page);
        result.score += result.places.length ? OTHER_PLACES * score / result.places.length : score;
        result.places.push([place, score]);
      }
      return [...pages.values()].sort((a, b) => b.score - a.score).slice(0, MAX_PAGES);
    }

    /** Whether the index leaves out where texts have a word, so that nobody can say it is missing. */
    const isTooCommon = (word) => words.withPrefix(lexicon.rootOf(word))
      .some((id) => stem(words.at(id)) === stem(word) && lexicon.postingsOf(id).length === 0);

    /** Of the words with a prefix the one that most headings have, or else the shortest of texts. */
    function complete(prefix) {
      if (prefix.length < 2) return "";
      const [heading] = [...lexicon.headingsWithPrefix(prefix)].sort(([, a], [, b]) => b.length - a.length);
      const [text] = words.withPrefix(prefix).map(words.at).sort((a, b) => a.length - b.length);
      return heading?.[0] ?? text ?? "";
    }

    return {
      ...lexicon,
      search,
      /** Does beforehand, step by step, what the first query of some kinds would wait for. */
      prepare: function* prepareAll() { yield* prepare(); versus.prepare(); },
    };
  }

  Object.assign(globalThis.fieldNotesSearch, { createEngine });
}
