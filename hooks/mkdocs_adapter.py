"""MkDocs events to `fieldnotes.site`: the only file that knows MkDocs, and all it knows."""

import importlib
import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from mermaid2 import pyjs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler

ROOT = Path(__file__).parent.parent
log = logging.getLogger("mkdocs.hooks.fieldnotes")


class State:
    """What one event leaves for the next ones."""

    live = False
    in_place = False  # a preview and a dirty build write into the site's own folder
    staging: Any = None  # the build that is under way
    site: Any = None  # fieldnotes.site.Site, of a module that is imported anew when it changes
    code: dict[Path, int] | None = None  # when each file of the generator was changed


state = State()


def on_startup(command: str, dirty: bool = False, **_: Any) -> None:
    state.live = command == "serve"
    state.in_place = state.live or dirty
    # With --quiet MkDocs would neither print warnings nor count them, and so not be strict.
    mkdocs = logging.getLogger("mkdocs")
    mkdocs.setLevel(min(mkdocs.level, logging.WARNING))


@event_priority(100)  # before the mermaid2 plugin, which looks for its library here
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    site = state.site = open_site()
    if problems := site.problems():
        lines = "\n".join(map(str, problems))
        raise PluginError(f"{len(problems)} problems in data or prose\n{lines}")
    config.plugins["mermaid2"].config["arguments"] = site.mermaid_settings()
    scripts = [path for path in site.generated_files(state.live) if path.endswith(".js")]
    config.extra_javascript += scripts
    if not state.in_place:
        with one_line():
            state.staging = site.stage(Path(config.site_dir))
        config.site_dir = str(state.staging.folder)
    return config


@contextmanager
def one_line() -> Iterator[None]:
    """MkDocs ends without a traceback for what a build cannot write or does not accept."""
    try:
        yield
    except sys.modules["fieldnotes.site"].Failure as failure:
        raise PluginError(str(failure)) from failure
    except OSError as error:
        if error.filename is None:
            raise
        raise PluginError(f"{error.filename}: {error.strerror}; nothing was published") from error


def open_site() -> Any:
    """Read the repository with the generator as it is now: its code may change while we serve.

    As long as it does not, the modules stay, and with them what they remember of other pages.
    """
    code = {path: path.stat().st_mtime_ns for path in (ROOT / "fieldnotes").rglob("*.[pj][ys]")}
    if code != state.code:
        state.code = code
        for name in [n for n in sys.modules if n.partition(".")[0] == "fieldnotes"]:
            del sys.modules[name]
    sys.path.insert(0, str(ROOT))
    try:
        return importlib.import_module("fieldnotes.site").open_site(ROOT)
    finally:
        sys.path.remove(str(ROOT))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for path, text in state.site.generated_files(state.live).items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(_: str, page: Page, config: MkDocsConfig, **__: Any) -> str:
    path, site = page.file.src_uri, state.site
    page.meta["search"] = {"exclude": True}  # our index is made by publish
    page.meta["data_file"] = site.data_file(path)
    page.meta["head"] = site.head(path, config.site_url or "", config.site_name)
    page.render = partial(render, page)  # type: ignore[method-assign]
    return str(site.markdown(path))


def render(page: Page, *_: Any) -> None:
    """In place of MkDocs's conversion: the generator has converted the page when it checked it."""
    path, site = page.file.src_uri, state.site
    body = site.rendered(path, page.markdown)
    page.content = site.html(body, live=state.live)
    page.toc = table_of_contents(body.toc)
    page._title_from_render = site.title(path)


def table_of_contents(entries: Iterable[Any]) -> TableOfContents:
    """Headings in order as the tree that the theme shows."""
    top: list[AnchorLink] = []
    path: list[AnchorLink] = []
    for entry in entries:
        link = AnchorLink(entry.name, entry.anchor, entry.level)
        while path and path[-1].level >= link.level:
            path.pop()
        (path[-1].children if path else top).append(link)
        path.append(link)
    if top:
        top[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(top)


def on_post_page(output: str, page: Page, **_: Any) -> str:
    return state.site.append_hidden(page.file.src_uri, output)


@event_priority(-100)  # after all plugins: the site is complete
def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    about = config.site_url or "", config.site_name, config.site_description or ""
    with one_line():
        state.site.publish(
            Path(config.site_dir),
            *about,
            scripts=preview_scripts(config) if state.live else (),
            templates=config.theme.dirs,
            live=state.live,
        )
        state.site.save_caches()
        if state.staging and not warnings():
            config.site_dir = str(state.staging.complete())
            state.staging = None


def preview_scripts(config: MkDocsConfig) -> list[str]:
    """What the mermaid2 plugin writes into a page that has a diagram."""
    plugin: Any = config.plugins["mermaid2"]
    return [f"mermaid.initialize({pyjs.dumps(plugin.mermaid_args)});"]


def warnings() -> bool:
    """Whether MkDocs has counted warnings, after which a strict build ends."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(h, CountHandler) and h.get_counts() for h in handlers)


def on_build_error(error: Exception, **_: Any) -> None:
    if state.staging:
        state.staging.discard()
        state.staging = None


def on_serve(server: LiveReloadServer, **_: Any) -> LiveReloadServer:
    build = server.builder

    def build_or_keep(*arguments: Any) -> None:
        try:
            build(*arguments)
        except (Abort, PluginError) as error:
            log.error("%s\nThe last good site stays up.", error)

    server.builder = build_or_keep
    # live-reload.js does what this script would.
    server._inject_js_into_html = lambda page, _: page  # type: ignore[method-assign]
    return server
