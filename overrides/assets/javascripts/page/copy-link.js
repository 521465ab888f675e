// The ¶ of a heading, the # of a row or a correction and the buttons "Copy link" of diagrams and of the tips of facts:
// they copy the address of their target, and offer the same as a message in Markdown: what is there, its
// source, and the address. Without this script the first two are links to their targets.
(() => {
  "use strict";

  const { announce, element, onPage, openPopover, sourceOf, textOf, writeClipboard } = window.fieldNotes;

  const OPENERS = "a.headerlink, a.row-link, button.copy-link";
  const KINDS = [["tr", "row"], ["figure", "diagram"], [".correction", "correction"], ["*", "heading"]];
  const FIRST_SENTENCE = /^.*?[.!?](?=\s+[^a-z]|$)/;

  // ---- What is at a target: { title, text or lines, sources } ---------------------------------------

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
      const shown = cells.map((cell) => [heads[columns.indexOf(cell)], textOf(cell)]).filter(([, text]) => text);
      return {
        title: `${row.closest(".compare")?.getAttribute("aria-label") ?? pageTitle()} › ${name}`,
        lines: shown.map((pair) => pair.join(": ")),
        sources: cells.map(sourceOf),
      };
    },
    correction(entry) {
      const right = entry.querySelector(".right"), withoutLabel = right.cloneNode(true);
      withoutLabel.querySelector("span").remove();
      return {
        title: textOf(entry.querySelector(".correction-head a:not(.row-link)")),
        text: textOf(withoutLabel),
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
        text: text.match(FIRST_SENTENCE)?.[0] ?? text,
        sources: [],
      };
    },
  };

  /** What an opener copies: the kind of its target, the target, and its address. */
  function targetOf(opener) {
    const tip = opener.closest(".tip");
    if (tip) return { kind: "fact", target: tip, address: tip.previousElementSibling.href };
    const target = opener.closest("[id]");
    const [, kind] = KINDS.find(([selector]) => target.matches(selector));
    const address = new URL(location.href);
    address.search = "";
    address.hash = target.id;
    return { kind, target, address: address.href };
  }

  /** A statement as a message. A source that several cells share is listed once. */
  function asMarkdown({ title, text = "", lines = [], sources, address }) {
    const cited = new Set(sources.filter(({ source }) => source)
      .map(({ source, checked }) => `Source: <${source}>${checked ? `, checked ${checked}` : ""}`));
    const list = lines.map((line) => `- ${line}`).join("\n");
    return [`**${title}**${text && `: ${text}`}`, ...(list ? [list] : []), ...cited, `<${address}>`].join("\n\n") + "\n";
  }

  // ---- The small box beside an opener ---------------------------------------------------------

  let current = null; // the popover that is open
  let isWriting = false; // which may move the focus for a moment

  async function write(text) {
    isWriting = true;
    const isDone = await writeClipboard(text);
    isWriting = false;
    return isDone;
  }

  const close = () => current?.close();

  /** Says in the box what happened; where nothing could be copied, offers the text to be copied by hand. */
  function report(box, isDone, message, text) {
    const shown = isDone ? message : "The browser does not allow copying here. Copy it from this field:";
    box.firstChild.replaceChildren(shown);
    announce(isDone ? `${message}. Press Tab to copy it as Markdown.` : shown);
    if (isDone) return;
    const field = element("textarea", { value: text, readOnly: true, ariaLabel: "To copy", rows: 2 });
    box.querySelector("textarea")?.remove();
    box.firstChild.after(field);
    field.focus();
    field.select();
  }

  async function copyFrom(opener) {
    close();
    const { kind, target, address } = targetOf(opener);
    const message = asMarkdown({ ...readers[kind](target), address });
    if (kind !== "fact") {
      history.replaceState(history.state, "", `#${target.id}`);
      window.fieldNotes.markTarget();
    }
    const asMessage = element("button", { type: "button", className: "control", textContent: "Copy as Markdown" });
    const box = element("span", { className: "link-copied", role: "group", ariaLabel: "Link" }, element("span"), asMessage);
    const popover = current = openPopover(opener, box, { onClose: () => { current = null; } });
    asMessage.addEventListener("click", async () => report(box, await write(message), "Markdown copied", message));
    report(box, await write(address), "Link copied", address);
    if (box.isConnected) popover.position(); // its size changed with its text
  }

  document.addEventListener("click", (event) => {
    const opener = event.target instanceof Element && event.target.closest(OPENERS);
    if (!opener) {
      if (!current?.contains(event.target)) close();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // instant navigation would follow the link
    copyFrom(opener);
  }, true);

  document.addEventListener("focusin", ({ target }) => {
    if (!isWriting && !current?.contains(target)) close();
  });
  onPage(close);
})();
