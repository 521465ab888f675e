"""MkDocs events to `fieldnotes.site`: the only file that knows MkDocs, and all it knows."""

import importlib
import logging
import sys
from functools import partial
from pathlib import Path

from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.toc import AnchorLink, TableOfContents

ROOT = Path(__file__).parent.parent
log = logging.getLogger("mkdocs.hooks.fieldnotes")
state = {"live": False, "site": None}


def on_startup(command, **_):
    state["live"] = command == "serve"


@event_priority(100)  # before the mermaid2 plugin, which looks for its library here
def on_config(config):
    site = state["site"] = open_site()
    if problems := site.problems():
        lines = "\n".join(map(str, problems))
        raise PluginError(f"{len(problems)} problems in data or prose\n{lines}")
    config.plugins["mermaid2"].config["arguments"] = site.mermaid_settings()
    scripts = [path for path in site.generated_files(state["live"]) if path.endswith(".js")]
    config.extra_javascript += scripts
    return config


def open_site():
    """Read the repository with the generator as it is now: its code may change while we serve."""
    for name in [n for n in sys.modules if n.partition(".")[0] == "fieldnotes"]:
        del sys.modules[name]
    sys.path.insert(0, str(ROOT))
    try:
        return importlib.import_module("fieldnotes.site").open_site(ROOT)
    finally:
        sys.path.remove(str(ROOT))


def on_files(files, config):
    for path, text in state["site"].generated_files(state["live"]).items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(_, page, config, **__):
    path, site = page.file.src_uri, state["site"]
    page.meta["search"] = {"exclude": True}  # our index is made by publish
    page.meta["data_file"] = site.data_file(path)
    page.meta["head"] = site.head(path, config.site_url, config.site_name)
    page.render = partial(render, page)
    return site.markdown(path)


def render(page, *_):
    """In place of MkDocs's conversion: the generator has converted the page when it checked it."""
    path, site = page.file.src_uri, state["site"]
    body = site.rendered(path, page.markdown)
    page.content = site.html(body, live=state["live"])
    page.toc = table_of_contents(body.toc)
    page._title_from_render = site.title(path)


def table_of_contents(entries):
    """Headings in order as the tree that the theme shows."""
    top, path = [], []
    for entry in entries:
        link = AnchorLink(entry.name, entry.anchor, entry.level)
        while path and path[-1].level >= link.level:
            path.pop()
        (path[-1].children if path else top).append(link)
        path.append(link)
    if top:
        top[0].active = True
    return TableOfContents(top)


def on_post_page(output, page, **_):
    return state["site"].append_hidden(page.file.src_uri, output)


def on_post_build(config, **_):
    about = config.site_url, config.site_name, config.site_description
    state["site"].publish(Path(config.site_dir), *about, live=state["live"])
    state["site"].save_caches()


def on_serve(server, **_):
    build = server.builder

    def build_or_keep(*arguments):
        try:
            build(*arguments)
        except (Abort, PluginError) as error:
            log.error("%s\nThe last good site stays up.", error)

    server.builder = build_or_keep
    server._inject_js_into_html = lambda page, _: page  # live-reload.js does it
    return server
