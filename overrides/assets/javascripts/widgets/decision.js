// A decision, one question at a time: the answer chosen last leads on, and the answers so far stay
// in sight and lead back. Without this script all questions and ends stand below one another, and
// the answers are links between them. The step is the fragment of the address either way.
(() => {
  "use strict";

  const { element, onPage } = window.fieldNotes;

  const partsOf = (heading) => {
    const parts = [heading];
    for (let node = heading.nextElementSibling; node && !/^H[23]$/.test(node.tagName); node = node.nextElementSibling) parts.push(node);
    return parts;
  };

  function decide(article, first) {
    const steps = new Map();
    for (const list of article.querySelectorAll("ul.answers, div.end")) {
      let heading = list.previousElementSibling;
      while (heading.tagName !== "H3") heading = heading.previousElementSibling;
      steps.set(heading.id, { heading, parts: partsOf(heading) });
    }
    const titles = [...article.querySelectorAll("h2#questions, h2#answers")];
    const trail = element("ol", { className: "answers-so-far", ariaLabel: "Your answers so far" });
    const all = element("button", { type: "button", className: "control" });
    const status = element("p", { className: "visually-hidden", role: "status" });
    titles[0].before(trail, status);
    article.classList.add("decides");
    article.querySelector(".page-end, .md-source-file")?.before(all) ?? article.append(all);
    let whole = false;
    let way = []; // [{ step, said }]

    // The answers from the start to a step; the shortest way, where there are several.
    function wayTo(target) {
      const queue = [[first, []]];
      for (const [step, said] of queue) {
        if (step === target) return said;
        const answers = steps.get(step).parts.flatMap((part) => [...part.querySelectorAll?.("ul.answers a, a") ?? []]);
        for (const answer of answers.filter((link) => link.closest("ul.answers"))) {
          const next = answer.hash.slice(1);
          if (steps.has(next)) queue.push([next, [...said, { step, said: answer.firstChild.textContent }]]);
        }
      }
      return [];
    }

    function show(step, move) {
      for (const title of titles) title.hidden = !whole;
      for (const [id, { parts }] of steps) for (const part of parts) part.hidden = !whole && id !== step;
      all.textContent = whole ? "One question at a time" : "Show all questions and answers";
      trail.hidden = whole || way.length === 0;
      trail.replaceChildren(...way.map(({ step: asked, said }) => {
        const title = steps.get(asked).heading.firstChild.textContent;
        return element("li", {}, element("a", { href: `#${asked}`, textContent: said, title }));
      }));
      if (!move) return;
      const { heading } = steps.get(step);
      status.textContent = heading.firstChild.textContent;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }

    // To the step in the address. The focus moves there also when the page was just made: instant
    // navigation may make it anew for a link to one of its own steps.
    function go() {
      const asked = location.hash.slice(1);
      const step = steps.has(asked) ? asked : first;
      way = wayTo(step);
      show(step, steps.has(asked) && !whole);
    }

    all.addEventListener("click", () => { whole = !whole; go(); });
    addEventListener("hashchange", () => { if (document.contains(trail)) go(); });
    go();
  }

  function start() {
    const list = document.querySelector("ul.answers");
    const article = list?.closest("article");
    if (!article || article.dataset.decision) return;
    article.dataset.decision = "ready";
    let heading = list.previousElementSibling;
    while (heading.tagName !== "H3") heading = heading.previousElementSibling;
    decide(article, heading.id);
  }

  onPage(start);
})();
