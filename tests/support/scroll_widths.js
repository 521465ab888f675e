// How wide each of the pages is in this window: [path, width], without loading them one by one, which
// takes most of the time. They all have the same head, so a body is shown in the document that is open.
async (paths) => {
  const styles = (head) => [...head.querySelectorAll("link[rel=stylesheet], style")]
    .map((sheet) => sheet.getAttribute("href")?.split("/").pop() ?? sheet.textContent)
    .join("\n");
  const base = document.head.appendChild(document.createElement("base"));
  const own = styles(document);
  const widths = [];
  for (const path of paths) {
    const page = new DOMParser().parseFromString(await (await fetch(`/${path}`)).text(), "text/html");
    if (styles(page) !== own) throw new Error(`${path} has other styles`);
    base.href = `/${path}`;
    document.body.replaceWith(document.adoptNode(page.body));
    for (const picture of document.images) {
      picture.loading = "eager";
      await picture.decode().catch(() => {});
    }
    widths.push([path, document.documentElement.scrollWidth]);
  }
  return widths;
}
