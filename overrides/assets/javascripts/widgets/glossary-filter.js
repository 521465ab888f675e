// The glossary's filter: shows only terms whose name, other and former names or definition have words
// that begin like the ones typed. The words are in the address, so a link shows the same terms.
// Without this script all terms are listed, with the letters to jump to.
(() => {
  "use strict";

  const { element, folded, onPage } = window.fieldNotes;

  const normalize = (text) => folded(text).normalize("NFD").replace(/[\u0300-\u036f¶]/g, "");

  // Letters with their terms: { heading, terms: [{ heading, parts, text }] }.
  function readTerms(letters) {
    const groups = [];
    for (let node = letters.nextElementSibling; node && !node.matches(".page-end"); node = node.nextElementSibling) {
      if (node.tagName === "H2" && node.id.startsWith("letter-")) groups.push({ heading: node, terms: [] });
      else if (node.tagName === "H3") groups.at(-1).terms.push({ heading: node, parts: [node], text: node.textContent });
      else if (groups.length) {
        const term = groups.at(-1).terms.at(-1);
        term.parts.push(node);
        if (node.matches(".definition")) term.text += ` ${node.textContent}`;
        for (const { firstChild: name, lastChild: value } of node.matches("dl") ? node.children : []) {
          if (["Also", "Formerly"].includes(name.textContent)) term.text += ` ${value.textContent}`;
        }
      }
    }
    for (const { terms } of groups) for (const term of terms) term.text = normalize(term.text);
    return groups;
  }

  function filterTerms(letters) {
    const groups = readTerms(letters);
    const total = groups.reduce((sum, { terms }) => sum + terms.length, 0);
    const filter = element("input", {
      type: "search",
      className: "control",
      ariaLabel: "Filter terms",
      placeholder: "Filter by name or meaning",
      value: new URLSearchParams(location.search).get("find") ?? "",
    });
    const status = element("p", { className: "glossary-status", role: "status" });
    let firstMatch = null;

    function apply() {
      const words = normalize(filter.value).split(/\s+/).filter(Boolean);
      const patterns = words.map((word) => new RegExp(`(?<![a-z0-9])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
      let count = 0;
      firstMatch = null;
      for (const { heading, terms } of groups) {
        let hasMatch = false;
        for (const { parts, text, heading: term } of terms) {
          const matches = patterns.every((pattern) => pattern.test(text));
          for (const part of parts) part.hidden = !matches;
          count += matches;
          hasMatch ||= matches;
          if (matches) firstMatch ??= term;
        }
        heading.hidden = !hasMatch;
        letters.querySelector(`[href$="#${heading.id}"]`).hidden = !hasMatch;
      }
      status.textContent = count ? `${count} of ${total} terms` : "No such term. Search the whole site for more.";
    }

    filter.addEventListener("input", () => {
      apply();
      const address = new URL(location.href);
      if (filter.value.trim()) address.searchParams.set("find", filter.value.trim());
      else address.searchParams.delete("find");
      address.hash = "";
      history.replaceState(history.state, "", address.href.replace(/#$/, ""));
    });
    filter.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && firstMatch) location.hash = firstMatch.id;
    });
    letters.before(element("div", { className: "glossary-filter" }, filter, status));
    apply();
  }

  // A link to a term that the filter hides shows it.
  function reveal() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const filter = document.querySelector(".glossary-filter input");
    if (target?.hidden && filter?.value) {
      filter.value = "";
      filter.dispatchEvent(new Event("input"));
      target.scrollIntoView();
    }
  }

  function start() {
    const letters = document.querySelector(".letters:not([data-ready]):has(~ .definition)"); // the list from A to Z has letters, too
    if (!letters) return;
    letters.dataset.ready = "";
    filterTerms(letters);
  }

  addEventListener("hashchange", reveal);
  onPage(start);
})();
