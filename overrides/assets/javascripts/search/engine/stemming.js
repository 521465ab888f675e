/* Search, spelling: the plain form of a text, the stem and the singular of a word, and what all spellings of a name share. Pure. */
{
  /** A text in lowercase, with plain letters for full-width ones and ligatures, as words.py has it. */
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  const SIBILANT_PLURAL = /(?:x|[tnr]ch|sh|ss)es$/; // boxes, batches, hashes, addresses

  /** A word without its ending, so that scaling, scales and scaled are one. */
  function stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    let root = word;
    if (SIBILANT_PLURAL.test(root)) root = root.slice(0, -2);
    else if (/[^aeiou]ies$/.test(root)) root = root.slice(0, -3) + "y";
    else if (/[^su]s$/.test(root)) root = root.slice(0, -1);
    // Short words keep these endings: letter is no let, loader no load, namely no name.
    const cut = root.replace(/(?:ations?|ments?|ings?|ness|able|ions?|ed|(?<=.{5})(?:ers?|ors?|ly))$/, "");
    if (cut.length >= 4 || (cut.length === 3 && /[aeiouy]/.test(cut) && /(?:ing|ed)$/.test(root))) root = cut;
    root = root.replace(/([^aeioulsz])\1$/, "$1");
    return root.length > 3 ? root.replace(/(?:e|i|y)$|(?<=....)at$/, "") : root;
  }

  // Words that look like plurals but are not, besides those in -ss, -us and -ops and all longer ones in -is:
  // the short ones (APIs, AMIs) are plurals.
  const NOT_PLURAL = new Set(["https", "alias", "atlas", "canvas"]);

  /** A word in the singular. */
  function singular(word) {
    const penultimate = word[word.length - 2];
    if (word.length < 4 || !word.endsWith("s") || penultimate === "s" || penultimate === "u") return word;
    if ((penultimate === "i" && word.length > 4) || word.endsWith("ops") || NOT_PLURAL.has(word)) return word;
    if (penultimate !== "e") return word.slice(0, -1);
    if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
    return word.slice(0, SIBILANT_PLURAL.test(word) ? -2 : -1);
  }

  const MAKERS = ["amazon", "aws", "the", "a", "an"];
  const isMaker = (word) => MAKERS.includes(word);
  const LEADING_MAKERS = new RegExp(`^(?:[^a-z0-9]*(?:${MAKERS.join("|")}) (?=.))+`);

  /** What all spellings of a name have in common: no maker in front, no plural, no space, no punctuation. */
  function nameKey(name) {
    const words = fold(name).replace(LEADING_MAKERS, "").match(/[a-z0-9]+/g) ?? [];
    return words.map(singular).join("");
  }

  Object.assign(globalThis.fieldNotesSearch ??= {}, { fold, stem, singular, nameKey, isMaker });
}
