"""Files next to the pages: for programs, chats, feed readers, search engines and search. Outputs.

`site_files` gives them all, with the pages; each module makes one kind of file.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from fieldnotes.cache import Cache, digest
from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.diagrams import cache
from fieldnotes.diagrams.cache import Drawing
from fieldnotes.diagrams.figure import script_files
from fieldnotes.diagrams.file import file_path, light_style, svg_file
from fieldnotes.publish import csp, licenses, llms, redirects
from fieldnotes.publish.calendar import calendar_files
from fieldnotes.publish.feed import feed_files
from fieldnotes.publish.json_api.files import json_files
from fieldnotes.publish.markdown import markdown_version, tag_list
from fieldnotes.publish.robots import robots_txt
from fieldnotes.publish.search.files import files as search_files
from fieldnotes.publish.search.passages import Passage, passages
from fieldnotes.publish.social_cards import cache as card_cache
from fieldnotes.publish.social_cards import card
from fieldnotes.publish.social_cards.cache import Look
from fieldnotes.read.pages import Page
from fieldnotes.urls import address, target_url

CARDS_CACHE = Path(".cache/cards")
PALETTE = Path("overrides/assets/stylesheets/base/palette.css")
DIAGRAMS = Path("overrides/assets/stylesheets/blocks/diagrams.css")
LOGO = Path("overrides/assets/images/logo.svg")
# Markup whose result is text of the page that has it; other lists repeat what is elsewhere.
SEARCHED = frozenset(("fact", "compare", "verdict", "rule-of-thumb", "questions", "answers"))


class Caches(Protocol):
    """Where `publish` keeps what it made."""

    @property
    def published(self) -> Cache: ...


class Site(Protocol):
    """What publishing needs of `fieldnotes.site.Site`."""

    @property
    def root(self) -> Path: ...
    @property
    def content(self) -> Content: ...
    @property
    def drawings(self) -> Mapping[str, Drawing]: ...
    @property
    def inputs(self) -> str: ...
    @property
    def caches(self) -> Caches: ...
    def body(self, page: Page, names: Container[str] | None = None) -> Body: ...


def site_files(
    site: Site,
    pages: Path,
    site_url: str,
    name: str,
    description: str,
    templates: Iterable[str],
) -> dict[str, bytes]:
    """Every file of the site, by path below it: those that MkDocs wrote into the folder `pages`,

    the `published_files` and the `link_cards`. Every page gets the policy. Failure: an inline
    script that is in no template below one of the folders `templates`.
    """
    found = {p.relative_to(pages).as_posix(): p for p in sorted(pages.rglob("*")) if p.is_file()}
    files = {path: file.read_bytes() for path, file in found.items()}
    files |= published_files(site, site_url, name, description) | link_cards(site, name)
    html = {path: data.decode() for path, data in files.items() if path.endswith(".html")}
    known = csp.template_scripts(_templates(tuple(templates)), _tops(site_url, html))
    policy = csp.policy(csp.page_scripts(html, known))
    return files | {path: csp.with_policy(text, policy).encode() for path, text in html.items()}


def restricted(
    site: Site,
    page: str,
    html: str,
    site_url: str,
    templates: Iterable[str],
    scripts: Iterable[str],
) -> str:
    """A page of the preview with the policy that allows the scripts of templates, and `scripts`.

    Others may be built later, so this one lists the scripts that any page may have. `page` is the
    path of the HTML below the site. Failure: another inline script.
    """
    tops = _tops(site_url, [page, *map(address, site.content.pages)])
    known = {*scripts, *csp.template_scripts(_templates(tuple(templates)), tops)}
    csp.page_scripts({page: html}, known)
    return csp.with_policy(html, csp.policy(known))


def published_files(site: Site, site_url: str, name: str, description: str) -> dict[str, bytes]:
    """By path below the site: Markdown versions, JSON, llms.txt, pictures, search, redirects.

    `site_url` is where the site is read; it ends with a slash.
    """
    about = repr((site_url, name, description))
    texts = site.caches.published.get(
        digest("published", site.inputs, about, _text(site, PALETTE), _text(site, DIAGRAMS)),
        lambda: _published_texts(site, site_url, name, description),
    )
    return {path: text.encode() for path, text in texts.items()}


def _published_texts(site: Site, site_url: str, name: str, description: str) -> dict[str, str]:
    content = site.content
    tags = tag_list(content.pages, site_url)
    versions = {
        path: markdown_version(content, page, site_url, tags)
        for path, page in content.pages.items()
    }
    return {
        **versions,
        **json_files(content, site_url),
        **_picture_files(site, site_url),
        **script_files(),
        **search_files(content, all_passages(site)),
        **feed_files(content, site_url, name, description),
        **calendar_files(content, site_url, name),
        "robots.txt": robots_txt(site_url),
        licenses.PATH: licenses.licenses_txt(content.data.third_party),
        **redirects.files(content, site_url),
        "llms.txt": llms.llms_txt(content, site_url, name, description),
        "llms-full.txt": llms.llms_full_txt(content, versions),
    }


def all_passages(site: Site) -> dict[str, list[Passage]]:
    """The text of every page, heading by heading, as search reads it."""
    return {
        path: list(passages(page.title, site.body(page, SEARCHED).with_diagrams(lambda _: "")))
        for path, page in site.content.pages.items()
    }


def link_cards(site: Site, name: str) -> dict[str, bytes]:
    """The card of every page as PNG, by path below the site; `name` is the site's."""
    content = site.content
    cards = {card.file_path(path): card.card_of(content, path, name) for path in content.pages}
    look = Look(_text(site, PALETTE), _text(site, LOGO))
    return card_cache.draw(cards, look, site.root / CARDS_CACHE)


def _picture_files(site: Site, site_url: str) -> dict[str, str]:
    """Every diagram that could be drawn as a file of its own, by path below the site."""
    drawn = [d for d in site.content.diagrams if cache.key(d) in site.drawings]
    if not drawn:
        return {}
    style = light_style(_text(site, PALETTE), _text(site, DIAGRAMS))
    return {
        file_path(diagram): svg_file(
            diagram,
            site.drawings[cache.key(diagram)],
            style,
            functools.partial(target_url, site_url, diagram.page),
        )
        for diagram in drawn
    }


@functools.cache
def _templates(folders: tuple[str, ...]) -> list[str]:
    """The texts of all templates in some folders."""
    return [
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted(Path(folder).rglob("*.html"))
    ]


def _tops(site_url: str, pages: Iterable[str]) -> set[str]:
    """The ways from pages to the top of the site, as templates write them."""
    return {
        urlsplit(site_url).path or "/",
        *("/".join([".."] * p.count("/")) or "." for p in pages),
    }


def _text(site: Site, path: Path) -> str:
    return (site.root / path).read_text(encoding="utf-8")
