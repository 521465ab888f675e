/* Search, the part that understands: a query in, the words and names of the site that it means out.
 *
 * `openUnderstanding(places)` gives `read(query)`: { words, meanings, typing, corrected },
 * `namesIn(words)`, `nearest(word)`, and `prepare()`, whose steps do beforehand what a correction would wait for.
 * An exact word is never corrected; spaces and hyphens are no mistake worth telling.
 */
{
  const { letters, countBits, slips, nameKey } = globalThis.fieldNotesSearch;

  // How many slips a word may have, by its length; names may have a little more than words.
  const slipsIn = (word) => (word.length < 4 ? 0.8 : word.length < 6 ? 1.4 : 2.2);
  const SLIPS_IN_WORD = 1.4, SLIPS_IN_JOINED = 1.5;
  const MOST_WORDS_OF_NAME = 6, AT_A_TIME = 5000;

  function openUnderstanding(places) {
    const { stop, parts, runs, remember, keyed, named, begun, isWord, isHeadingWord, isKnown, isBegun } = places;

    // ---- The nearest word ------------------------------------------------------------------

    // Every word and every key of a name; what tells at a glance whether one may be near.
    const candidates = [], bitsOf = [], startOf = [];
    const steps = prepare();

    /** Reads all words, some at a time. */
    function* prepare() {
      for (const list of places.allWords())
        for (let from = 0; from < list.length; from += AT_A_TIME) {
          for (const word of list.slice(from, from + AT_A_TIME)) {
            candidates.push(word);
            bitsOf.push(letters(word));
            startOf.push((word.charCodeAt(0) << 16) | (word.charCodeAt(1) << 8) | word.length);
          }
          yield;
        }
    }

    /** The word or name that was probably meant: { word, distance, name }; null if none is near. */
    const nearest = (typed) => remember(`~${typed}`, () => {
      if (typed.length < 3 || /^\d+$/.test(typed)) return null;
      for (const _ of steps); // what is left of it
      const limit = slipsIn(typed), bits = letters(typed);
      const reach = Math.floor(limit / 0.6), differing = 2 * Math.max(1, Math.floor(limit / 0.8));
      const first = typed.charCodeAt(0), second = typed.charCodeAt(1);
      let best = null;
      for (let i = 0; i < startOf.length; i++) {
        const start = startOf[i], longer = (start & 255) - typed.length;
        if (longer > reach || longer < -reach || countBits(bits ^ bitsOf[i]) > differing) continue;
        // Hands seldom miss both of the first two letters.
        const a = start >> 16, b = (start >> 8) & 255;
        if (a !== first && b !== second && a !== second && b !== first) continue;
        const word = candidates[i], distance = slips(typed, word, limit);
        if (distance > limit + 0.4 || word.length < 3) continue;
        // A thing with that name is likelier meant than a word, a word of a heading than another.
        const names = keyed(word);
        if (!names.length && distance > SLIPS_IN_WORD) continue;
        const worth = names.length ? 0.5 + 0.3 * Math.max(...names.map(({ rank }) => rank))
          : isHeadingWord(word) ? 0.35 : 0.15;
        const cost = distance - worth;
        if (!best || cost < best.cost) best = { word, cost, distance, name: isWord(word) ? word : names[0].name };
      }
      return best;
    });

    /** Two or three words that are one name with a slip: dinamo db. */
    function nearestJoined(joins) {
      for (const join of joins) {
        if (join.length > 2 && join.some((word) => stop.has(word))) continue;
        const near = nearest(join.join(""));
        const [name] = near && near.distance <= SLIPS_IN_JOINED ? keyed(near.word) : [];
        if (name) return { name: name.name, count: join.length, distance: near.distance };
      }
      return null;
    }

    /** A word as two words of headings: privatesubnet. */
    function inTwo(word) {
      for (let at = word.length - 3; at > 2; at--) {
        const pair = [word.slice(0, at), word.slice(at)];
        if (pair.every(isHeadingWord)) return pair;
      }
      return null;
    }

    // ---- The query -------------------------------------------------------------------------

    /** The words of a query; a run with marks is one if its parts say nothing: us-east-1, x-ray. */
    const typedWords = (query) => runs(query).flatMap((run) => {
      const own = parts(run), one = own.join("");
      const says = own.every((part) => part.length > 1 && !/\d/.test(part));
      return own.length > 1 && !says && (isWord(one) || keyed(one).length) ? [one] : own;
    });

    /** What one or more words at the beginning of a list mean: { words, count, isChanged }. */
    function firstMeaning(typed, before, typing) {
      const [word, next] = typed;
      const joins = [3, 2].filter((count) => count <= typed.length).map((count) => typed.slice(0, count));
      const isLast = (count) => typing && typed.length === count;
      const distance = (near) => near?.distance ?? Infinity;
      const as = (name, count = 1, isChanged = false) => ({ words: parts(name), count, isChanged });

      if (isKnown(word)) {
        const nextIsSlip = next !== undefined && !stop.has(word) && !isKnown(next)
          && !keyed(nameKey(next)).length && !(isLast(2) && isBegun(next));
        const joined = nextIsSlip ? nearestJoined(joins) : null;
        if (distance(joined) >= distance(nextIsSlip && nearest(next))) return as(word);
        return as(joined.name, joined.count, true);
      }
      for (const join of joins) {
        const [name] = named(join.join(" "));
        if (name || isWord(join.join(""))) return as(name?.name ?? join.join(""), join.length);
      }
      const [name] = named(word);
      if (name) return as(name.name);

      const near = nearest(word), two = inTwo(word);
      if (isLast(1) && isBegun(word) && !(two && !places.inHeadings(word).size)) {
        // A word that is still being typed is left alone, unless with a slip mended it ends a name.
        const isName = before && distance(near) <= 1 && named(`${before} ${near.word}`).length > 0;
        return isName ? as(near.word, 1, true) : as(word);
      }
      const joined = nearestJoined(joins);
      if (distance(joined) < distance(near)) return as(joined.name, joined.count, true);
      if (two && distance(near) >= 1) return as(two.join(" "));
      return near ? as(near.name, 1, true) : as(word);
    }

    /**
     * A query as the site would write it: its words, and in `meanings` the same in groups, each what
     * one or more typed words mean. `typing`: its last word may not be complete.
     */
    function read(query) {
      const typing = !/\s$/.test(query), meanings = [];
      let corrected = false;
      for (let left = typedWords(query); left.length;) {
        const { words: meant, count, isChanged } = firstMeaning(left, meanings.flat().pop() ?? "", typing);
        meanings.push(meant);
        corrected ||= isChanged;
        left = left.slice(count);
      }
      return { words: meanings.flat(), meanings, typing, corrected };
    }

    /** The names among some words, longest first, none inside another: [{ from, to, entries }]. */
    function namesIn(words) {
      const found = [];
      for (let length = Math.min(MOST_WORDS_OF_NAME, words.length); length > 0; length--)
        for (let from = 0; from + length <= words.length; from++) {
          const to = from + length;
          if (stop.has(words[from]) && stop.has(words[to - 1])) continue;
          if (found.some((name) => name.from < to && from < name.to)) continue;
          const text = words.slice(from, to).join(" ");
          const entries = [...named(text), ...begun(text)];
          if (entries.length) found.push({ from, to, entries });
        }
      return found;
    }

    return { read, namesIn, nearest, prepare: () => steps };
  }

  Object.assign(globalThis.fieldNotesSearch, { openUnderstanding });
}
