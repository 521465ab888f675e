/* Search, the part that knows words: endings, plurals, slips of the fingers, packed lists. Pure. */
{
  /** A word without its ending, so that scaling, scales and scaled are one. */
  function stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    let root = word;
    if (/(?:x|[tnr]ch|sh|ss)es$/.test(root)) root = root.slice(0, -2);
    else if (/[^aeiou]ies$/.test(root)) root = root.slice(0, -3) + "y";
    else if (/[^su]s$/.test(root)) root = root.slice(0, -1);
    const cut = root.replace(/(?:ations?|ments?|ings?|ness|able|ions?|ers?|ors?|ed|ly)$/, "");
    if (cut.length >= 4 || (cut.length === 3 && /[aeiouy]/.test(cut) && /(?:ing|ed)$/.test(root))) root = cut;
    root = root.replace(/([^aeioulsz])\1$/, "$1");
    return root.length > 3 ? root.replace(/(?:e|i|y)$|(?<=....)at$/, "") : root;
  }

  // Words that end like a plural and are none; the short ones in -is are: APIs, AMIs.
  const NO_PLURAL = /^(?:https|alias|atlas|canvas|\w*ops)$|(?:ss|us|\w\w\wis)$/;

  /** A text, or many lines, with each word in the singular. */
  function singular(text) {
    return text.replace(/\w{3,}s\b/g, (word) => {
      if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
      if (/(?:x|[tnr]ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
      return NO_PLURAL.test(word) ? word : word.slice(0, -1);
    });
  }

  /** What all spellings of a name have in common, line by line: no maker, plural, space or mark. */
  function nameKey(lines) {
    const bare = `\n${lines.toLowerCase()}`.replace(/\n(?:amazon|aws|the|an?) (?=\S)/g, "\n").slice(1);
    return singular(bare).replace(/[^a-z0-9\n]+/g, "");
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

  /** Undoes packed_words of words.py. */
  function unpackedWords(packed) {
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

  /** Undoes packed_numbers of words.py: each number twice, and one more if it is marked. */
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

  globalThis.fieldNotesSearch = {
    ...globalThis.fieldNotesSearch,
    stem, singular, nameKey, slips, letters, countBits, unpackedWords, unpackedNumbers, firstFrom,
  };
}
