// "Report as wrong": a link to the repository's form for wrong facts, with the fact's ID and value
// filled in. It is added to each row of the limits page here, and to the tips of facts by tips.js.
// The address of the form is in the footer of every page, for readers without scripts, too; a site
// without a repository has none. Written into the pages, these links would make the limits page a
// third larger, and would have to be taken out of its Markdown version, the book and the search texts.
(() => {
  "use strict";

  const { element, onPage, textOf } = window.fieldNotes;

  const form = () => document.querySelector("a.wrong-fact-form");

  /** A link that reports a fact as wrong; null where nobody takes reports. */
  function reportLink(fact, shown) {
    if (!form()) return null;
    const address = new URL(form().href);
    address.searchParams.set("title", `Wrong fact: ${fact}`);
    address.searchParams.set("fact", fact); // the IDs of fields in .github/ISSUE_TEMPLATE/wrong-fact.yml
    address.searchParams.set("shown", shown);
    return element("a", {
      className: "report-fact",
      href: address.href.replaceAll("+", "%20"),
      rel: "noopener",
      textContent: "Report as wrong",
    });
  }

  window.fieldNotes.reportLink = reportLink;

  onPage(() => {
    for (const value of document.querySelectorAll(".facts tr[id] > td > strong")) {
      const cell = value.parentElement;
      const link = reportLink(cell.parentElement.id, textOf(value));
      if (link && !cell.querySelector(".report-fact")) cell.append(" ", link);
    }
  });
})();
