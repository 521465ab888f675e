// Controls of a comparison table: choose the options, show only rows that differ, filter rows, copy
// or download what is shown. The state is in the address, so a link shows the same view. Without
// this script the whole table is shown. On the page that compares members of a family, one
// family is shown at a time and its members are limited.
(() => {
  "use strict";

  const { copy, element, folded, onPage, sourceOf, textOf } = window.fieldNotes;

  const BYTE_ORDER_MARK = "\uFEFF"; // without it, Excel takes UTF-8 for the code page of its system

  function readTable(table) {
    const options = [...table.querySelectorAll("thead th[data-option]")].map((head) => ({
      id: head.dataset.option,
      name: textOf(head),
    }));
    const groups = [...table.tBodies].map((body) => ({
      body,
      name: body.querySelector(".group").textContent.trim(),
      rows: [...body.querySelectorAll("tr:not(.group)")].map((row) => ({
        row,
        id: row.id,
        name: textOf(row.querySelector("th")),
        cells: Object.fromEntries(
          [...row.querySelectorAll("td[data-option]")].map((cell) => [cell.dataset.option, cell]),
        ),
      })),
    }));
    return { options, groups, rows: groups.flatMap((group) => group.rows) };
  }

  // What is shown, as plain data: the one form that copies and downloads are made from. The keys are
  // those of a comparison in api/v1/, which has more of them.
  function shownData(frame, model, chosen) {
    const comparison = frame.dataset.comparison;
    const prefix = frame.closest(".family") ? `${comparison}-` : "";
    const cell = (node) => {
      const [only, more] = node.childNodes;
      const fact = !more && only?.dataset?.tip?.replace("fact:", "");
      return { text: textOf(node), ...sourceOf(node), ...(fact && { fact }) };
    };
    return {
      page: location.href,
      id: comparison,
      title: frame.getAttribute("aria-label"),
      options: model.options.filter(({ id }) => chosen.has(id)),
      attributes: model.groups.flatMap((group) =>
        group.rows.filter(({ row }) => !row.hidden).map(({ id, name, cells }) => ({
          id: id.slice(prefix.length),
          group: group.name,
          name,
          cells: Object.fromEntries([...chosen].map((option) => [option, cell(cells[option])])),
          address: new URL(`${location.pathname}#${id}`, location).href,
        }))),
    };
  }

  function asMarkdown({ title, page, options, attributes }) {
    const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
    const cell = ({ text, source, checked }) =>
      source ? `${text} ([source](${source})${checked ? `, ${checked}` : ""})` : text;
    return [
      `**[${title}](${page})**`,
      "",
      line(["", ...options.map(({ name }) => name)]),
      line(["---", ...options.map(() => "---")]),
      ...attributes.map(({ name, cells }) => line([`**${name}**`, ...options.map(({ id }) => cell(cells[id]))])),
      "",
    ].join("\n");
  }

  function asCsv({ options, attributes }) {
    const field = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = [
      ["group", "attribute", ...options.flatMap(({ name }) => [name, `${name}: source`, `${name}: checked`])],
      ...attributes.map(({ group, name, cells }) => [
        group,
        name,
        ...options.flatMap(({ id }) => {
          const { text, source = "", checked = "" } = cells[id];
          return [text, source, checked];
        }),
      ]),
    ];
    return BYTE_ORDER_MARK + lines.map((cells) => cells.map(field).join(",") + "\r\n").join("");
  }

  function download(filename, type, text) {
    const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: filename });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function addControls(frame) {
    const table = frame.querySelector("table");
    const model = readTable(table);
    const id = frame.dataset.comparison;
    const family = frame.closest(".family");
    const maximum = family ? 5 : model.options.length;
    const parameters = () => new URLSearchParams(location.search);
    const isInAddress = () => !family || parameters().get("family") === id;

    const known = new Set(model.options.map((option) => option.id));
    const requested = (isInAddress() && parameters().get("options")?.split(",").filter((name) => known.has(name))) || [];
    const defaults = [...known].slice(0, family ? 2 : known.size);
    const chosen = new Set(requested.length ? requested.slice(0, maximum) : defaults);

    const checkboxes = model.options.map((option) => {
      const checkbox = element("input", { type: "checkbox", value: option.id, checked: chosen.has(option.id) });
      return { checkbox, label: element("label", {}, checkbox, ` ${option.name}`) };
    });
    const onlyDifferences = element("input", { type: "checkbox", checked: isInAddress() && parameters().has("differ") });
    const filter = element("input", {
      type: "search",
      className: "control",
      ariaLabel: "Filter rows",
      placeholder: "Filter rows",
      value: (isInAddress() && parameters().get("find")) || "",
    });
    const status = element("p", { className: "compare-status", role: "status" });

    const data = () => shownData(frame, model, chosen);
    const showStatus = (text) => { status.textContent = text; };
    const button = (text, onClick) => {
      const node = element("button", { type: "button", className: "control", textContent: text });
      node.addEventListener("click", onClick);
      return node;
    };

    function apply() {
      for (const cell of table.querySelectorAll("[data-option]")) cell.hidden = !chosen.has(cell.dataset.option);
      for (const head of table.querySelectorAll(".group th")) head.colSpan = chosen.size + 1;
      const words = folded(filter.value).split(/\s+/).filter(Boolean);
      let count = 0;
      for (const group of model.groups) {
        for (const { row, name, cells } of group.rows) {
          const texts = [...chosen].map((option) => textOf(cells[option]));
          const rowText = folded([group.name, name, ...texts].join(" "));
          const matches = words.every((word) => rowText.includes(word));
          row.hidden = !matches || (onlyDifferences.checked && chosen.size > 1 && new Set(texts).size === 1);
          count += !row.hidden;
        }
        group.body.hidden = group.rows.every(({ row }) => row.hidden);
      }
      for (const { checkbox } of checkboxes) {
        // The last two of a family stay, and no more than the maximum can be added.
        checkbox.disabled = checkbox.checked ? chosen.size <= (family ? 2 : 1) : chosen.size >= maximum;
      }
      showStatus(`${count} of ${model.rows.length} rows`);
    }

    function updateAddress() {
      const address = new URL(location.href);
      const set = (key, value) => (value ? address.searchParams.set(key, value) : address.searchParams.delete(key));
      if (family) set("family", id);
      set("options", chosen.size < known.size || family ? [...chosen].join(",") : "");
      set("differ", onlyDifferences.checked ? "1" : "");
      set("find", filter.value.trim());
      address.search = address.search.replaceAll("%2C", ",");
      history.replaceState(history.state, "", address);
    }

    const onChange = () => { apply(); updateAddress(); };
    for (const { checkbox } of checkboxes) {
      checkbox.addEventListener("change", () => {
        if (checkbox.checked) chosen.add(checkbox.value);
        else chosen.delete(checkbox.value);
        // In the order of the columns, whatever was clicked first.
        const order = model.options.map((option) => option.id).filter((option) => chosen.has(option));
        chosen.clear();
        order.forEach((option) => chosen.add(option));
        onChange();
      });
    }
    onlyDifferences.addEventListener("change", onChange);
    filter.addEventListener("input", onChange);

    frame.before(element("div", { className: "compare-controls" },
      element("fieldset", {}, element("legend", { textContent: family ? `Members, two to ${Math.min(maximum, known.size)}` : "Columns" }), ...checkboxes.map(({ label }) => label)),
      element("div", { className: "compare-rows" },
        element("label", {}, onlyDifferences, " Only rows that differ"), filter),
      element("div", { className: "compare-actions" },
        button("Copy link", () => { updateAddress(); copy(location.href, "Link copied"); }),
        button("Copy as Markdown", () => copy(asMarkdown(data()), "Table copied as Markdown")),
        button("CSV", () => { download(`${id}.csv`, "text/csv", asCsv(data())); showStatus("CSV downloaded"); }),
        button("JSON", () => { download(`${id}.json`, "application/json", JSON.stringify(data(), null, 2) + "\n"); showStatus("JSON downloaded"); }),
        status),
    ));
    apply();
    return { id, updateAddress };
  }

  // One family at a time, chosen from a list.
  function addFamilyChoice(page) {
    const sections = [...page.querySelectorAll(".family")];
    const byId = new Map(sections.map((section) => {
      const { id, updateAddress } = addControls(section.querySelector(".compare"));
      return [id, { section, updateAddress }];
    }));
    const choice = element("select", { id: "family", className: "control" }, ...sections.map((section) =>
      element("option", { value: section.dataset.family, textContent: section.dataset.name })));
    const show = () => {
      for (const [id, { section }] of byId) section.hidden = id !== choice.value;
    };
    choice.addEventListener("change", () => { show(); byId.get(choice.value).updateAddress(); });
    const requested = new URLSearchParams(location.search).get("family");
    if (byId.has(requested)) choice.value = requested;
    sections[0].before(element("p", { className: "family-choice" },
      element("label", { htmlFor: "family", textContent: "Compare members of" }), " ", choice));
    show();
  }

  function start() {
    for (const page of document.querySelectorAll(".families:not([data-ready])")) {
      page.dataset.ready = "";
      addFamilyChoice(page);
    }
    for (const frame of document.querySelectorAll(".compare[data-controls]:not([data-ready])")) {
      frame.dataset.ready = "";
      addControls(frame);
    }
  }

  onPage(start);
})();
