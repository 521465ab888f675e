// A decision, one question at a time: an answer leads to the next question, and the answers so far stay
// visible and lead back. Without this script all questions and ends are listed, and the answers are
// links between them. The step is the fragment of the address either way.
(() => {
  "use strict";

  const { element, onPage } = window.fieldNotes;

  /** A heading and everything below it, up to the next one. */
  function partsOf(heading) {
    const parts = [heading];
    for (let node = heading.nextElementSibling; node && !/^H[23]$/.test(node.tagName); node = node.nextElementSibling) parts.push(node);
    return parts;
  }

  function headingBefore(node) {
    let heading = node.previousElementSibling;
    while (heading.tagName !== "H3") heading = heading.previousElementSibling;
    return heading;
  }

  function decide(article, first) {
    const steps = new Map();
    for (const list of article.querySelectorAll("ul.answers, div.end")) {
      const heading = headingBefore(list);
      steps.set(heading.id, { heading, parts: partsOf(heading) });
    }
    const titles = [...article.querySelectorAll("h2#questions, h2#answers")];
    const trail = element("ol", { className: "answers-so-far", ariaLabel: "Your answers so far" });
    const toggle = element("button", { type: "button", className: "control" });
    const status = element("p", { className: "visually-hidden", role: "status" });
    titles[0].before(trail, status);
    article.classList.add("decides");
    const pageEnd = article.querySelector(".page-end, .md-source-file");
    if (pageEnd) pageEnd.before(toggle);
    else article.append(toggle);
    let showsAll = false;
    let path = []; // [{ step, answer }]

    // The answers from the start to a step; the shortest path, where there are several.
    function pathTo(target) {
      const queue = [[first, []]];
      for (const [step, answers] of queue) {
        if (step === target) return answers;
        const links = steps.get(step).parts.flatMap((part) => [...part.querySelectorAll?.("ul.answers a, a") ?? []]);
        for (const link of links.filter((candidate) => candidate.closest("ul.answers"))) {
          const next = link.hash.slice(1);
          if (steps.has(next)) queue.push([next, [...answers, { step, answer: link.firstChild.textContent }]]);
        }
      }
      return [];
    }

    function show(step, movesFocus) {
      for (const title of titles) title.hidden = !showsAll;
      for (const [id, { parts }] of steps) for (const part of parts) part.hidden = !showsAll && id !== step;
      toggle.textContent = showsAll ? "One question at a time" : "Show all questions and answers";
      trail.hidden = showsAll || path.length === 0;
      trail.replaceChildren(...path.map(({ step: question, answer }) => {
        const title = steps.get(question).heading.firstChild.textContent;
        return element("li", {}, element("a", { href: `#${question}`, textContent: answer, title }));
      }));
      if (!movesFocus) return;
      const { heading } = steps.get(step);
      status.textContent = heading.firstChild.textContent;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }

    // Shows the step in the address. The focus moves there also when the page was just rendered: instant
    // navigation may render it again for a link to one of its own steps.
    function showFromAddress() {
      const anchor = location.hash.slice(1);
      const step = steps.has(anchor) ? anchor : first;
      path = pathTo(step);
      show(step, steps.has(anchor) && !showsAll);
    }

    toggle.addEventListener("click", () => { showsAll = !showsAll; showFromAddress(); });
    addEventListener("hashchange", () => { if (document.contains(trail)) showFromAddress(); });
    showFromAddress();
  }

  function start() {
    const list = document.querySelector("ul.answers");
    const article = list?.closest("article");
    if (!article || article.dataset.decision) return;
    article.dataset.decision = "ready";
    decide(article, headingBefore(list).id);
  }

  onPage(start);
})();
