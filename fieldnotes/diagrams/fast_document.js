// Mermaid asks its document for elements and styles thousands of times a drawing. The document that
// mermaidx gives it reads every selector again for every element, and most of the time goes there.
// Here a selector is read once, a search ends with the first element, and what the style sheet says
// about an element is remembered. What is drawn stays the same. Runs after the scripts of mermaidx.
(() => {
  const { __getCssRules, __matchesChain, __parseComplex, __splitTopLevel } = globalThis;

  const remembered = (make) => {
    const known = new Map();
    return (text) => {
      let value = known.get(text);
      if (value === undefined) known.set(text, (value = make(text)));
      return value;
    };
  };

  const NOT = /:not\(([^()]*)\)/g;
  const PARTS = /(#[\w-]+|\.[\w-]+|\[[^\]]+\]|:[\w-]+|[\w-]+|\*)/g;
  const ATTRIBUTE = /\[([\w-]+)(?:([~^$*|]?=)"?([^"\]]*)"?)?\]/;

  const isAt = (element, index) => {
    const siblings = element.parentNode ? element.parentNode.childNodes.filter(({ nodeType }) => nodeType === 1) : [];
    return siblings.at(index) === element;
  };

  const testForPart = (part) => {
    const name = part.slice(1);
    switch (part[0]) {
      case "*": return () => true;
      case "#": return (element) => element.getAttribute("id") === name;
      case ".": return (element) => classesOf(element.getAttribute("class") || "").has(name);
      case ":":
        if (part === ":first-child") return (element) => isAt(element, 0);
        if (part === ":last-child") return (element) => isAt(element, -1);
        return () => false;
      case "[": {
        const [, attribute, operator, value] = ATTRIBUTE.exec(part) ?? [];
        if (!attribute) return () => true;
        return operator
          ? (element) => element.getAttribute(attribute) === value
          : (element) => element.getAttribute(attribute) !== null;
      }
      default: {
        const tag = part.toLowerCase();
        return ({ tagName }) => tagName === tag || (tagName || "").toLowerCase() === tag;
      }
    }
  };
  const classesOf = remembered((text) => new Set(text.split(/\s+/).filter(Boolean)));

  const testForCompound = remembered((text) => {
    const without = [...text.matchAll(NOT)].map(([, inner]) => testForCompound(inner));
    const tests = (text.replace(NOT, "").match(PARTS) ?? []).map(testForPart);
    if (tests.length === 1 && !without.length) return tests[0];
    return (element) => !without.some((test) => test(element)) && tests.every((test) => test(element));
  });
  globalThis.__matchesCompound = (element, compound) => testForCompound(compound)(element);

  const testForChain = remembered((selector) => {
    const chain = __parseComplex(selector);
    if (chain.length === 1) return testForCompound(chain[0].compound);
    return (element) => chain.length > 0 && __matchesChain(element, chain, chain.length - 1);
  });
  const testFor = remembered((selector) => {
    const tests = __splitTopLevel(selector.trim(), (letter) => letter === ",").map(([part]) => testForChain(part.trim()));
    return tests.length === 1 ? tests[0] : (element) => tests.some((test) => test(element));
  });
  globalThis.__matches = (element, selector) => testFor(selector)(element);

  const first = (root, test) => {
    for (const child of root.childNodes) {
      if (child.nodeType !== 1) continue;
      const found = test(child) ? child : first(child, test);
      if (found) return found;
    }
    return null;
  };
  globalThis.__querySelector = (root, selector) => first(root, testFor(selector));

  // What the style sheet says about elements, until something in a document changes.
  let known = new Map();
  const forgetAfter = (prototype, ...names) => {
    for (const name of names) {
      const change = prototype[name];
      prototype[name] = function (...values) {
        known = new Map();
        return change.apply(this, values);
      };
    }
  };
  forgetAfter(Node.prototype, "appendChild", "insertBefore", "removeChild");
  forgetAfter(Element.prototype, "setAttribute", "removeAttribute");
  for (const name of ["textContent", "innerHTML"]) {
    const { get, set } = Object.getOwnPropertyDescriptor(Element.prototype, name);
    const forgetAndSet = function (value) {
      known = new Map();
      set.call(this, value);
    };
    Object.defineProperty(Element.prototype, name, { get, set: forgetAndSet, configurable: true });
  }
  forgetAfter(globalThis, "__resetDocument");

  // The rules of each style sheet that declare a property, the one that wins first.
  const sheets = new WeakMap();
  const rulesOf = (sheet, property) => {
    if (!sheets.has(sheet)) {
      sheets.set(sheet, remembered((name) => sheet.filter(({ decls }) => name in decls).toReversed()));
    }
    return sheets.get(sheet)(property);
  };
  const sheetNow = () => {
    if (!known.has(sheetNow)) known.set(sheetNow, __getCssRules());
    return known.get(sheetNow);
  };
  const resolved = (element, property) =>
    rulesOf(sheetNow(), property).find(({ selectors }) => testFor(selectors)(element))?.decls[property] ?? null;
  globalThis.__resolveCssProp = (element, property) => {
    let values = known.get(element);
    if (!values) known.set(element, (values = new Map()));
    if (!values.has(property)) values.set(property, resolved(element, property));
    return values.get(property);
  };
})();
