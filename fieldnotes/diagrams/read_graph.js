// What Mermaid read from a diagram, as plain values; `graph.py` names their meaning. Runs in the
// V8 of `mermaid.py`, beside the Mermaid that draws.
globalThis.readGraph = async (source) => {
  // Other types may not even have a grammar for titles, so they are turned away before they are read.
  const type = mermaid.detectType(source);
  if (!/^(flowchart|sequence)/.test(type)) throw `OTHER TYPE ${type}`;
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
  return JSON.stringify(db.getVertices ? readFlowchart(db) : readSequence(db));
};

const readFlowchart = (db) => {
  const groups = db.getSubGraphs().map(({ id, title, nodes }) => ({ id, text: title, inside: nodes }));
  const isGroup = new Set(groups.map(({ id }) => id));
  return {
    groups,
    nodes: [...db.getVertices().values()]
      .filter(({ id }) => !isGroup.has(id))
      .map(({ id, text, classes }) => ({ id, text, kind: classes[0] ?? "" })),
    edges: db.getEdges()
      .filter(({ stroke }) => stroke !== "invisible")
      .map(({ start, end, text, type, stroke }) => ({
        start, end, text,
        ends: type === "arrow_open" ? "none" : type.startsWith("double_") ? "both" : "one",
        dotted: stroke === "dotted",
      })),
  };
};

const readSequence = (db) => {
  const kinds = Object.fromEntries(Object.entries(db.LINETYPE).map(([name, type]) => [type, name]));
  return {
    nodes: [...db.getActors().values()].map(({ name, description }) => ({ id: name, text: description, kind: "" })),
    steps: db.getMessages().map(({ from, to, message, type }) => ({
      kind: kinds[type], start: from ?? "", end: to ?? "", text: typeof message === "string" ? message : "",
    })),
  };
};
