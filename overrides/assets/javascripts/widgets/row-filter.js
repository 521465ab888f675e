// The filter above tables: shows only rows that have all words typed, and the values chosen. What is
// chosen is in the address, so a link shows the same rows. Without this script all rows are shown.
(() => {
  "use strict";

  const { decodedHash, element, folded, onPage, textOf } = window.fieldNotes;

  // What a choice reads from a row. A first link may end in a colon that is not part of it.
  const READERS = {
    caption: ({ table }) => textOf(table.caption ?? element("p")),
    "first link": ({ row }) => textOf(row.querySelector("a:not(.row-link)") ?? element("p")),
  };
  const readerOf = (where) => READERS[where] ?? (({ row }) => textOf(row.cells[Number(where)] ?? element("p")));

  // The tables after the mark, each with its heading and what else stands between the two.
  function readTables(mark) {
    const found = [];
    let before = [];
    for (let node = mark.nextElementSibling; node && !node.matches(".page-end"); node = node.nextElementSibling) {
      const table = node.matches("table") ? node : node.querySelector("table");
      if (!table) {
        before.push(node);
        continue;
      }
      const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
      found.push({ table, parts: [...before, node], rows: rows.map((row) => ({ row, table, text: "" })) });
      before = [];
    }
    for (const { table, rows } of found) {
      const name = textOf(table.caption ?? element("p"));
      for (const entry of rows) entry.text = folded(`${name} ${textOf(entry.row)}`);
    }
    return found;
  }

  function filterRows(mark) {
    const tables = readTables(mark);
    const entries = tables.flatMap(({ rows }) => rows);
    const parameters = new URLSearchParams(location.search);
    const words = element("input", {
      type: "search", className: "control", ariaLabel: "Filter rows by words", placeholder: "Filter by words",
      value: parameters.get("find") ?? "",
    });
    const choices = mark.dataset.choices.split(";").map((choice) => {
      const [label, where] = choice.split("=");
      const read = readerOf(where);
      for (const entry of entries) (entry.values ??= {})[label] = read(entry);
      const values = [...new Set(entries.map((entry) => entry.values[label]))].filter(Boolean);
      if (where !== "caption") values.sort((a, b) => a.localeCompare(b, "en"));
      const select = element("select", { className: "control", ariaLabel: label }, new Option(`${label}: all`, ""));
      select.append(...values.map((value) => new Option(value, value)));
      select.value = parameters.get(label.toLowerCase()) ?? "";
      if (select.selectedIndex < 0) select.value = "";
      return { label, select };
    });
    const status = element("p", { className: "filter-status", role: "status" });
    const clear = element("button", { type: "button", className: "control", textContent: "Clear the filter" });

    function apply() {
      const wanted = folded(words.value).split(/\s+/).filter(Boolean);
      let count = 0;
      for (const { parts, rows } of tables) {
        let hasMatch = false;
        for (const { row, text, values } of rows) {
          const matches = wanted.every((word) => text.includes(word))
            && choices.every(({ label, select }) => !select.value || values[label] === select.value);
          row.hidden = !matches;
          hasMatch ||= matches;
          count += matches;
        }
        for (const part of parts) part.hidden = !hasMatch;
      }
      const isFiltered = wanted.length > 0 || choices.some(({ select }) => select.value);
      status.textContent = count ? `${count.toLocaleString("en")} of ${entries.length.toLocaleString("en")} rows` : "No row matches.";
      clear.hidden = !isFiltered;
    }

    function remember() {
      const address = new URL(location.href);
      const values = [["find", words.value.trim()], ...choices.map(({ label, select }) => [label.toLowerCase(), select.value])];
      for (const [key, value] of values) {
        if (value) address.searchParams.set(key, value);
        else address.searchParams.delete(key);
      }
      address.hash = "";
      history.replaceState(history.state, "", address.href.replace(/#$/, ""));
    }

    function changed() {
      apply();
      remember();
    }

    words.addEventListener("input", changed);
    for (const { select } of choices) select.addEventListener("change", changed);
    clear.addEventListener("click", () => {
      words.value = "";
      for (const { select } of choices) select.value = "";
      changed();
      words.focus();
    });
    mark.append(words, ...choices.map(({ select }) => select), clear, status);
    apply();
    return () => clear.click();
  }

  let clearFilter = null;

  // A link to a row that the filter hides shows it.
  function reveal() {
    const target = document.getElementById(decodedHash());
    if (clearFilter && target?.closest("[hidden]")) {
      const { hash } = location;
      clearFilter();
      location.hash = hash;
      target.scrollIntoView();
    }
  }

  function start() {
    const mark = document.querySelector(".row-filter:not([data-ready])");
    clearFilter = null;
    if (!mark) return;
    mark.dataset.ready = "";
    clearFilter = filterRows(mark);
    reveal();
  }

  addEventListener("hashchange", reveal);
  onPage(start);
})();
