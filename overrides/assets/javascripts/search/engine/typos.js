/* Search, typos: how far one word is from another, and whether two words can be close at all. Pure. */
{
  const isVowel = (letter) => "aeiouy".includes(letter);

  // What a typo costs; common ones cost less.
  const TYPO = 1, WRONG_VOWEL = 0.8, SWAPPED = 0.7, DOUBLED = 0.6, WRONG_START = 0.4;

  /** The edit distance from a typed word to another, by the costs above; Infinity beyond a limit. */
  function editDistance(typed, meant, limit) {
    let rowBefore = null, row = Array.from({ length: meant.length + 1 }, (_, j) => j);
    for (let i = 1; i <= typed.length; i++) {
      const next = [i];
      let lowest = i;
      for (let j = 1; j <= meant.length; j++) {
        const a = typed[i - 1], b = meant[j - 1];
        const substitution = a === b ? 0 : isVowel(a) && isVowel(b) ? WRONG_VOWEL : TYPO;
        let cost = Math.min(
          row[j - 1] + substitution,
          row[j] + (a === typed[i - 2] ? DOUBLED : TYPO),
          next[j - 1] + (b === meant[j - 2] ? DOUBLED : TYPO),
        );
        if (rowBefore && j > 1 && a === meant[j - 2] && typed[i - 2] === b)
          cost = Math.min(cost, rowBefore[j - 2] + (a === b ? 0 : SWAPPED));
        next.push(cost);
        if (cost < lowest) lowest = cost;
      }
      if (lowest > limit) return Infinity;
      rowBefore = row;
      row = next;
    }
    return row[meant.length] + (typed[0] === meant[0] ? 0 : WRONG_START);
  }

  const SMALL_A = "a".charCodeAt(0), LETTERS = 26;

  /** The set of characters of a word as bits: one for each letter, four for the digits. */
  function characterBits(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      bits |= 1 << (code >= SMALL_A ? code - SMALL_A : LETTERS + (code & 3));
    }
    return bits;
  }

  /** The number of bits that are set, all 32 counted at once: in pairs, fours, bytes, then added up. */
  function countBits(bits) {
    const pairs = bits - ((bits >>> 1) & 0x55555555);
    const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
    return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }

  Object.assign(globalThis.fieldNotesSearch, { WRONG_START, DOUBLED, WRONG_VOWEL, editDistance, characterBits, countBits });
}
