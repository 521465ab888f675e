"""The only door for site tools: open the repository, ask for problems, pages and finished text.

`open_site(root)` gives a `Site`, which knows:

- `problems()`: every mistake in data/ and docs/, all at once
- `generated_files()`: Markdown sources of the pages that no file holds
- `expand(page)`: a page's Markdown with its markup filled in
- `mark_terms(page, html)`: the HTML of its text with terms marked
- `append_hidden(page, html)`: the HTML of the whole page with the tips they open and old anchors
- `head(page, …)`: what the page's head tells those who show a link to it
- `publish(folder, …)`: Markdown, JSON, pictures, search, feed, short addresses, beside the pages,
  and the policy in each of them
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fieldnotes.content import permalinks
from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page, decision_page
from fieldnotes.content.markup import replace
from fieldnotes.diagrams import cache, mermaid
from fieldnotes.diagrams.cache import Drawing
from fieldnotes.diagrams.figure import figure, script_files
from fieldnotes.diagrams.file import file_path, light_style, svg_file
from fieldnotes.diagrams.source import Diagram, replace_diagrams, with_targets
from fieldnotes.problems import Problem, sorted_unique
from fieldnotes.publish import csp, live_reload, llms, redirects
from fieldnotes.publish.feed import feed_files
from fieldnotes.publish.head import Head, head_of
from fieldnotes.publish.json_api.files import json_files
from fieldnotes.publish.markdown import markdown_version, tag_list
from fieldnotes.publish.robots import robots_txt
from fieldnotes.publish.search.files import files as search_files
from fieldnotes.publish.search.passages import Passage, passages_of
from fieldnotes.publish.social_cards import cache as card_cache
from fieldnotes.publish.social_cards import card
from fieldnotes.publish.social_cards.cache import Look
from fieldnotes.read.data import load
from fieldnotes.read.nav import read_sections
from fieldnotes.read.pages import Page, parse_page, read_pages
from fieldnotes.render import comparison, decision, html_writer, page_end, tips
from fieldnotes.render.directives import in_page
from fieldnotes.rules import RULES, exceptions
from fieldnotes.urls import followed, target_url

CACHE = Path(".cache/diagrams")
CARDS_CACHE = Path(".cache/cards")
STYLES = Path("overrides/assets/stylesheets")
LOGO = Path("overrides/assets/images/logo.svg")


@dataclass(frozen=True)
class Site:
    """The content of the repository and everything made from it."""

    root: Path
    content: Content
    generated: Mapping[str, str]
    found_while_reading: tuple[Problem, ...] = ()

    def problems(self) -> list[Problem]:
        """Every mistake in data and prose that data/checks/exceptions.yml does not allow."""
        found = list(self.found_while_reading)
        for rule in RULES:
            found += rule(self.content, self._expanded)
        found += self._drawn[1]
        return sorted_unique(exceptions.apply(self.content.data, found))

    def generated_files(self, live: bool = False) -> dict[str, str]:
        """Pages that stand in no file, as Markdown sources with front matter, by path.

        With `live`, the scripts of the preview, too.
        """
        scripts = {**mermaid.preview_files(), **live_reload.script_files()} if live else {}
        return {**self.generated, **scripts}

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

    def expand(self, page: str, live: bool = False) -> str:
        """A page's Markdown, ready for any Markdown tool: no markup, no Mermaid fence left.

        With `live`, Mermaid fences stay for the preview plugin to render in the browser.
        """
        expanded = self._expanded[page]
        if live:
            return with_targets(expanded, lambda typed: followed(page, typed))
        return self._with_pictures(expanded)

    def mark_terms(self, page: str, html: str) -> str:
        """The HTML of a page's text with glossary terms marked."""
        return tips.mark(self.content, page, html)

    def append_hidden(self, page: str, html: str) -> str:
        """The HTML of a whole page with the tips of its terms and facts, and its former anchors.

        Apart from `mark_terms`, so that no search index holds every tip once a page.
        """
        with_tips = tips.append(self.content, page, html)
        return redirects.append_moved(self.content, page, with_tips)

    def addresses(self) -> dict[str, list[str]]:
        """Every address of the site now: anchors by page, and short names. See `permalinks`."""
        return permalinks.published(self.content, self._expanded)

    def head(self, page: str, site_url: str, name: str) -> Head:
        """The title, description, card and structured data of a page; `name` is the site's."""
        return head_of(self.content, page, site_url, name)

    def stage(self) -> Iterator[tuple[str, str]]:
        """Every page as (path, finished Markdown with its front matter)."""
        for path in self.content.pages:
            front = self._front_matter(path)
            yield path, front + self.expand(path)

    def published_files(self, site_url: str, name: str, description: str) -> dict[str, str]:
        """By path below the site: Markdown versions, JSON, llms.txt, pictures, search, redirects.

        `site_url` is where the site is read; it ends with a slash.
        """
        tags = tag_list(self.content.pages)
        versions = {
            path: markdown_version(self.content, page, site_url, tags)
            for path, page in self.content.pages.items()
        }
        return {
            **versions,
            **json_files(self.content, site_url),
            **self._picture_files(site_url),
            **script_files(),
            **search_files(self.content, self.passages),
            **feed_files(self.content, site_url, name, description),
            "robots.txt": robots_txt(site_url),
            **redirects.files(self.content, site_url),
            "llms.txt": llms.llms_txt(self.content, site_url, name, description),
            "llms-full.txt": llms.llms_full_txt(self.content, versions),
        }

    def link_cards(self, name: str) -> dict[str, bytes]:
        """The card of every page as PNG, by path below the site; `name` is the site's."""
        cards = {card.file_path(p): card.card_of(self.content, p, name) for p in self.content.pages}
        palette, logo = (self._text(path) for path in (STYLES / "palette.css", LOGO))
        return card_cache.draw(cards, Look(palette, logo), self.root / CARDS_CACHE)

    def publish(
        self, folder: Path, site_url: str, name: str, description: str, live: bool = False
    ) -> None:
        """Write the `published_files` and the `link_cards` into the folder of the built site.

        Every page there gets the policy, which lists the scripts of all of them.
        With `live` no cards: no chat sees a site on this machine, and its author waits for it.
        """
        files = {
            path: text.encode()
            for path, text in self.published_files(site_url, name, description).items()
        }
        for path, data in {**files, **({} if live else self.link_cards(name))}.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        _restrict(sorted(folder.rglob("*.html")))

    @cached_property
    def passages(self) -> dict[str, list[Passage]]:
        """The text of every page, heading by heading, as search reads it."""
        return {path: list(passages_of(self.content, path)) for path in self.content.pages}

    @cached_property
    def _expanded(self) -> dict[str, Page]:
        return {
            path: Page(path, self._filled(page), page.meta)
            for path, page in self.content.pages.items()
        }

    @cached_property
    def _drawn(self) -> tuple[dict[str, Drawing], list[Problem]]:
        return cache.draw(self.content.diagrams, self.root / CACHE)

    def _picture_files(self, site_url: str) -> dict[str, str]:
        """Every diagram that could be drawn as a file that stands alone, by path below the site."""
        drawn = [d for d in self.content.diagrams if cache.key(d) in self._drawn[0]]
        if not drawn:
            return {}
        palette, diagrams = (self._text(STYLES / n) for n in ("palette.css", "diagrams.css"))
        style = light_style(palette, diagrams)
        return {
            file_path(diagram): svg_file(
                diagram,
                self._drawn[0][cache.key(diagram)],
                style,
                functools.partial(target_url, site_url, diagram.page),
            )
            for diagram in drawn
        }

    def _text(self, path: Path) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def _filled(self, page: Page) -> str:
        text = replace(page.text, lambda call: in_page(self.content, page.path, call))
        end = html_writer.in_page(self.content, page.path, page_end.view(self.content, page.path))
        return f"{text}\n\n{end}\n" if end else text

    def _front_matter(self, page: str) -> str:
        source = self.generated.get(page) or self._text(Path("docs") / page)
        return source[: len(source) - len(self.content.pages[page].text)]

    def _with_pictures(self, page: Page) -> str:
        """The page's text with a figure for each fence, but for those that cannot be drawn."""

        def in_figure(diagram: Diagram) -> str | None:
            drawing = self._drawn[0].get(cache.key(diagram))
            return f"{diagram.indent}{figure(diagram, drawing)}\n" if drawing else None

        return replace_diagrams(page, in_figure)


def _restrict(pages: Sequence[Path]) -> None:
    """Write the policy into every built page."""
    text = csp.policy(h for page in pages for h in csp.script_hashes(_html(page)))
    for page in pages:
        page.write_bytes(csp.with_policy(_html(page), text).encode())


def _html(page: Path) -> str:
    """A built page with the line ends it has."""
    return page.read_bytes().decode()


def open_site(root: Path, today: datetime.date | None = None) -> Site:
    """Read data/ and docs/ below `root`. Never raises for a mistake in them."""
    data, problems = load(root)
    pages, prose_problems = read_pages(root)
    generated = {
        **{comparison_page(i): comparison.page_source(i, c) for i, c in data.comparisons.items()},
        **{
            decision_page(i): decision.page_source(i, d, data.comparisons)
            for i, d in data.decisions.items()
        },
    }
    for path, source in generated.items():
        pages[path] = parse_page(path, source)[0]
    sections, section_problems = read_sections(root, pages)
    content = Content(data, pages, sections, today or datetime.date.today())
    return Site(root, content, generated, (*problems, *prose_problems, *section_problems))
