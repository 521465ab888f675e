/* Search, the part that marks: phrases in a text. Pure; in the worker, and in every page.
 *
 * A phrase is words joined by single spaces. Up to three marks or spaces, or nothing, may stand
 * between its words in a text: `x ray` is X-Ray, x ray and xray. Only whole words are found.
 */
{
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const escape = (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character]);

  /** A pattern for any of some phrases, the longest first; null for none. */
  function pattern(phrases) {
    const own = phrases.map((phrase) => phrase.match(/[a-z0-9]+/gi)?.join("[^a-z0-9]{0,3}")).filter(Boolean)
      .sort((a, b) => b.length - a.length);
    return own.length ? new RegExp(`(?<![a-z0-9])(?:${own.join("|")})(?![a-z0-9])`, "gi") : null;
  }

  /** A text in pieces, in order: [{ text, isMarked }]. */
  function pieces(text, found) {
    const all = [];
    let at = 0;
    for (const { 0: piece, index } of text.matchAll(found)) {
      if (index > at) all.push({ text: text.slice(at, index), isMarked: false });
      all.push({ text: piece, isMarked: true });
      at = index + piece.length;
    }
    if (at < text.length) all.push({ text: text.slice(at), isMarked: false });
    return all;
  }

  /** A text as HTML with some phrases marked. */
  function marked(text, phrases) {
    const found = pattern(phrases);
    if (!found) return escape(text);
    return pieces(text, found).map(({ text: piece, isMarked }) =>
      (isMarked ? `<mark>${escape(piece)}</mark>` : escape(piece))).join("");
  }

  Object.assign(globalThis.fieldNotesSearch ??= {}, { escape, pattern, pieces, marked });
}
