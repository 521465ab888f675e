/* Search, the query: what a reader types in, the words and names of the site that it means out.
 *
 * `openQueryParser(lexicon)` gives `parse(query)`: { words, groups, isTyping, isCorrected },
 * `namesIn(words)`, `nearest(word)`, and `prepare()`, whose steps do beforehand what a correction
 * would wait for. An exact word is never corrected; spaces and hyphens are no mistake worth mentioning.
 */
{
  const {
    characterBits, countBits, editDistance, nameKey, DOUBLED, WRONG_VOWEL, WRONG_START,
  } = globalThis.fieldNotesSearch;

  // How far a word may be from what was typed, by its length; names may be a little farther than words.
  const maxDistance = (word) => (word.length < 4 ? 0.8 : word.length < 6 ? 1.4 : 2.2);
  const MAX_DISTANCE_OF_WORD = 1.4, MAX_DISTANCE_OF_JOINED = 1.5;
  const MAX_NAME_WORDS = 6, STEP = 5000;

  // The first two characters and the length of a word as one integer: compared with every candidate.
  const packStart = (word) => (word.charCodeAt(0) << 16) | (word.charCodeAt(1) << 8) | word.length;
  const firstCode = (start) => start >> 16;
  const secondCode = (start) => (start >> 8) & 255;
  const lengthOf = (start) => start & 255;

  const distanceOf = (match) => match?.distance ?? Infinity;

  function openQueryParser(lexicon) {
    const {
      stopWords, wordsOf, runsOf, remember, namesByKey, namesOf, titlesStartingWith,
      isWord, isHeadingWord, isKnown, isPrefix, headingsWithPrefix,
    } = lexicon;

    // ---- The nearest word ------------------------------------------------------------------

    // Every word and every key of a name, and what rules most of them out without computing a distance.
    const candidates = [], bits = [], starts = [];
    const steps = prepare();

    /** Reads all words, some at a time. */
    function* prepare() {
      for (const list of lexicon.allWords())
        for (let from = 0; from < list.length; from += STEP) {
          for (const word of list.slice(from, from + STEP)) {
            candidates.push(word);
            bits.push(characterBits(word));
            starts.push(packStart(word));
          }
          yield;
        }
    }

    function finishPreparing() {
      while (!steps.next().done);
    }

    /** The word or name that was probably meant: { word, distance, name }; null if none is near. */
    const nearest = (typed) => remember(`~${typed}`, () => {
      if (typed.length < 3 || /^\d+$/.test(typed)) return null;
      finishPreparing();
      const limit = maxDistance(typed), typedBits = characterBits(typed);
      const maxLonger = Math.floor(limit / DOUBLED);
      const maxDiffering = 2 * Math.max(1, Math.floor(limit / WRONG_VOWEL));
      const first = typed.charCodeAt(0), second = typed.charCodeAt(1);
      let best = null;
      for (let i = 0; i < starts.length; i++) {
        const longer = lengthOf(starts[i]) - typed.length;
        if (longer > maxLonger || longer < -maxLonger || countBits(typedBits ^ bits[i]) > maxDiffering) continue;
        // Few typos change both of the first two letters.
        const a = firstCode(starts[i]), b = secondCode(starts[i]);
        if (a !== first && b !== second && a !== second && b !== first) continue;
        const word = candidates[i], distance = editDistance(typed, word, limit);
        if (distance > limit + WRONG_START || word.length < 3) continue;
        // A thing with that name is likelier meant than a word, a word of a heading likelier than another.
        const names = namesByKey(word);
        if (!names.length && distance > MAX_DISTANCE_OF_WORD) continue;
        const likelihood = names.length ? 0.5 + 0.3 * Math.max(...names.map(({ rank }) => rank))
          : isHeadingWord(word) ? 0.35 : 0.15;
        const cost = distance - likelihood;
        if (!best || cost < best.cost) best = { word, cost, distance, name: isWord(word) ? word : names[0].name };
      }
      return best;
    });

    /** Two or three words that are one name with a typo: dinamo db. */
    function nearestJoined(runs) {
      for (const run of runs) {
        if (run.length > 2 && run.some((word) => stopWords.has(word))) continue;
        const near = nearest(run.join(""));
        const [name] = near && near.distance <= MAX_DISTANCE_OF_JOINED ? namesByKey(near.word) : [];
        if (name) return { name: name.name, count: run.length, distance: near.distance };
      }
      return null;
    }

    /** A word as two words of headings: privatesubnet. */
    function asTwoWords(word) {
      for (let at = word.length - 3; at > 2; at--) {
        const pair = [word.slice(0, at), word.slice(at)];
        if (pair.every(isHeadingWord)) return pair;
      }
      return null;
    }

    // ---- The query -------------------------------------------------------------------------

    /** The words of a query; a run with punctuation is one if its parts say nothing: us-east-1, x-ray. */
    const typedWords = (query) => runsOf(query).flatMap((run) => {
      const parts = wordsOf(run), joined = parts.join("");
      const areMeaningful = parts.every((part) => part.length > 1 && !/\d/.test(part));
      return parts.length > 1 && !areMeaningful && (isWord(joined) || namesByKey(joined).length) ? [joined] : parts;
    });

    /** What one or more words at the beginning of a list mean: { words, count, isCorrected }. */
    function firstMeaning(typed, previousWord, isTyping) {
      const [word, next] = typed;
      const runs = [3, 2].filter((count) => count <= typed.length).map((count) => typed.slice(0, count));
      const isBeingTyped = (count) => isTyping && typed.length === count;
      const meaning = (name, count = 1, isCorrected = false) => ({ words: wordsOf(name), count, isCorrected });

      if (isKnown(word)) {
        const isTypoNext = next !== undefined && !stopWords.has(word) && !isKnown(next)
          && !namesByKey(nameKey(next)).length && !(isBeingTyped(2) && isPrefix(next));
        const joined = isTypoNext ? nearestJoined(runs) : null;
        if (distanceOf(joined) >= distanceOf(isTypoNext && nearest(next))) return meaning(word);
        return meaning(joined.name, joined.count, true);
      }
      for (const run of runs) {
        const [name] = namesOf(run.join(" "));
        if (name || isWord(run.join(""))) return meaning(name?.name ?? run.join(""), run.length);
      }
      const [name] = namesOf(word);
      if (name) return meaning(name.name);

      const near = nearest(word), twoWords = asTwoWords(word);
      if (isBeingTyped(1) && isPrefix(word) && !(twoWords && !headingsWithPrefix(word).size)) {
        // A word that is still being typed is left alone, unless it ends a name once its typo is corrected.
        const endsName = previousWord && distanceOf(near) <= 1 && namesOf(`${previousWord} ${near.word}`).length > 0;
        return endsName ? meaning(near.word, 1, true) : meaning(word);
      }
      const joined = nearestJoined(runs);
      if (distanceOf(joined) < distanceOf(near)) return meaning(joined.name, joined.count, true);
      if (twoWords && distanceOf(near) >= 1) return meaning(twoWords.join(" "));
      return near ? meaning(near.name, 1, true) : meaning(word);
    }

    /**
     * A query as the site would write it: its words, and in `groups` the same, each group what one or
     * more typed words mean. `isTyping`: its last word may be incomplete.
     */
    function parse(query) {
      const isTyping = !/\s$/.test(query), groups = [];
      let isCorrected = false;
      for (let rest = typedWords(query); rest.length;) {
        const first = firstMeaning(rest, groups.flat().pop() ?? "", isTyping);
        groups.push(first.words);
        isCorrected ||= first.isCorrected;
        rest = rest.slice(first.count);
      }
      return { words: groups.flat(), groups, isTyping, isCorrected };
    }

    /** The names among some words, longest first, none inside another: [{ from, to, entries }]. */
    function namesIn(words) {
      const names = [];
      for (let length = Math.min(MAX_NAME_WORDS, words.length); length > 0; length--)
        for (let from = 0; from + length <= words.length; from++) {
          const to = from + length;
          if (stopWords.has(words[from]) && stopWords.has(words[to - 1])) continue;
          if (names.some((name) => name.from < to && from < name.to)) continue;
          const text = words.slice(from, to).join(" ");
          const entries = [...namesOf(text), ...titlesStartingWith(text)];
          if (entries.length) names.push({ from, to, entries });
        }
      return names;
    }

    return { parse, namesIn, nearest, prepare: () => steps };
  }

  Object.assign(globalThis.fieldNotesSearch, { openQueryParser });
}
