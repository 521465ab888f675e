// Previews of links from the disk, where the theme's cannot read another page: a link in the text gets
// a tip with the title and the first sentences of what it leads to, and tips.js shows it. Titles come
// from the index of search, sentences from its texts: those files are scripts, which the disk allows.
(() => {
  "use strict";

  if (location.protocol !== "file:") return;

  const { element } = window.fieldNotes;
  const home = new URL("../../../", document.currentScript.src).href;
  const LINKS = "a[data-preview]:not(.headerlink, [data-tip])";
  const MAX_LENGTH = 280, MIN_LENGTH = 100; // characters

  // ---- Files of search ---------------------------------------------------------------------

  const files = new Map(), pending = new Map();

  function load(path) {
    if (!files.has(path)) files.set(path, new Promise((resolve, reject) => {
      listen();
      pending.set(path, resolve);
      document.head.append(element("script", { src: `${home}search/${path}`, onerror: reject }));
    }));
    return files.get(path);
  }

  let searchListener; // what receives the files besides, set when the theme starts

  function listen() {
    if (window.fieldNotesSearchFile === onFile) return;
    searchListener = window.fieldNotesSearchFile;
    window.fieldNotesSearchFile = onFile;
  }

  function onFile(path, content) {
    searchListener?.(path, content);
    pending.get(path)?.(content);
  }

  // ---- The tip of a link -------------------------------------------------------------------

  let titles = null;

  /** The titles of all places, by address and anchor. */
  function titlesOf(index) {
    const byTarget = {}, lines = index.titles.split("\n");
    let page = "";
    index.anchors.split("\n").forEach((anchor, place) => {
      const isPage = index.kinds[place] in index.pageKinds;
      if (isPage) page = anchor;
      byTarget[isPage ? page : `${page}#${anchor}`] = lines[place];
    });
    return byTarget;
  }

  /** The first sentences of a text; of a long sentence, its first words. */
  function beginning(text) {
    if (text.length <= MAX_LENGTH) return text;
    const start = text.slice(0, MAX_LENGTH);
    const end = start.lastIndexOf(". ") + 1;
    return end > MIN_LENGTH ? start.slice(0, end) : `${start.slice(0, start.lastIndexOf(" "))} …`;
  }

  async function createTip(link) {
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

  // ---- When a reader reaches a link --------------------------------------------------------

  const tips = element("div", { hidden: true });
  const prepared = new WeakSet();

  async function prepare(link) {
    if (prepared.has(link) || !link.href.startsWith(home)) return;
    prepared.add(link);
    const tip = await createTip(link).catch(() => null); // without a preview it is a link all the same
    if (!tip) return;
    tips.append(tip);
    if (!tips.isConnected) document.body.append(tips);
    link.dataset.tip = `preview:${tips.children.length}`;
    tip.id = `tip-preview-${tips.children.length}`;
    // The reader is there already, but for tips.js it has a tip only now.
    if (link.matches(":hover, :focus-visible"))
      link.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
  }

  function prepareLinkAt(target) {
    const link = target.closest?.(LINKS);
    if (link) prepare(link);
  }

  document.addEventListener("pointerover", ({ pointerType, target }) => pointerType === "mouse" && prepareLinkAt(target));
  document.addEventListener("focusin", ({ target }) => target.matches(":focus-visible") && prepareLinkAt(target));
})();
