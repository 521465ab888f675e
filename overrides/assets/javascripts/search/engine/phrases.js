/* Search, phrases: what to highlight for a query, as phrases that the site writes. */
{
  const { singular, nameKey, isMaker } = globalThis.fieldNotesSearch;

  // A word that is still being typed may become several: at most so many, each with this share of
  // the places of the most frequent one.
  const MAX_COMPLETIONS = 4, MIN_SHARE = 0.1;
  // Alone these are all over a page and say nothing.
  const isTrivial = (phrase) => /^(?:[a-z]|\d{1,2})$/.test(phrase);

  const withoutMaker = (words) => words.slice(Math.max(0, words.findIndex((word) => !isMaker(word))));

  /** Of phrases with the same letters the one that has most words: `us east 1`, not `useast1`. */
  function longestSpellings(phrases) {
    const byLetters = new Map();
    for (const phrase of phrases) {
      const letters = phrase.replaceAll(" ", "");
      if (phrase.length > (byLetters.get(letters)?.length ?? 0)) byLetters.set(letters, phrase);
    }
    return [...byLetters.values()];
  }

  function openPhrases({ wordsOf, runsOf, words, headingsWithPrefix, rootOf, isWord, isHeadingWord, postingsOf }) {
    /** A word, and its singular and plural as far as the site has them. */
    function inflections(word) {
      if (/\d/.test(word)) return [word];
      const one = singular(word), headings = headingsWithPrefix(rootOf(word));
      const others = [one, `${one}s`, `${one}es`, one.replace(/y$/, "ies")]
        .filter((other) => singular(other) === one && (words.has(other) || headings.has(other)));
      return new Set([word, ...others]);
    }

    /** Words as phrases, one for each inflection of the last word. */
    const inflectedPhrases = (phraseWords) => [...inflections(phraseWords[phraseWords.length - 1])]
      .map((last) => [...phraseWords.slice(0, -1), last].join(" "));

    /** Of the words with a prefix those that most places have. */
    function completions(prefix) {
      const counts = new Map([...headingsWithPrefix(prefix)].map(([word, headings]) => [word, headings.length]));
      // Two letters begin too many words of texts to say anything.
      for (const id of prefix.length > 2 ? words.withPrefix(prefix) : [])
        counts.set(words.at(id), (counts.get(words.at(id)) ?? 0) + postingsOf(id).length);
      const byCount = [...counts].sort(([, a], [, b]) => b - a).slice(0, MAX_COMPLETIONS);
      return byCount.filter(([, count]) => count >= MIN_SHARE * byCount[0][1]).map(([word]) => word);
    }

    /** The single words of a query that say what is sought; a maker is one if there is no other. */
    function singleWords(groups, soughtWords) {
      const singles = groups.filter((group) => group.length === 1).flat().filter((word) => soughtWords.includes(word));
      const subjects = singles.filter((word) => !isMaker(word));
      return subjects.length ? subjects : singles;
    }

    /** Names that were found by their key, as the site writes them. */
    const writtenNames = (queryWords, { from, to, entries }) => {
      const key = nameKey(queryWords.slice(from, to).join(" "));
      return entries.map(({ name }) => name).filter((name) => nameKey(name) === key).map(wordsOf).map(withoutMaker);
    };

    /**
     * The phrases to highlight: the sought words, and as one phrase what denotes one thing. That is a
     * run with punctuation, the words that a single one was understood as, and a name.
     */
    function phrasesOf(query, { words: queryWords, groups, isTyping, isCorrected }, soughtWords, names) {
      const singles = singleWords(groups, soughtWords), last = queryWords[queryWords.length - 1];
      // A word of a heading is likely complete.
      const isIncomplete = isTyping && !isCorrected && singles.includes(last) && !isHeadingWord(last);
      const all = [
        ...singles.map((word) => [word]),
        ...groups.filter((group) => group.length > 1).map(withoutMaker),
        ...runsOf(query).map(wordsOf).filter((parts) => parts.length > 1),
        ...names.flatMap((name) => writtenNames(queryWords, name)),
      ];
      return longestSpellings([...all.flatMap(inflectedPhrases), ...(isIncomplete ? completions(last) : [])])
        .filter((phrase) => !isTrivial(phrase) && (phrase.includes(" ") || isWord(phrase)));
    }

    return { phrasesOf };
  }

  Object.assign(globalThis.fieldNotesSearch, { openPhrases });
}
