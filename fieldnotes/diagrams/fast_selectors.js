// Mermaid asks its document for elements and styles thousands of times a drawing. The document that
// mermaidx gives it reads every selector anew for every element, and most of the time goes there.
// Here a selector is read once, and a plain tag name is only compared. What is drawn stays the same.
(() => {
  const read = globalThis.__parseComplex;
  const known = new Map();
  globalThis.__parseComplex = (selector) => {
    if (!known.has(selector)) known.set(selector, read(selector));
    return known.get(selector);
  };

  const matches = globalThis.__matches;
  const tagNames = new Map();
  globalThis.__matches = (element, selector) => {
    if (!tagNames.has(selector)) tagNames.set(selector, /^[a-z]+$/.test(selector));
    return tagNames.get(selector) ? element.tagName === selector : matches(element, selector);
  };
})();
