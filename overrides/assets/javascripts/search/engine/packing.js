/* Search, unpacking: the lists of words and numbers that fieldnotes/content/words.py packs. The format
 * is specified there. Pure.
 */
{
  const SMALLEST_SHARE = "A".charCodeAt(0), LARGEST_SHARE = "Z".charCodeAt(0);

  /** The first position in an ordered list whose value is not below another. */
  function lowerBound(ordered, value) {
    let low = 0, high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ordered[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function unpackBlock(packed) {
    const words = [];
    let previous = "";
    const isShare = (code) => code >= SMALLEST_SHARE && code <= LARGEST_SHARE;
    for (let at = 0; at < packed.length;) {
      let end = at + 1;
      while (end < packed.length && !isShare(packed.charCodeAt(end))) end++;
      previous = previous.slice(0, packed.charCodeAt(at) - SMALLEST_SHARE) + packed.slice(at + 1, end);
      words.push(previous);
      at = end;
    }
    return words;
  }

  /**
   * The ordered words of `packed_words`. A word's id is its position. Blocks are unpacked when they
   * are needed.
   */
  function openWords(packed) {
    const packedBlocks = packed.split("\n");
    const firstWords = packedBlocks.map((block) => /^A([^A-Z]*)/.exec(block)?.[1] ?? "");
    const blockSize = unpackBlock(packedBlocks[0]).length, blocks = [];
    const blockAt = (number) => (blocks[number] ??= unpackBlock(packedBlocks[number]));
    const at = (id) => (id < blockSize * packedBlocks.length ? blockAt(Math.floor(id / blockSize))[id % blockSize] : undefined);

    /** The id of the first word that does not come before another. */
    function firstFrom(word) {
      const block = Math.max(0, lowerBound(firstWords, word) - 1);
      return block * blockSize + lowerBound(blockAt(block), word);
    }

    return {
      at,
      has: (word) => at(firstFrom(word)) === word,
      /** The ids of all words with a prefix. */
      withPrefix(prefix) {
        const ids = [];
        let id = firstFrom(prefix);
        while (at(id)?.startsWith(prefix)) ids.push(id++);
        return ids;
      },
      all: () => packedBlocks.flatMap((_, block) => blockAt(block)),
    };
  }

  // The characters of `packed_numbers`: "#" to "~" without the backslash are digits.
  const FLAG = "!".charCodeAt(0), FIRST_DIGIT = "#".charCodeAt(0), BACKSLASH = "\\".charCodeAt(0);
  const LAST_DIGITS = 75, LEADING_DIGITS = 16;

  // A number and its flag as one integer, since there are some hundred thousand of them.
  const packFlagged = (number, isFlagged) => 2 * number + (isFlagged ? 1 : 0);
  const numberOf = (flagged) => flagged >> 1;
  const isFlagged = (flagged) => (flagged & 1) === 1;

  /** The numbers of `packed_numbers`, each with its flag: see numberOf() and isFlagged(). */
  function unpackNumbers(packed) {
    const numbers = [];
    let previous = -1, leading = 0;
    for (let i = 0; i < packed.length; i++) {
      const code = packed.charCodeAt(i);
      if (code === FLAG) {
        numbers.push(packFlagged(numberOf(numbers.pop()), true));
        continue;
      }
      const digit = code - FIRST_DIGIT - (code > BACKSLASH ? 1 : 0);
      if (digit >= LAST_DIGITS) {
        leading = leading * LEADING_DIGITS + digit - LAST_DIGITS + 1;
      } else {
        previous += leading * LAST_DIGITS + digit + 1;
        leading = 0;
        numbers.push(packFlagged(previous, false));
      }
    }
    return numbers;
  }

  Object.assign(globalThis.fieldNotesSearch ??= {}, { openWords, unpackNumbers, numberOf, isFlagged, lowerBound });
}
