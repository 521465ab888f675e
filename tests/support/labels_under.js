// The texts of a page's diagrams that lie on a frame, on another text, or outside of the paper.
() => [...document.querySelectorAll("figure.diagram svg")].flatMap((svg) => {
  const toPicture = svg.getScreenCTM().inverse();
  const box = (element) => {
    const { x, y, width, height } = element.getBBox();
    const matrix = toPicture.multiply(element.getScreenCTM());
    const [a, b] = [new DOMPoint(x, y), new DOMPoint(x + width, y + height)]
      .map((point) => point.matrixTransform(matrix));
    return { left: a.x, top: a.y, right: b.x, bottom: b.y, text: element.textContent };
  };
  const meet = (a, b) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const holds = (a, b) =>
    a.left < b.left && a.right > b.right && a.top < b.top && a.bottom > b.bottom;
  const texts = (selector) =>
    [...svg.querySelectorAll(selector)].filter((element) => element.textContent.trim()).map(box);

  const labels = texts(".edgeLabel text");
  const titles = texts(".cluster-label text");
  const inNodes = texts(".node text");
  const all = [...labels, ...titles, ...inNodes];
  const frames = [...svg.querySelectorAll(".cluster rect")].map(box);
  const { x, y, width, height } = svg.viewBox.baseVal;
  const paper = { left: x, top: y, right: x + width, bottom: y + height };
  const meetsFrame = (label) => frames.some((frame) => meet(label, frame) && !holds(frame, label));
  const meetsText = (text) => all.some((other) => other !== text && meet(text, other));
  return [...labels.filter(meetsFrame), ...all.filter(meetsText), ...all.filter((text) => !holds(paper, text))]
    .map(({ text }) => `${svg.closest("[data-page]").dataset.page}#${svg.closest("figure").id}: ${text}`);
})
