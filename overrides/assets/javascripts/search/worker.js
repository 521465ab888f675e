/* Search in a worker, in place of the theme's: it speaks the same protocol. Started by ui.js, which
 * names the scripts that it needs in its address.
 */
importScripts(...new URL(location.href).searchParams.get("scripts").split(","));
{
  const folder = new URL("../../../search/", location.href);

  /** A file of search/: the JSON that its one call has after the path. */
  async function load(path) {
    const answer = await fetch(new URL(path, folder));
    if (!answer.ok) throw new Error(`${answer.status} for ${answer.url}`);
    const text = await answer.text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  }

  const take = globalThis.fieldNotesSearch.createSearch({ load, send: (message) => postMessage(message) });
  addEventListener("message", ({ data }) => take(data));
}
