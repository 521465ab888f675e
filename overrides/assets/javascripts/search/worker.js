/* Search in a worker, in place of the theme's: it speaks the same protocol. Started by ui.js, which
 * names the scripts that it needs in its address.
 */
importScripts(...new URL(location.href).searchParams.get("scripts").split(","));
{
  const folder = new URL("../../../search/", location.href);

  /** A file of search/: the JSON that its one call has after the path. */
  async function load(path) {
    const response = await fetch(new URL(path, folder));
    if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
    const text = await response.text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  }

  const onMessage = globalThis.fieldNotesSearch.createSearch({ load, send: (message) => postMessage(message) });
  addEventListener("message", ({ data }) => onMessage(data));
}
