/* Search, highlighting: phrases in a text. Pure; used by the engine, and on every page.
 *
 * A phrase is words joined by single spaces. In a text, up to three other characters, or none, may
 * separate its words: `x ray` is X-Ray, x ray and xray. Only whole words match.
 */
{
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const escape = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

  /** A pattern for any of some phrases, the longest first; null for none. */
  function phrasePattern(phrases) {
    const patterns = phrases.map((phrase) => phrase.match(/[a-z0-9]+/gi)?.join("[^a-z0-9]{0,3}")).filter(Boolean)
      .sort((a, b) => b.length - a.length);
    return patterns.length ? new RegExp(`(?<![a-z0-9])(?:${patterns.join("|")})(?![a-z0-9])`, "gi") : null;
  }

  /** A text in pieces, in order: [{ text, isMatch }]. */
  function splitByMatches(text, pattern) {
    const pieces = [];
    let at = 0;
    for (const { 0: match, index } of text.matchAll(pattern)) {
      if (index > at) pieces.push({ text: text.slice(at, index), isMatch: false });
      pieces.push({ text: match, isMatch: true });
      at = index + match.length;
    }
    if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false });
    return pieces;
  }

  /** A text as HTML with some phrases highlighted. */
  function highlight(text, phrases) {
    const pattern = phrasePattern(phrases);
    if (!pattern) return escape(text);
    return splitByMatches(text, pattern).map(({ text: piece, isMatch }) =>
      (isMatch ? `<mark>${escape(piece)}</mark>` : escape(piece))).join("");
  }

  Object.assign(globalThis.fieldNotesSearch ??= {}, { escape, phrasePattern, splitByMatches, highlight });
}
