/* Search, the part that knows what to mark: what a query asks for, as phrases that the site writes. */
{
  const { singular, nameKey, isMaker } = globalThis.fieldNotesSearch;

  // Of what a word may become: so many, each with such a share of the places of the first.
  const MOST_BEGUN = 4, OFTEN_ENOUGH = 0.1;
  // Alone these are all over a page and say nothing.
  const isTooSmall = (phrase) => /^(?:[a-z]|\d{1,2})$/.test(phrase);

  const withoutMaker = (own) => own.slice(Math.max(0, own.findIndex((word) => !isMaker(word))));

  /** Of phrases with the same letters the one that has most words: `us east 1`, not `useast1`. */
  function longest(phrases) {
    const byLetters = new Map();
    for (const phrase of phrases) {
      const letters = phrase.replaceAll(" ", "");
      if (phrase.length > (byLetters.get(letters)?.length ?? 0)) byLetters.set(letters, phrase);
    }
    return [...byLetters.values()];
  }

  function openPhrases({ parts, runs, words, inHeadings, rootOf, isWord, isHeadingWord, textPlaces }) {
    /** A word, and those of the site that are its singular or plural. */
    function asWritten(word) {
      if (/\d/.test(word)) return [word];
      const one = singular(word), headings = inHeadings(rootOf(word));
      const others = [one, `${one}s`, `${one}es`, one.replace(/y$/, "ies")]
        .filter((other) => singular(other) === one && (words.has(other) || headings.has(other)));
      return new Set([word, ...others]);
    }

    /** Words as phrases, one for each way to write the last of them. */
    const inAllEndings = (own) => [...asWritten(own[own.length - 1])]
      .map((last) => [...own.slice(0, -1), last].join(" "));

    /** Of the words that begin with some letters those that most places have. */
    function begun(start) {
      const often = new Map([...inHeadings(start)].map(([word, places]) => [word, places.length]));
      // Two letters begin too many words of texts to say anything.
      for (const id of start.length > 2 ? words.beginning(start) : [])
        often.set(words.at(id), (often.get(words.at(id)) ?? 0) + textPlaces(id).length);
      const ordered = [...often].sort(([, a], [, b]) => b - a).slice(0, MOST_BEGUN);
      return ordered.filter(([, times]) => times >= OFTEN_ENOUGH * ordered[0][1]).map(([word]) => word);
    }

    /** The words of a query that say what is sought; a maker is one if there is no other. */
    function single(meanings, asked) {
      const alone = meanings.filter((meant) => meant.length === 1).flat().filter((word) => asked.includes(word));
      const subjects = alone.filter((word) => !isMaker(word));
      return subjects.length ? subjects : alone;
    }

    /** Names that were found by their key, as the site writes them. */
    const spelled = (own, { from, to, entries }) => {
      const key = nameKey(own.slice(from, to).join(" "));
      return entries.map(({ name }) => name).filter((name) => nameKey(name) === key).map(parts).map(withoutMaker);
    };

    /**
     * The phrases to mark: the words of `asked`, and as one phrase what stands for one thing. That
     * is a typed run with marks, the words that a single one was understood as, and a name.
     */
    function phrasesOf(query, { words: own, meanings, typing, corrected }, asked, names) {
      const alone = single(meanings, asked), last = own[own.length - 1];
      // What is a word of a heading is likely complete.
      const isBegun = typing && !corrected && alone.includes(last) && !isHeadingWord(last);
      const all = [
        ...alone.map((word) => [word]),
        ...meanings.filter((meant) => meant.length > 1).map(withoutMaker),
        ...runs(query).map(parts).filter((run) => run.length > 1),
        ...names.flatMap((name) => spelled(own, name)),
      ];
      return longest([...all.flatMap(inAllEndings), ...(isBegun ? begun(last) : [])])
        .filter((phrase) => !isTooSmall(phrase) && (phrase.includes(" ") || isWord(phrase)));
    }

    return { phrasesOf };
  }

  Object.assign(globalThis.fieldNotesSearch, { openPhrases });
}
