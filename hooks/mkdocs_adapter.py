"""MkDocs events to `fieldnotes.site`: the only file that knows MkDocs, and all it knows."""

import gc
import importlib
import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mermaid2 import pyjs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler
from preview import Preview, listed
from templated_pages import keep_templated_pages

ROOT = Path(__file__).parent.parent


class State:
    """What one event leaves for the next ones."""

    built: Any = None  # fieldnotes.site.Site, of a module that is imported anew when it changes
    staging: Any = None  # the build that is under way
    preview: Preview | None = None  # under `mkdocs serve`
    code: dict[Path, int] | None = None  # when each file of the generator was changed

    @property
    def site(self) -> Any:
        """The site that is built, or that the preview shows now."""
        return self.preview.site if self.preview else self.built


state = State()


def on_startup(command: str, **_: Any) -> None:
    if command == "serve":
        state.preview = Preview(ROOT, open_site)
    else:
        gc.disable()  # a build makes few cycles, and looking for them takes a sixth of its time
    # With --quiet MkDocs would neither print warnings nor count them, and so not be strict.
    mkdocs = logging.getLogger("mkdocs")
    mkdocs.setLevel(min(mkdocs.level, logging.WARNING))


@event_priority(100)  # before the mermaid2 plugin, which looks for its library here
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    site, preview = open_site(), state.preview
    if problems := preview.problems(site) if preview else site.problems():
        raise PluginError(listed(problems))
    set_addresses(config)
    if preview:
        preview.site = site
        config.extra_javascript += site.preview_scripts()
    else:
        state.built = site
        with one_line():
            state.staging = site.stage(Path(config.site_dir))
        config.site_dir = str(state.staging.pages)
    config.plugins["mermaid2"].config["arguments"] = site.mermaid_settings()
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


def set_addresses(config: MkDocsConfig) -> None:
    """The addresses from the environment, or those of mkdocs.yml where a variable is empty."""
    hosting = importlib.import_module("fieldnotes.site").hosting
    try:
        addresses = hosting(config.site_url, config.repo_url, config.extra)
        config.site_url, config.repo_url = addresses
    except ValueError as error:
        raise PluginError(str(error)) from None


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
    for path, text in state.site.generated_files(live=bool(state.preview)).items():
        files.append(File.generated(config, path, content=text))
    return files


@event_priority(-100)  # after the plugin that orders the pages
def on_nav(nav: Navigation, **_: Any) -> None:
    if state.preview:
        state.preview.on_nav(nav)


@event_priority(-100)  # after the plugin that lists the tags
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    if state.preview:
        state.preview.on_env(env, config, files)
    else:
        keep_templated_pages(env, config, state.site.templated)


def on_page_markdown(_: str, page: Page, config: MkDocsConfig, **__: Any) -> str:
    path, site, preview = page.file.src_uri, state.site, state.preview
    markdown = str(site.markdown(path))
    page.meta["search"] = {"exclude": True}  # our index is made by publish
    if preview and preview.leaves_for_later(markdown):
        page.render = partial(name, page)  # type: ignore[method-assign]
        return markdown
    page.meta["data_file"] = site.data_file(path)
    page.meta["head"] = site.head(path, config.site_url or "", config.site_name)
    page.render = partial(render, page)  # type: ignore[method-assign]
    return markdown


def name(page: Page, *_: Any) -> None:
    """In place of `render` for a page that is rendered later: the navigation needs its title."""
    page.content, page._title_from_render = "", state.site.title(page.file.src_uri)


def render(page: Page, *_: Any) -> None:
    """In place of MkDocs's conversion: the generator has converted the page when it checked it."""
    path, site = page.file.src_uri, state.site
    body = site.rendered(path, page.markdown)
    page.content = site.html(body, live=bool(state.preview))
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


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    html = state.site.append_hidden(page.file.src_uri, output)
    return restricted(page.file.dest_uri, html, config) if state.preview else html


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    is_page = state.preview and template_name.endswith(".html")
    return restricted(template_name, output, config) if is_page else output


def restricted(name: str, html: str, config: MkDocsConfig) -> str:
    """A page of the preview with its policy; in a build all pages get it when all are known."""
    settings = config.site_url, config.theme.dirs, preview_scripts(config)
    return str(state.site.restricted(name, html, *settings))


@event_priority(-100)  # after all plugins: the site is complete
def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    if state.preview:
        state.preview.on_post_build()
    elif not warnings():
        about = config.site_url or "", config.site_name, config.site_description or ""
        with one_line():
            folder = state.site.publish(state.staging, *about, config.theme.dirs)
        state.site.save_caches()
        config.site_dir, state.staging = str(folder), None


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
    if state.preview:
        state.preview.serve(server)
    return server
