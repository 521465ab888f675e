// Previews of links from the disk, where the theme's cannot read another page: a link in the text gets
// a tip with the title and the first sentences of what it leads to, and tips.js shows it. Titles come
// from the index of search, sentences from its texts: those files are scripts, which the disk allows.
(() => {
  "use strict";

  if (location.protocol !== "file:") return;

  const { element } = window.fieldNotes;
  const home = new URL("../../../", document.currentScript.src).href;
  const LINKS = "a[data-preview]:not(.headerlink, [data-tip])";
  const MOST = 280, LEAST = 100; // characters
  const PAGES = "plcd"; // kinds of places in the index

  // ---- Files of search ---------------------------------------------------------------------

  const files = new Map(), waiting = new Map();

  function load(path) {
    if (!files.has(path)) files.set(path, new Promise((resolve, reject) => {
      listen();
      waiting.set(path, resolve);
      document.head.append(element("script", { src: `${home}search/${path}`, onerror: reject }));
    }));
    return files.get(path);
  }

  let search; // what hears the files besides, set when the theme starts

  function listen() {
    if (window.fieldNotesSearchFile === hear) return;
    search = window.fieldNotesSearchFile;
    window.fieldNotesSearchFile = hear;
  }

  function hear(path, content) {
    search?.(path, content);
    waiting.get(path)?.(content);
  }

  // ---- The tip of a link -------------------------------------------------------------------

  let titles = null;

  /** The titles of all places, by address and anchor. */
  function titlesOf(index) {
    const found = {}, names = index.titles.split("\n");
    let page = "";
    index.anchors.split("\n").forEach((anchor, place) => {
      const isPage = PAGES.includes(index.kinds[place]);
      if (isPage) page = anchor;
      found[isPage ? page : `${page}#${anchor}`] = names[place];
    });
    return found;
  }

  /** The first sentences of a text; of a long sentence, its first words. */
  function beginning(text) {
    if (text.length <= MOST) return text;
    const start = text.slice(0, MOST);
    const end = start.lastIndexOf(". ") + 1;
    return end > LEAST ? start.slice(0, end) : `${start.slice(0, start.lastIndexOf(" "))} …`;
  }

  async function tipOf(link) {
    const { href, hash } = link;
    const address = href.replace(/[?#].*/, "").replace(/index\.html$/, "").slice(home.length);
    const anchor = decodeURIComponent(hash.slice(1));
    titles ??= titlesOf(await load("index.js"));
    const texts = await load(`texts/${address.replace(/\/$/, "") || "index"}.js`);
    const [page, part] = [titles[address], anchor && titles[`${address}#${anchor}`]];
    const head = element("p", {}, element("strong", { textContent: part || page }));
    if (part) head.append(" ", element("span", { className: "tip-kind", textContent: page }));
    const text = part ? texts[anchor] : texts[""];
    const body = text ? [element("p", { textContent: beginning(text) })] : [];
    return element("div", { className: "tip", role: "note" }, head, ...body);
  }

  // ---- When a reader comes to a link --------------------------------------------------------

  const tips = element("div", { hidden: true });
  const asked = new WeakSet();

  async function prepare(link) {
    if (asked.has(link) || !link.href.startsWith(home)) return;
    asked.add(link);
    const tip = await tipOf(link).catch(() => null); // without a preview it is a link all the same
    if (!tip) return;
    tips.append(tip);
    if (!tips.isConnected) document.body.append(tips);
    link.dataset.tip = `preview:${tips.children.length}`;
    tip.id = `tip-preview-${tips.children.length}`;
    // The reader is there already: tips.js learns of it only now.
    if (link.matches(":hover, :focus-visible"))
      link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
  }

  function come(target) {
    const link = target.closest?.(LINKS);
    if (link) prepare(link);
  }

  document.addEventListener("pointerover", ({ pointerType, target }) => pointerType === "mouse" && come(target));
  document.addEventListener("focusin", ({ target }) => target.matches(":focus-visible") && come(target));
})();
