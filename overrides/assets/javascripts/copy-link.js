// The ¶ of a heading, the # of a row or a correction and the buttons "Copy link" of diagrams and of the tips of facts:
// they copy the address of their place, and offer the same as a message in Markdown: what stands there,
// its source, and the address. Without this script the first two are links to their places.
(() => {
  "use strict";

  const { announce, element, sourceOf, textOf, write } = window.fieldNotes;

  const OPENERS = "a.headerlink, a.row-link, button.copy-link";
  const KINDS = [["tr", "row"], ["figure", "diagram"], [".correction", "correction"], ["*", "heading"]];
  const SENTENCE = /^.*?[.!?](?=\s+[^a-z]|$)/;

  // ---- What stands at a place: { title, text or lines, sources } ---------------------------------------

  const texts = (nodes) => [...nodes].map(textOf);
  const pageTitle = () => textOf(document.querySelector("article h1"));

  const readers = {
    fact(tip) {
      return { title: textOf(tip.querySelector("strong")), text: textOf(tip.previousElementSibling), sources: [sourceOf(tip)] };
    },
    diagram(figure) {
      return { title: figure.ariaLabel, text: textOf(figure.querySelector(".in-words p")), sources: [] };
    },
    row(row) {
      const [head, ...cells] = [...row.cells].filter((cell) => !cell.hidden);
      const label = head.cloneNode(true);
      label.querySelector(".note")?.remove();
      const name = textOf(label), table = row.closest("table"), value = row.querySelector("td > strong");
      if (value) { // a row of the limits
        let heading = table;
        while (heading.tagName !== "H2") heading = heading.previousElementSibling;
        return { title: `${textOf(heading)}: ${name}`, text: textOf(value), sources: [sourceOf(row.lastElementChild)] };
      }
      const heads = texts(table.tHead.rows[0].cells), columns = [...row.cells];
      const said = cells.map((cell) => [heads[columns.indexOf(cell)], textOf(cell)]).filter(([, text]) => text);
      return {
        title: `${row.closest(".compare")?.getAttribute("aria-label") ?? pageTitle()} › ${name}`,
        lines: said.map((pair) => pair.join(": ")),
        sources: cells.map(sourceOf),
      };
    },
    correction(entry) {
      const right = entry.querySelector(".right"), words = right.cloneNode(true);
      words.querySelector("span").remove(); // "Correct:"
      return {
        title: textOf(entry.querySelector(".correction-head a:not(.row-link)")),
        text: textOf(words),
        sources: [sourceOf(right.querySelector(".sourced") ?? right)],
      };
    },
    heading(heading) {
      const title = textOf(heading), next = heading.nextElementSibling;
      if (next?.matches(".definition"))
        return { title, text: textOf(next), sources: [sourceOf(next.nextElementSibling)] };
      let node = next;
      while (node && !node.matches("p, h1, h2, h3, h4, h5, h6")) node = node.nextElementSibling;
      const text = node?.matches("p") ? textOf(node) : "";
      return {
        title: heading.matches("h1") ? title : `${pageTitle()} › ${title}`,
        text: text.match(SENTENCE)?.[0] ?? text,
        sources: [],
      };
    },
  };

  /** What an opener copies: the kind of its place, the place, and its address. */
  function placeOf(opener) {
    const tip = opener.closest(".tip");
    if (tip) return { kind: "fact", place: tip, address: tip.previousElementSibling.href };
    const place = opener.closest("[id]");
    const kind = KINDS.find(([selector]) => place.matches(selector))[1];
    const address = new URL(location.href);
    address.search = "";
    address.hash = place.id;
    return { kind, place, address: address.href };
  }

  /** A statement as a message. Sources that several cells share are told once. */
  function asMarkdown({ title, text = "", lines = [], sources, address }) {
    const told = new Set(sources.filter(({ source }) => source)
      .map(({ source, checked }) => `Source: <${source}>${checked ? `, checked ${checked}` : ""}`));
    const list = lines.map((line) => `- ${line}`).join("\n");
    return [`**${title}**${text && `: ${text}`}`, ...(list ? [list] : []), ...told, `<${address}>`].join("\n\n") + "\n";
  }

  // ---- The small box beside an opener ---------------------------------------------------------

  let open = null; // { opener, box }
  let writing = false; // which may move the focus for a moment

  async function put(text) {
    writing = true;
    const done = await write(text);
    writing = false;
    return done;
  }

  function close() {
    open?.box.remove();
    open = null;
  }

  /** Says in the box what happened; where nothing could be copied, the text is there to be taken. */
  function say(box, done, told, text) {
    const said = done ? told : "Copying is not allowed here. Take it from this field:";
    box.firstChild.replaceChildren(said);
    announce(done ? `${told}. Press Tab to copy it as Markdown.` : said);
    if (done) return;
    const field = element("textarea", { value: text, readOnly: true, ariaLabel: "To copy", rows: 2 });
    box.querySelector("textarea")?.remove();
    box.firstChild.after(field);
    field.focus();
    field.select();
  }

  function lay({ opener, box }) {
    const at = opener.getBoundingClientRect(), margin = 8;
    if (at.bottom < 0 || at.top > innerHeight) return close();
    const top = at.bottom + 4 + box.offsetHeight <= innerHeight ? at.bottom + 4 : at.top - box.offsetHeight - 4;
    box.style.top = `${top}px`;
    box.style.left = `${Math.max(margin, Math.min(at.left, innerWidth - box.offsetWidth - margin))}px`;
    return undefined;
  }

  async function copyFrom(opener) {
    close();
    const { kind, place, address } = placeOf(opener);
    const message = asMarkdown({ ...readers[kind](place), address });
    if (kind !== "fact") {
      history.replaceState(history.state, "", `#${place.id}`);
      window.fieldNotes.mark();
    }
    const more = element("button", { type: "button", className: "control", textContent: "Copy as Markdown" });
    const box = element("span", { className: "link-copied", role: "group", ariaLabel: "Link" }, element("span"), more);
    opener.after(box); // next in the order of the Tab key
    open = { opener, box };
    if (box.showPopover) {
      box.popover = "manual"; // above everything, whatever the table around it hides
      box.showPopover();
    }
    more.addEventListener("click", async () => say(box, await put(message), "Markdown copied", message));
    say(box, await put(address), "Link copied", address);
    if (box.isConnected) lay({ opener, box });
  }

  const holds = (node) => open !== null && node instanceof Node && (open.box.contains(node) || open.opener.contains(node));

  document.addEventListener("click", (event) => {
    const opener = event.target instanceof Element && event.target.closest(OPENERS);
    if (!opener) return holds(event.target) ? undefined : close();
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
    event.preventDefault();
    event.stopPropagation(); // instant navigation would follow the link
    return copyFrom(opener);
  }, true);

  document.addEventListener("focusin", ({ target }) => { if (!writing && !holds(target)) close(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || open === null) return;
    event.stopPropagation(); // a tip around it stays
    const { opener } = open;
    close();
    opener.focus({ preventScroll: true });
  }, true);
  addEventListener("scroll", () => open && lay(open), { capture: true, passive: true });
  window.fieldNotes.onPage(close);
})();
