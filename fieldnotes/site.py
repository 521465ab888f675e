"""The only entry point for site tools: open the repository, ask for problems, pages and files.

`open_site(root)` gives a `Site`, which knows:

- `problems()`: every mistake in data/ and docs/, all at once
- `generated_files()`: Markdown sources of the pages that no file holds
- `rendered(page, …)`: a page's text with everything filled in, `html` of it with diagrams drawn
- `append_hidden(page, html)`: the HTML of the whole page with the tips they open and old anchors
- `head(page, …)`: what the page's head tells those who show a link to it
- `export()`: every page as finished Markdown, for any Markdown tool
- `publish(staging, …)`: Markdown, JSON, pictures, search, feed, short addresses, next to the pages,
  and the policy in each of them
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from html import escape
from pathlib import Path

from fieldnotes import rules, settings
from fieldnotes.cache import Caches, digest, digest_of_files
from fieldnotes.content import published_urls
from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page, decision_page
from fieldnotes.diagrams import cache, mermaid
from fieldnotes.diagrams.cache import Drawing
from fieldnotes.diagrams.figure import figure
from fieldnotes.diagrams.source import diagrams_of, with_targets
from fieldnotes.evidence.installed import installed_models
from fieldnotes.evidence.verdicts import verdicts_of
from fieldnotes.model.data import Data
from fieldnotes.problems import Failure, Problem, sorted_unique
from fieldnotes.publish import live_reload, published_files, restricted, site_files
from fieldnotes.publish.head import Head, head_of
from fieldnotes.publish.redirects import append_moved
from fieldnotes.publish.staging import Staging
from fieldnotes.read import (
    data_folder,
    docs_folder,
    page_addresses,
    requirements,
    source_file,
    tags,
)
from fieldnotes.read.data import load
from fieldnotes.read.markdown import Parser
from fieldnotes.read.nav import read_sections
from fieldnotes.read.pages import Page, generated_page, read_pages
from fieldnotes.render import comparison, decision, tips
from fieldnotes.render.page_body import body_of, finished_markdown
from fieldnotes.rules import evidence, exceptions
from fieldnotes.urls import followed

__all__ = ["Failure", "Site", "open_site"]

CACHE = Path(".cache/diagrams")
SPARE = Path(".cache/last-site")


@dataclass(frozen=True)
class Site:
    """The content of the repository and everything made from it."""

    root: Path
    content: Content
    generated: Mapping[str, str]
    inputs: str
    caches: Caches
    found_while_reading: tuple[Problem, ...] = ()

    def problems(self) -> list[Problem]:
        """Every mistake in data and prose that data/checks/exceptions.yml does not allow."""
        return self.caches.checks.get(
            f"problems {self.inputs} {self.content.today}", self._problems
        )

    def breaking_problems(self) -> list[Problem]:
        """The mistakes that leave a page without some of its content. Found in no time."""
        found = [*self.found_while_reading, *rules.check(self.content, {}, rules.BREAKING)]
        return sorted_unique(exceptions.drop_accepted(self.content.data, found))

    def outdated_evidence(self) -> list[Problem]:
        """The statements that the installed models of AWS no longer bear out."""
        found = evidence.check(self.content, installed_models().api.services)
        return sorted_unique(finding.problem("evidence") for finding in found)

    def _problems(self) -> list[Problem]:
        found = list(self.found_while_reading)
        diagrams = self.content.diagrams  # reads all pages, which two threads must not do at once
        with ThreadPoolExecutor(1) as pool:
            drawn = pool.submit(lambda: self._drawn) if diagrams else None
            found += rules.check(self.content, self.bodies)
        if drawn:
            found += drawn.result()[1]
        return sorted_unique(exceptions.apply(self.content.data, found))

    def outline(self) -> Iterator[object]:
        """What the navigation and the front matter of all pages are made from."""
        yield self.content.sections
        for path, page in self.content.pages.items():
            yield path, page.title, page.meta

    def pages(self) -> list[str]:
        """The path of every page."""
        return list(self.content.pages)

    def generated_files(self, live: bool = False) -> dict[str, str]:
        """Pages without a file, as Markdown sources with front matter, by path.

        With `live`, the scripts of the preview, too.
        """
        scripts = {**mermaid.preview_files(), **live_reload.script_files()} if live else {}
        return {**self.generated, **scripts}

    def preview_scripts(self) -> list[str]:
        """Where the scripts of the preview are served."""
        return [path for path in self.generated_files(live=True) if path.endswith(".js")]

    def with_build(self, page: bytes, number: int) -> bytes:
        """A page of the preview with the number of the build it is from."""
        return live_reload.with_build(page, number)

    def mermaid_settings(self) -> dict[str, object]:
        """The settings of Mermaid, for the preview plugin to draw as the build does."""
        return dict(mermaid.SETTINGS)

    def data_file(self, page: str) -> str | None:
        """The data file a page is about, relative to the repository, for its View data link."""
        typed = self.content.pages[page].meta.get("data") if page in self.content.pages else None
        if typed:
            return str(typed)
        services = list(self.content.services_on(page))
        return f"data/services/{services[0]}.yml" if services else None

    def save_caches(self, live: bool = False) -> None:
        """Keep what this run has read and made for the next one.

        With `live`, only what checks ask for: nobody looks at every page of a preview.
        """
        self.caches.save(live)

    def markdown(self, page: str) -> str:
        """The Markdown of a page as its author wrote it, markup and all."""
        return self.content.pages[page].text

    def rendered(self, page: str, markdown: str) -> Body:
        """The finished text of a page whose Markdown a plugin may have changed."""
        source = self.content.pages[page]
        if markdown == source.text:
            return self.body_of(page)
        return self.body(replace(source, text=markdown))

    def html(self, body: Body, live: bool = False) -> str:
        """The HTML of a page's text with its diagrams drawn and its terms marked.

        With `live`, diagrams stay Mermaid, for the preview plugin to draw in the browser.
        """
        page = body.path
        draw = self._live_diagram if live else self._figure
        drawn = body.with_diagrams(lambda number: draw(page, number))
        silent = tips.silent_terms(self.content, page)
        key = digest("marked", page, self._vocabulary, repr(sorted(silent)), drawn)
        return self.caches.pages.get(key, lambda: tips.mark(self.content, page, drawn))

    def templated(self, depends_on: Iterable[str], render: Callable[[], str]) -> str:
        """The HTML of a page in the theme's templates; `render` gives it where it is not kept."""
        return self.caches.templated.get(digest(self._templates, *depends_on), render)

    @cached_property
    def _templates(self) -> str:
        """The project's own templates, as a hash; those of the theme are part of its version."""
        return digest_of_files((self.root / "overrides").rglob("*.html"), self.root)

    def title(self, page: str) -> str:
        """The title of a page as HTML, for the navigation."""
        return escape(self.content.title(page), quote=False)

    def append_hidden(self, page: str, html: str) -> str:
        """The HTML of a whole page with the tips of its terms and facts, and its former anchors.

        Apart from `html`, because the theme's parts of the page are in it, too.
        """
        opened = tips.opened_by(html)
        key = digest("tips", page, self.inputs, repr(opened))
        hidden = self.caches.pages.get(key, lambda: tips.html_of(self.content, page, opened))
        return append_moved(self.content, page, tips.append(html, hidden))

    def addresses(self) -> dict[str, list[str]]:
        """Every address of the site now: anchors by page, and short names."""
        return published_urls.current(self.content, self.bodies)

    def urls(self) -> set[str]:
        """Every address of the site now, one by one."""
        return published_urls.urls(self.addresses())

    def head(self, page: str, site_url: str, name: str) -> Head:
        """The title, description, card and structured data of a page; `name` is the site's."""
        return head_of(self.content, page, site_url, name)

    def export(self) -> Iterator[tuple[str, str]]:
        """Every page as (path, finished Markdown with its front matter)."""
        for path, page in self.content.pages.items():
            source = self.generated.get(path) or self._source(path)
            yield path, source[: len(source) - len(page.text)] + self.expand(path)

    def _source(self, page: str) -> str:
        return source_file.read_text(self.root, self.root / docs_folder.NAME / page)[0]

    def expand(self, page: str) -> str:
        """A page's Markdown, ready for any Markdown tool: no markup, no Mermaid fence left."""
        return finished_markdown(self.content, page, lambda number: self._figure(page, number))

    def published_files(self, site_url: str, name: str, description: str) -> dict[str, bytes]:
        """All files next to the pages but link cards, by path below the site; for a preview."""
        return published_files(self, site_url, name, description)

    def restricted(
        self, page: str, html: str, site_url: str, templates: Iterable[str], scripts: Iterable[str]
    ) -> str:
        """The HTML of a page of the preview with its policy.

        Inline scripts come from `templates`, the folders of the theme, or are among `scripts`.
        """
        return restricted(self, page, html, site_url, templates, scripts)

    def stage(self, folder: Path) -> Staging:
        """A build of the site in `folder`, which replaces the last one when it is complete."""
        return Staging(folder, self.root / SPARE)

    def publish(
        self,
        staging: Staging,
        site_url: str,
        name: str,
        description: str,
        templates: Iterable[str],
    ) -> Path:
        """Complete a build whose pages are in `staging.pages`; returns where the site is now.

        Inline scripts come from `templates`, the folders of the theme; Failure names any other.
        """
        about = site_url, name, description
        return staging.complete(site_files(self, staging.pages, *about, templates))

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """The finished text of every page as HTML, by path; diagrams are not drawn yet."""
        return {path: self.body_of(path) for path in self.content.pages}

    def body_of(self, page: str) -> Body:
        """The finished text of a page as HTML; diagrams are not drawn yet."""
        key = f"body {self.inputs} {page}"
        return self.caches.bodies.get(key, lambda: self.body(self.content.pages[page]))

    @cached_property
    def _vocabulary(self) -> str:
        """All spellings of all terms, as a hash."""
        return digest(repr([(id_, t.spellings()) for id_, t in self.content.terms.items()]))

    @property
    def drawings(self) -> dict[str, Drawing]:
        """Every diagram that could be drawn, by `cache.key`."""
        return self._drawn[0]

    @cached_property
    def _drawn(self) -> tuple[dict[str, Drawing], list[Problem]]:
        return cache.draw(self.content.diagrams, self.root / CACHE)

    def body(self, page: Page, names: Container[str] | None = None) -> Body:
        """The finished text of a page; with `names`, only calls with these names are filled in."""
        return body_of(self.content, page, names)

    def _figure(self, page: str, number: int) -> str:
        """A diagram as a block of the page; one that cannot be drawn as its source."""
        diagram = diagrams_of(self.content.pages[page])[number]
        drawing = self.drawings.get(cache.key(diagram))
        return figure(diagram, drawing) if drawing else f"<pre>{escape(diagram.source)}</pre>"

    def _live_diagram(self, page: str, number: int) -> str:
        diagram = diagrams_of(self.content.pages[page])[number]
        source = with_targets(diagram.source, lambda typed: followed(page, typed))
        return f'<div class="mermaid">{source}</div>'


