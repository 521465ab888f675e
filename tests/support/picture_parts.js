// What the pictures of a page show, without where: nodes, groups, lines and texts, in the same order
// for the same diagram, whoever drew it. Takes the address of a page, and the one that its links
// begin from; with `live`, the fences in it are drawn by the Mermaid of the page this runs on.
async ({ path, base, live }) => {
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  let pictures = [...page.querySelectorAll("figure.diagram svg")];
  if (live) {
    const fences = [...page.querySelectorAll("div.mermaid")].map((fence) => document.importNode(fence, true));
    document.querySelector("article").replaceChildren(...fences);
    await mermaid.run({ nodes: fences });
    pictures = fences.map((fence) => fence.querySelector("svg"));
  }
  return pictures.map((svg) => parts(svg, new URL(base, location.href)));

  function parts(svg, origin) {
    const all = (query) =>
      [...svg.querySelectorAll(query)].filter((part) => !part.closest(".actorPopupMenu"));
    const text = (part) => part.textContent.replace(/\s+/g, "");
    const kindsOf = (node) =>
      ["public", "private", "data", "outside", "control"].filter((kind) => node.classList.contains(kind));
    const target = (part) => {
      const link = part.closest("a")?.href.baseVal;
      return link ? new URL(link, origin).pathname + new URL(link, origin).hash : "";
    };
    return {
      title: svg.querySelector("title").textContent,
      nodes: all(".node").map((node) => [text(node), kindsOf(node), target(node)].join(" | ")).sort(),
      groups: all(".cluster-label").map(text).sort(),
      lines: all("path.flowchart-link, .messageLine0, .messageLine1").map((line) => [
        ["edge-pattern-dotted", "edge-thickness-thick", "messageLine0", "messageLine1"]
          .filter((name) => line.classList.contains(name)),
        line.hasAttribute("marker-start"),
        line.hasAttribute("marker-end"),
      ].join()).sort(),
      texts: all("text").map(text).filter(Boolean).sort(),
    };
  }
}
