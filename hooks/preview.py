"""The live preview: a page is rendered when a browser asks for it, checks run while somebody reads.

A build under `mkdocs serve` reads everything and renders no page. After a change of a sentence or a
fact not even that is needed: the navigation, the templates and all other files stay as they are.
"""

from __future__ import annotations

import gc
import logging
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

log = logging.getLogger("mkdocs.hooks.fieldnotes")

# Seconds from a change to its full check: the page in the browser comes first.
CHECK_AFTER = 1.0
# Scripts next to the pages: no change of text or data changes them, and many pages ask for them.
SCRIPTS = re.compile(r"assets/.*\.js")
# Where the tags plugin writes into a page when it knows all others: it has to be rendered by then.
FILLED_LATER = "<!-- material/tags"


@dataclass(frozen=True)
class Build:
    """What MkDocs made of settings, templates and titles: most changes touch none of them."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    outline: object
    surroundings: object
    rendered: set[str] = field(default_factory=set)

    @property
    def about(self) -> tuple[str, str, str]:
        """Where the site is read, its name, and what it is."""
        config = self.config
        return config.site_url or "", config.site_name, config.site_description or ""

    @cached_property
    def pages(self) -> dict[str, File]:
        """The pages by the name under which they are served."""
        return {f.dest_uri: f for f in self.files if f.is_documentation_page()}


class Preview:
    """Serves the pages of a site that changes."""

    def __init__(self, root: Path, open_site: Callable[[], Any]) -> None:
        """`open_site` reads the repository at `root` as it is now."""
        self.root, self.open_site = root, open_site
        self.site: Any = None
        self.is_rendering = False
        self._build: Build | None = None
        self._nav: Navigation | None = None
        self._published: dict[str, bytes] = {}
        self._published_site: Any = None
        self._busy = threading.RLock()
        self._checking: threading.Timer | None = None
        self._is_check_due = False

    # What happens in a build.

    def problems(self, site: Any) -> list[Any]:
        """What a build must not go on with: all mistakes at first, then those that break a page."""
        return list(site.breaking_problems() if self._build else site.problems())

    def leaves_for_later(self, markdown: str) -> bool:
        """Whether a page is rendered when somebody asks for it."""
        return not self.is_rendering and FILLED_LATER not in markdown

    def on_nav(self, nav: Navigation) -> None:
        """Remember the navigation."""
        self._nav = nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Remember what a page needs, and hide all pages from MkDocs, which would write them."""
        assert self._nav is not None
        outline = list(self.site.outline())
        self._build = Build(config, files, self._nav, env, outline, surroundings(self.root))
        for file in self._build.pages.values():
            file.inclusion = InclusionLevel.EXCLUDED

    def on_post_build(self) -> None:
        """Show the pages again."""
        assert self._build is not None
        for file in self._build.pages.values():
            file.inclusion = InclusionLevel.INCLUDED
        # Most values stay from now on: looking at all of them again would double each change.
        if not gc.get_freeze_count():
            gc.freeze()
        self._check_later()

    # What the server does.

    def serve(self, server: LiveReloadServer) -> None:
        """Let a server ask this for its pages."""
        build, answer = server.builder, server.serve_request

        def update_or_build(*arguments: Any) -> None:
            with self._busy:
                try:
                    if not self._update():
                        build(*arguments)
                except (Abort, PluginError) as error:
                    log.error("%s\nThe last good site stays up.", error)

        def answer_fresh(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            name = path.removeprefix(server.mount_path)
            if path.startswith("/livereload/"):
                return answer(environ, start)
            with server._epoch_cond:
                server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
            if not name or name.endswith("/"):
                name += "index.html"
            elif self._is_page(f"{name}/index.html"):
                start("302 Found", [("Location", f"{quote(path)}/")])
                return []
            if self._is_page(name):
                self._render(name)
            data = None if Path(server.root, name).is_file() else self._published_file(name)
            if data is None:
                return answer(environ, start)
            kind = server._guess_type(name)  # type: ignore[no-untyped-call]
            start("200 OK", [("Content-Type", kind)])
            return [data]

        server.builder = update_or_build
        server.set_app(answer_fresh)
        # In place of a script in every page, which no policy could list.
        server._inject_js_into_html = self._with_build  # type: ignore[method-assign]

    def _with_build(self, page: bytes, number: int) -> bytes:
        """A page that says which build it is from, for live-reload.js to ask for newer ones."""
        return bytes(self.site.with_build(page, number))

    def _update(self) -> bool:
        """Take changed texts and data over; False where MkDocs has to build."""
        build = self._build
        if not build or build.surroundings != surroundings(self.root):
            return False
        site = self.open_site()
        if build.outline != list(site.outline()) or self._changes_filled_page(site):
            return False
        if problems := site.breaking_problems():
            raise PluginError(listed(problems))
        self.site = site
        build.rendered.clear()
        self._check_later()
        return True

    def _changes_filled_page(self, site: Any) -> bool:
        pages = [path for path in site.pages() if FILLED_LATER in site.markdown(path)]
        return any(site.body_of(path) != self.site.body_of(path) for path in pages)

    def _render(self, name: str) -> None:
        """Write the page that is served under a name, unless that is done."""
        with self._busy:
            build = self._build
            file = build.pages.get(name) if build else None
            if not build or not file or name in build.rendered:
                return
            page = file.page
            assert page is not None
            build.rendered.add(name)
            self.is_rendering = True
            try:
                if FILLED_LATER not in self.site.markdown(file.src_uri):
                    _populate_page(page, build.config, build.files)
                _build_page(page, build.config, list(build.pages.values()), build.nav, build.env)
            except Exception:
                log.exception("%s cannot be shown; the last good page stays up.", file.src_uri)
            finally:
                self.is_rendering = False
            if self._is_check_due:
                self._check_later()

    def _is_page(self, name: str) -> bool:
        """Whether a page is served under a name, or an address that leads to one."""
        is_page = self._build and name in self._build.pages
        return bool(is_page) or (name.endswith("/index.html") and name in self._published)

    def _published_file(self, name: str) -> bytes | None:
        """A file next to the pages. They are made when somebody asks for one after a change."""
        known = self._published.get(name)
        if known is not None and SCRIPTS.fullmatch(name):
            return known
        with self._busy:
            if self._build and self._published_site is not self.site:
                self._published = self.site.published_files(*self._build.about)
                self._published_site = self.site
            return self._published.get(name)

    # What happens after a change is shown.

    def _check_later(self) -> None:
        if self._checking:
            self._checking.cancel()
        self._checking = threading.Timer(CHECK_AFTER, self._check, [self.site])
        self._checking.daemon = True
        self._is_check_due = True
        self._checking.start()

    def _check(self, site: Any) -> None:
        """Report every mistake of a site."""
        self._is_check_due = False
        try:
            if problems := site.problems():
                log.error(listed(problems))
            if site is self.site:
                site.save_caches(live=True)
        except Exception:
            log.exception("The check failed.")


def listed(problems: list[Any]) -> str:
    """Problems as a message: how many, then each on its line."""
    return "\n".join([f"{len(problems)} problems in data or prose", *map(str, problems)])


def surroundings(root: Path) -> dict[Path, tuple[int, int]]:
    """Time and size of every file but pages and data: the settings, code, templates, pictures."""
    folders = [root / name for name in ("docs", "fieldnotes", "hooks", "overrides", "schemas")]
    files: Iterator[Path] = (path for folder in folders for path in folder.rglob("*"))
    found = {p: p.stat() for p in [*files, root / "mkdocs.yml"] if p.suffix not in (".md", ".pyc")}
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in found.items()}
