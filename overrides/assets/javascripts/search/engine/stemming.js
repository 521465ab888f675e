/* Search, the part that knows words: endings, plurals, slips of the fingers, packed lists. Pure. */
{
  /** A word without its ending, so that scaling, scales and scaled are one. */
  function stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    let root = word;
    if (/(?:x|[tnr]ch|sh|ss)es$/.test(root)) root = root.slice(0, -2);
    else if (/[^aeiou]ies$/.test(root)) root = root.slice(0, -3) + "y";
    else if (/[^su]s$/.test(root)) root = root.slice(0, -1);
    // Of short words these endings are a part: letter is no let, loader no load, namely no name.
    const cut = root.replace(/(?:ations?|ments?|ings?|ness|able|ions?|ed|(?<=.{5})(?:ers?|ors?|ly))$/, "");
    if (cut.length >= 4 || (cut.length === 3 && /[aeiouy]/.test(cut) && /(?:ing|ed)$/.test(root))) root = cut;
    root = root.replace(/([^aeioulsz])\1$/, "$1");
    return root.length > 3 ? root.replace(/(?:e|i|y)$|(?<=....)at$/, "") : root;
  }

  // Words that end like a plural and are none, beside those in -ss, -us and -ops, and all longer
  // ones in -is: of the short ones, APIs and AMIs are plurals.
  const NO_PLURAL = new Set(["https", "alias", "atlas", "canvas"]);

  /** A word in the singular. */
  function singular(word) {
    const before = word[word.length - 2];
    if (word.length < 4 || !word.endsWith("s") || before === "s" || before === "u") return word;
    if ((before === "i" && word.length > 4) || word.endsWith("ops") || NO_PLURAL.has(word)) return word;
    if (before !== "e") return word.slice(0, -1);
    if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
    return word.slice(0, /(?:x|[tnr]ch|sh|ss)es$/.test(word) ? -2 : -1);
  }

  const MAKERS = new Set(["amazon", "aws", "the", "a", "an"]);
  const isMaker = (word) => MAKERS.has(word);
  const LINE_BREAK = 10, SPACE = 32, SMALL_S = 115;
  const isLetter = (code) => (code > 96 && code < 123) || (code > 47 && code < 58);

  /**
   * What all spellings of a name have in common, line by line: no maker in front, no plural, no
   * space, no mark. One pass over the letters, since it reads every name of the site at once.
   */
  function nameKey(lines) {
    const text = lines.toLowerCase(), codes = new Uint16Array(text.length);
    let length = 0, lineStart = 0, wordStart = 0, from = 0;
    for (let at = 0; at <= text.length; at++) {
      const code = at < text.length ? text.charCodeAt(at) : LINE_BREAK;
      if (isLetter(code)) {
        if (length === wordStart) from = at;
        codes[length++] = code;
        continue;
      }
      if (length > wordStart) {
        if (codes[length - 1] === SMALL_S) {
          const one = singular(text.slice(from, at));
          length = wordStart + one.length;
          codes[length - 1] = one.charCodeAt(one.length - 1);
        }
        const goesOn = code === SPACE && at + 1 < text.length && text.charCodeAt(at + 1) !== LINE_BREAK;
        const isFirst = wordStart === lineStart && length - wordStart < 7;
        if (goesOn && isFirst && isMaker(text.slice(from, at))) length = wordStart;
      }
      if (code === LINE_BREAK && at < text.length) codes[length++] = code;
      wordStart = length;
      if (code === LINE_BREAK) lineStart = length;
    }
    let keys = "";
    for (let at = 0; at < length; at += 8192)
      keys += String.fromCharCode.apply(null, codes.subarray(at, Math.min(length, at + 8192)));
    return keys;
  }

  /** How far slips of the fingers take one word from another: 1 each, less for the usual ones. */
  function slips(typed, meant, limit) {
    const n = typed.length, m = meant.length;
    let before = null, row = Array.from({ length: m + 1 }, (_, j) => j);
    for (let i = 1; i <= n; i++) {
      const next = [i];
      let best = i;
      for (let j = 1; j <= m; j++) {
        const a = typed[i - 1], b = meant[j - 1];
        let cost = row[j - 1] + (a === b ? 0 : isVowel(a) && isVowel(b) ? 0.8 : 1);
        // A letter typed twice, or once too seldom, is the smallest slip, two swapped the next.
        cost = Math.min(cost, row[j] + (a === typed[i - 2] ? 0.6 : 1), next[j - 1] + (b === meant[j - 2] ? 0.6 : 1));
        if (before && j > 1 && a === meant[j - 2] && typed[i - 2] === b)
          cost = Math.min(cost, before[j - 2] + (a === b ? 0 : 0.7));
        next.push(cost);
        if (cost < best) best = cost;
      }
      if (best > limit) return Infinity;
      before = row;
      row = next;
    }
    return row[m] + (typed[0] === meant[0] ? 0 : 0.4);
  }

  const isVowel = (letter) => "aeiouy".includes(letter);

  /** The letters of a word as bits, to see at a glance that two words cannot be close. */
  function letters(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      bits |= 1 << (code > 96 ? code - 97 : 26 + (code & 3));
    }
    return bits;
  }

  function countBits(bits) {
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }

  /**
   * The ordered words that packed_words of fieldnotes/content/words.py has packed, in blocks that are undone when they
   * are needed. A word has a number; those that begin with the same letters follow each other.
   */
  function openWords(packed) {
    const blocks = packed.split("\n"), heads = blocks.map((block) => /^A([^A-Z]*)/.exec(block)?.[1] ?? "");
    const size = unpackedBlock(blocks[0]).length, undone = [];
    const block = (number) => (undone[number] ??= unpackedBlock(blocks[number]));
    const at = (id) => (id < size * blocks.length ? block(Math.floor(id / size))[id % size] : undefined);

    /** The number of the first word that does not come before another. */
    function from(word) {
      const number = Math.max(0, firstFrom(heads, word) - 1);
      return number * size + firstFrom(block(number), word);
    }

    return {
      at,
      has: (word) => at(from(word)) === word,
      /** The numbers of all words that begin with some letters. */
      beginning(root) {
        const found = [];
        for (let id = from(root); at(id)?.startsWith(root); id++) found.push(id);
        return found;
      },
      all: () => blocks.flatMap((_, number) => block(number)),
    };
  }

  function unpackedBlock(packed) {
    const words = [];
    let before = "";
    for (let at = 0; at < packed.length;) {
      let end = at + 1;
      while (end < packed.length && (packed.charCodeAt(end) > 90 || packed.charCodeAt(end) < 65)) end++;
      before = before.slice(0, packed.charCodeAt(at) - 65) + packed.slice(at + 1, end);
      words.push(before);
      at = end;
    }
    return words;
  }

  /** Undoes packed_numbers of fieldnotes/content/words.py: each number twice, and one more if it is marked. */
  function unpackedNumbers(packed) {
    const numbers = [];
    let before = -1, more = 0;
    for (let i = 0; i < packed.length; i++) {
      const code = packed.charCodeAt(i);
      const digit = code - 35 - (code > 92 ? 1 : 0);
      if (code === 33) numbers[numbers.length - 1]++;
      else if (digit >= 75) more = more * 16 + digit - 74;
      else {
        before += more * 75 + digit + 1;
        more = 0;
        numbers.push(2 * before);
      }
    }
    return numbers;
  }

  /** The first position in an ordered list whose value is not below another. */
  function firstFrom(ordered, value) {
    let low = 0, high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ordered[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  Object.assign(globalThis.fieldNotesSearch ??= {}, {
    stem, singular, nameKey, isMaker, slips, letters, countBits, isLetter, openWords, unpackedNumbers, firstFrom,
  });
}
