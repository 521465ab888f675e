// Makes the solved exercises of "Take a domain name apart" interactive: a choice for each piece, from
// the solution in the page, and a field for an address of the reader's own.
(() => {
  "use strict";

  const { element, onPage } = window.fieldNotes;

  const PARTS = [
    "protocol", "subdomain", "second-level domain", "top-level domain", "root", "port", "path",
  ];
  // Suffixes with two labels under which names are registered; enough to explain the idea.
  const TWO_LABEL_SUFFIXES = new Set(["co.uk", "org.uk", "ac.uk", "com.au", "co.jp", "co.nz", "com.br", "co.in", "co.za"]);

  function createChoice(piece) {
    const select = element("select", { className: "control", ariaLabel: `What is ${piece}?` }, element("option", { value: "", textContent: "choose …" }));
    select.append(...PARTS.map((part) => element("option", { value: part, textContent: part })));
    return select;
  }

  function addChoices(exercise) {
    const rows = [...exercise.querySelectorAll("tr[data-part]")];
    const answers = rows.map((row) => {
      const piece = row.querySelector("th").textContent;
      const select = createChoice(piece);
      const mark = element("span", { className: "exercise-mark" });
      return { row, select, mark, line: element("li", {}, element("code", { textContent: piece }), select, mark) };
    });
    const result = element("p", { className: "exercise-result", role: "status" });
    const check = element("button", { type: "button", className: "md-button", textContent: "Check" });
    check.addEventListener("click", () => {
      let correct = 0;
      for (const { row, select, mark } of answers) {
        const isCorrect = select.value === row.dataset.part;
        correct += isCorrect;
        mark.textContent = select.value === "" ? "open" : isCorrect ? "right" : "not this";
        mark.dataset.fits = isCorrect;
      }
      const isDone = correct === answers.length;
      result.textContent = isDone
        ? "All right. The solution says why."
        : `${correct} of ${answers.length} right. Correct the others, or open the solution.`;
    });
    exercise.querySelector("details").before(
      element("ol", { className: "exercise-pieces" }, ...answers.map((answer) => answer.line)),
      element("div", { className: "exercise-controls" }, check, result),
    );
  }

  // An address in, its pieces with their parts out; null where it is no domain name.
  function parseAddress(text) {
    const match = text.normalize("NFKC").trim().match(/^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/:?#\s]+)(?::(\d+))?([/?#]\S*)?$/i);
    if (!match) return null;
    const [, protocol, host, port, path] = match;
    const isRooted = host.endsWith(".");
    const labels = (isRooted ? host.slice(0, -1) : host).split(".");
    const isValid = labels.every((label) => /^(?!-)[\p{L}\p{N}_-]{1,63}(?<!-)$/u.test(label));
    if (!isValid || labels.length < 2 || labels.every((label) => /^\d+$/.test(label))) return null;
    const names = labels.map((label, index) => {
      const level = labels.length - index;
      const part = level === 1 ? "top-level domain" : level === 2 ? "second-level domain" : "subdomain";
      return [label, part];
    });
    const suffix = labels.slice(-2).join(".").toLowerCase();
    return {
      pieces: [
        ...(protocol ? [[protocol, "protocol"]] : []),
        ...names,
        ...(isRooted ? [[".", "root"]] : []),
        ...(port ? [[port, "port"]] : []),
        ...(path ? [[path, "path"]] : []),
      ],
      registered: TWO_LABEL_SUFFIXES.has(suffix) ? labels.slice(-3).join(".") : labels.slice(-2).join("."),
    };
  }

  function addOwnName(container) {
    const input = element("input", { type: "text", id: "own-name", className: "control", spellcheck: false, autocapitalize: "off" });
    const result = element("div", { className: "own-name-result", role: "status" });
    input.addEventListener("input", () => {
      const parsed = parseAddress(input.value);
      if (!input.value.trim()) return result.replaceChildren();
      if (!parsed) return result.replaceChildren(element("p", { textContent: "Not a domain name yet: it needs two labels of letters, digits or hyphens, with a dot between them." }));
      const items = parsed.pieces.map(([piece, part]) => element("li", {}, element("code", { textContent: piece }), ` ${part}`));
      result.replaceChildren(
        element("ol", { className: "exercise-pieces" }, ...items),
        element("p", {}, "Registered, as far as this page can tell: ", element("code", { textContent: parsed.registered })),
      );
    });
    container.append(element("label", { htmlFor: "own-name", textContent: "An address of your own" }), input, result);
    container.hidden = false;
  }

  function start() {
    for (const exercise of document.querySelectorAll(".exercise:not([data-answerable])")) {
      exercise.dataset.answerable = "";
      addChoices(exercise);
    }
    const container = document.querySelector(".own-name:not([data-answerable])");
    if (container) {
      container.dataset.answerable = "";
      addOwnName(container);
    }
  }

  onPage(start);
})();
