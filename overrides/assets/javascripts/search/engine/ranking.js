/* Search, the part that decides: which places of the site answer a query best.
 *
 * `createEngine(index)` takes the index that fieldnotes/publish/search/index.py makes. `search(query)` of
 * what it returns tells
 *   pages     what was found, best first: [{ page, score, places: [[place, score], …] }]
 *   words     the words of the site that were looked for
 *   marks     what of the query to mark, as phrases of highlight.js
 *   missing   of a place, the words of the query that it does not have
 *   corrected the query as it was understood, where that changed a spelling; else ""
 *   answer    what a card may say: { kind: "versus" | "facts" | "term", … }, or null
 *   complete  the last word, completed; or ""
 *
 * Each place gets points for the words it has; what has the name that was asked for comes first.
 */
{
  const {
    stem, openPlaces, openUnderstanding, openComparing, openPhrases, openAnswers, asksForNumber,
  } = globalThis.fieldNotesSearch;

  // A word by where it stands: in the title of a place, its other names, its anchor, the
  // description of its page. What is on a page is also about the title of the page.
  const FIELDS = [3, 2.4, 2.4, 1.3], IN_TEXT = 1, OFTEN = 1.5;
  const IN_PAGE_TITLE = 1.1, IN_PAGE_NAME = 0.9, OF_SERVICE = 1.5;
  // … and by how it is written there: with another ending, in other words, or only begun.
  const SAME_STEM = 0.9, MEANT = 0.55, BEGINS = 0.7;
  // A page that says a word in several places is more about it, up to so many.
  const FOR_EACH_PLACE = 0.15, PLACES_THAT_COUNT = 5;
  // Words that stand together as one, because they do so on the site or were typed so.
  const TOGETHER = 0.7, AS_TYPED = 2;
  // Words that were asked for and are missing.
  const COVERAGE = 1.25;
  // A page whose subject the query names answers the rest of the query best. But the section
  // Lambda of the page on SQS is no page on Lambda.
  const ON_SUBJECT = 1.6, NAMESAKE = 0.6;
  // Among equals a page is a better start than a part of it, and prose better than a list.
  const PRIOR = {
    page: 1, section: 1, term: 0.9, port: 0.9, decision: 0.85, lab: 0.8, comparison: 0.75,
    diagram: 0.55, fact: 0.22,
  };
  // Closer to the query is a title that it tells whole, or that has all its words, and a place on a
  // page that has its other words. Only what has this share of the most points is looked at so.
  const CLOSE = 0.2, TITLE_TOLD = 0.5, ALL_IN_TITLE = 1.4, ELSEWHERE = 0.7;
  // A place whose name was asked for, as all of the query or as a part of it. A heading that
  // several pages have, or that is also the name of something else, is less of a name.
  const WHOLE_NAME = 60, PART_NAME = 14, NOT_ONLY_HEADING = 0.3, ONE_WORD_HEADING = 0.3;
  // A page that answers in several places is the better answer.
  const OTHER_PLACES = 0.12;
  const MOST_PLACES = 60, MOST_PAGES = 10, LEAST = 0.12;

  const MAKERS = new Set(["aws", "amazon", "azure", "google", "gcp", "microsoft"]);
  const weightOf = (word) => (asksForNumber(word) ? 0.4 : MAKERS.has(word) ? 0.2 : 1);

  const NOTHING = {
    pages: [], words: [], marks: [], missing: () => [], corrected: "", answer: null, complete: "",
  };

  /** Points of places: a list as long as the site has places, and which of them have any. */
  class Points {
    constructor(total) {
      this.of = new Float32Array(total);
      this.places = [];
    }

    add(place, worth) {
      if (this.of[place] === 0 && worth) this.places.push(place);
      this.of[place] += worth;
    }

    raise(place, worth) {
      if (this.of[place] === 0) this.places.push(place);
      if (this.of[place] < worth) this.of[place] = worth;
    }
  }

  function createEngine(index) {
    const places = openPlaces(index);
    const { NAME, total, words, everyday, parts, content, kindOf, isPage, pageOf, title, isWord } = places;
    const { read, namesIn, nearest, prepare } = openUnderstanding(places);
    const comparing = openComparing(places);
    const { phrasesOf } = openPhrases(places), { answerOf } = openAnswers(places);

    const rarity = (got) => Math.log(1 + total / (1 + got.places.length));

    // ---- Points for words ------------------------------------------------------------------

    /** What each place gets for a word: { got: Points, marked: the words of the site }. */
    function points(word, isBeginning) {
      const got = new Points(total), onPages = new Points(total), marked = new Set();
      look(word, 1, isBeginning || word.length > 4);
      // What is still being typed may be a word begun, or one with a slip.
      const near = isBeginning && word.length > 3 && !isWord(word) ? nearest(word) : null;
      if (near && near.distance <= 1) for (const other of parts(near.name)) look(other, BEGINS, false);
      for (const other of everyday.get(stem(word)) ?? []) look(other, MEANT, false);
      for (const page of onPages.places) {
        const worth = onPages.of[page];
        for (let place = page + 1; place <= places.lastOf(page); place++)
          got.raise(place, IN_PAGE_TITLE * worth);
        for (const fact of places.factsOn(page)) got.raise(fact, OF_SERVICE * worth);
      }
      return { got, marked };

      function look(wanted, share, mayGoOn) {
        const own = stem(wanted), root = places.rootOf(wanted);
        const likeness = (other) => {
          if (other === wanted) return share;
          if (stem(other) === own) return share * SAME_STEM;
          if (!mayGoOn || !other.startsWith(wanted)) return 0;
          return share * BEGINS * Math.sqrt(wanted.length / other.length);
        };
        for (const [other, marks] of places.inHeadings(root)) {
          const worth = likeness(other);
          if (worth) marked.add(other);
          if (worth) for (const mark of marks) giveHeading(mark >> 2, mark & 3, worth);
        }
        // Two letters begin too many words of texts to say anything.
        const ids = words.beginning(root);
        for (const id of wanted.length > 2 ? ids : ids.filter((one) => words.at(one) === wanted)) {
          const worth = likeness(words.at(id));
          if (worth) marked.add(words.at(id));
          if (worth) giveTexts(places.textPlaces(id), worth);
        }
      }

      function giveHeading(place, field, worth) {
        got.raise(place, FIELDS[field] * worth);
        if (!isPage(place)) return;
        if (field === 0) onPages.raise(place, worth);
        else if (field === 1 && places.servicePages.has(place))
          onPages.raise(place, worth * IN_PAGE_NAME / IN_PAGE_TITLE);
      }

      // Numbers of the same page follow each other.
      function giveTexts(numbers, worth) {
        for (let first = 0; first < numbers.length;) {
          const page = pageOf[numbers[first] >> 1];
          let after = first + 1;
          while (after < numbers.length && pageOf[numbers[after] >> 1] === page) after++;
          const others = Math.min(PLACES_THAT_COUNT, after - first) - 1;
          for (; first < after; first++) {
            const often = numbers[first] & 1 ? OFTEN : 1;
            got.raise(numbers[first] >> 1, IN_TEXT * often * worth * (1 + FOR_EACH_PLACE * others));
          }
        }
      }
    }

    /** Adds what words get that the site writes as one, with a mark or without. */
    function addJoined(score, asTyped, own) {
      const joined = new Map(asTyped.map((word) => [word, AS_TYPED]));
      for (let length = 2; length <= 3; length++)
        for (let from = 0; from + length <= own.length; from++) {
          const one = own.slice(from, from + length).join("");
          if (!joined.has(one)) joined.set(one, TOGETHER);
        }
      for (const [word, share] of joined) {
        if (!isWord(word)) continue;
        const { got } = points(word, false);
        const weight = share * rarity(got);
        for (const place of got.places) if (score.of[place]) score.add(place, weight * got.of[place]);
      }
    }

    // ---- Points for names ------------------------------------------------------------------

    /** Whether a name is no more than the heading of a section. */
    const isHeading = ({ place, term }) => !term && kindOf(place) === "section";

    /** Adds what places get that have a name that was asked for; returns the terms among them. */
    function addNames(score, names, own, asked, coverage) {
      const terms = [];
      for (const { from, to, entries } of names) {
        const share = content(own.slice(from, to)).length / asked.length;
        const isAll = share >= 1 || to - from === own.length;
        const headings = entries.filter(isHeading).length;
        for (const entry of entries) {
          const { place, rank, term } = entry;
          const asHeading = (entries.length > headings ? NOT_ONLY_HEADING : 1) / headings
            * (!isAll && to - from === 1 ? ONE_WORD_HEADING : 1);
          const worth = rank * (isHeading(entry) ? asHeading : 1);
          score.add(place, isAll ? WHOLE_NAME * worth : PART_NAME * worth * share * coverage(place) ** COVERAGE);
          if (isAll && term) terms.push(entry);
        }
      }
      return terms.sort((a, b) => b.rank - a.rank);
    }

    // ---- The search ------------------------------------------------------------------------

    function search(query) {
      const meant = read(query), { words: own, typing, corrected } = meant;
      if (!own.length) return NOTHING;
      const asked = content(own).length ? content(own) : own;
      const last = own[own.length - 1];

      // A rare word counts for more.
      const units = asked.map((word, i) => {
        const { got, marked } = points(word, typing && !corrected && i === asked.length - 1 && word === last);
        return { word, got, marked, weight: rarity(got) * weightOf(word) };
      });
      const sum = units.reduce((all, { weight }) => all + weight, 0);
      const score = new Points(total), covered = new Points(total);
      for (const { got, weight } of units)
        for (const place of got.places) {
          score.add(place, got.of[place] * weight);
          covered.add(place, weight);
        }
      const coverage = (place) => covered.of[place] / sum;

      const asTyped = places.runs(query).map(parts).filter((run) => run.length > 1).map((run) => run.join(""));
      addJoined(score, asTyped, own);

      // A token such as CAPABILITY_NAMED_IAM is not about what its parts name.
      const [token] = asTyped.length === 1 && !/\s/.test(query.trim()) ? asTyped : [];
      const isToken = token && isWord(token) && !places.named(query).length;
      const names = isToken ? [] : namesIn(own);
      const most = weigh(score, coverage, names);
      refine(score, most, units, sum);
      const terms = addNames(score, names, own, asked, coverage);

      const versus = comparing.comparedIn(query, own);
      if (versus) score.add(versus.place, 2 * WHOLE_NAME);
      return {
        pages: byPage(score, LEAST * most),
        words: [...new Set(units.flatMap(({ marked }) => [...marked]))],
        marks: phrasesOf(query, meant, asked, names),
        missing: (place) => units.filter(({ got, word }) =>
          !got.of[place] && !isInName(names, own, word, place) && !isTooCommon(word)).map(({ word }) => word),
        corrected: corrected ? own.join(" ") : "",
        answer: versus ? { kind: "versus", ...versus } : answerOf(query, units, terms, subjectsOf(names)),
        complete: typing ? completion(last) : "",
      };
    }

    /** The pages that are about something the query names. */
    const subjectsOf = (names) => new Set(names.flatMap(({ entries }) => entries)
      .filter(({ place, rank }) => rank >= NAME.alias && isPage(place)).map(({ place }) => place));

    /** Points as they count: less for what lacks words, by kind, and by what pages are about. */
    function weigh(score, coverage, names) {
      const subjects = subjectsOf(names);
      const namesakes = new Set(names.filter(({ entries }) => entries.some(({ place }) => subjects.has(place)))
        .flatMap(({ entries }) => entries.filter(isHeading)).map(({ place }) => place));
      let most = 0;
      for (const place of score.places) {
        const isOnSubject = subjects.has(pageOf[place]);
        const about = isOnSubject ? (subjects.size < 4 ? ON_SUBJECT : 1) : namesakes.has(place) ? NAMESAKE : 1;
        score.of[place] *= coverage(place) ** COVERAGE * PRIOR[kindOf(place)] * about;
        most = Math.max(most, score.of[place]);
      }
      return most;
    }

    function refine(score, most, units, sum) {
      const marked = new Set(units.flatMap((unit) => [...unit.marked]));
      const bestOnPage = units.map(({ got }) => {
        const best = new Points(total);
        for (const place of got.places) best.raise(pageOf[place], got.of[place]);
        return best;
      });
      for (const place of score.places) {
        if (score.of[place] < CLOSE * most) continue;
        const own = content(parts(title(place)));
        const told = own.filter((word) => marked.has(word)).length / (own.length || 1);
        const hasAll = units.every(({ got }) => got.of[place] >= 0.8 * FIELDS[0]);
        const elsewhere = units.reduce((all, { got, weight }, i) =>
          all + (got.of[place] ? 0 : weight * Math.min(1, bestOnPage[i].of[pageOf[place]])), 0);
        score.of[place] *= (1 + TITLE_TOLD * (told - 0.5)) * (hasAll ? ALL_IN_TITLE : 1)
          * (1 + ELSEWHERE * elsewhere / sum);
      }
    }

    /** Places by their pages, best first. */
    function byPage(score, least) {
      const ordered = score.places.filter((place) => score.of[place] >= least)
        .sort((a, b) => score.of[b] - score.of[a] || a - b).slice(0, MOST_PLACES);
      const found = new Map();
      for (const place of ordered) {
        const value = score.of[place];
        const page = pageOf[place];
        if (!found.has(page)) found.set(page, { page, score: 0, places: [] });
        const own = found.get(page);
        own.score += own.places.length ? OTHER_PLACES * value / own.places.length : value;
        own.places.push([place, value]);
      }
      return [...found.values()].sort((a, b) => b.score - a.score).slice(0, MOST_PAGES);
    }

    /** Whether the index leaves out where texts have a word, so that nobody can say it is missing. */
    const isTooCommon = (word) => words.beginning(places.rootOf(word))
      .some((id) => stem(words.at(id)) === stem(word) && places.textPlaces(id).length === 0);

    /** Whether a place has a name that a word of the query is a part of. */
    const isInName = (names, own, word, place) => names.some(({ from, to, entries }) =>
      own.slice(from, to).includes(word) && entries.some((entry) => entry.place === place));

    /** The word that most headings have of those that begin so, or else the shortest of texts. */
    function completion(start) {
      if (start.length < 2) return "";
      const [heading] = [...places.inHeadings(start)].sort(([, a], [, b]) => b.length - a.length);
      const [text] = words.beginning(start).map(words.at).sort((a, b) => a.length - b.length);
      return heading?.[0] ?? text ?? "";
    }

    return {
      ...places,
      search,
      /** Does beforehand, step by step, what the first query of some kinds would wait for. */
      prepare: function* prepareAll() { yield* prepare(); comparing.prepare(); },
    };
  }

  Object.assign(globalThis.fieldNotesSearch, { createEngine });
}