def open_site(root: Path, today: datetime.date | None = None) -> Site:
    """Read data/ and docs/ below `root`. Never raises for a mistake in them."""
    caches = Caches.of(root)
    pins = digest_of_files(root.glob(requirements.FILE), root)
    data_files = digest(source_file.fingerprint(root, "data"), pins)
    data, problems = _load(root, data_files)
    parser = Parser.of(root, caches.documents)
    docs = docs_folder.read(root)
    pages, prose_problems = read_pages(docs.pages, parser)
    generated = {
        **{comparison_page(i): comparison.page_source(i, c) for i, c in data.comparisons.items()},
        **{
            decision_page(i): decision.page_source(i, d, data.comparisons)
            for i, d in data.decisions.items()
        },
    }
    made = {path: generated_page(path, source, parser) for path, source in generated.items()}
    taken = page_addresses.check(
        [(path, f"{docs_folder.NAME}/{path}") for path in pages]
        + [(comparison_page(i), f"data/comparisons/{i}.yml") for i in data.comparisons]
        + [(decision_page(i), f"data/decisions/{i}.yml") for i in data.decisions]
    )
    pages |= made
    sections, section_problems = read_sections(docs.orders, pages)
    for kind, page_of in (("comparisons", comparison_page), ("decisions", decision_page)):
        for id_ in getattr(data, kind):
            title = data.location(kind, id_, "title")
            pages[page_of(id_)] = replace(pages[page_of(id_)], origin=title)
    verdicts = caches.checks.get(
        digest("evidence", data_files), lambda: verdicts_of(data, installed_models())
    )
    content = Content(data, pages, sections, today or latest_day(), verdicts)
    settings = digest(
        source_file.fingerprint(root, "schemas"), digest_of_files(root.glob("mkdocs.yml"), root)
    )
    inputs = digest(data_files, docs.digest(), settings)
    found = (
        *problems,
        *caches.checks.get(
            digest("data folder", data_files, settings), lambda: tuple(data_folder.check(root))
        ),
        *docs.problems,
        *taken,
        *prose_problems,
        *section_problems,
        *tags.check(root, pages.values()),
    )
    return Site(root, content, generated, inputs, caches, found)


@lru_cache(maxsize=2)
def _load(root: Path, fingerprint: str) -> tuple[Data, tuple[Problem, ...]]:
    """The data of the repository at `root`, which a preview keeps while their files stay."""
    data, problems = load(root, Caches.of(root).data)
    return data, tuple(problems)


def hosting(
    site_url: str | None, repository: str | None, default: Mapping[str, str]
) -> tuple[str, str]:
    """The addresses of the site and of its source. Raises ValueError with one line."""
    return (
        settings.site_url(site_url, default["site_url"]),
        settings.repository(repository, default["repo_url"]),
    )


def latest_day() -> datetime.date:
    """The day that it is now where days begin first: an author there may write it already."""
    return (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date()
