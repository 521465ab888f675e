"""The addresses that people keep: those of the site now, and those of every release. Pure.

data/site/published-urls.txt lists every address that a release has published; `record-urls` adds
new ones when a release is made, so that an address nobody could have seen can still change freely.
An address is written like a link in data: `storage/ebs.md#snapshots`, or `go/ebs` for a short name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fieldnotes.content.content import Content
from fieldnotes.content.short_names import short_names
from fieldnotes.diagrams.source import diagrams_of
from fieldnotes.read.pages import Page

# The folder of the short names.
GO = "go"
# Generated at the end of a page, and numbered sources: nobody gets a link to these.
_NOT_LINKED = re.compile(r"sources|backlinks|corrections|.+-source-\d+")


def current(content: Content, expanded: Mapping[str, Page]) -> dict[str, list[str]]:
    """The anchors of every page by its path, and under `GO` the short names, in order.

    `expanded` holds every page with its markup filled in.
    """
    pages = {path: sorted(_anchors(page)) for path, page in expanded.items()}
    return {**dict(sorted(pages.items())), GO: list(short_names(content))}


def urls(anchors: Mapping[str, Iterable[str]]) -> set[str]:
    """The addresses of `current`, one by one."""
    short = {f"{GO}/{name}" for name in anchors.get(GO, ())}
    pages = anchors.keys() - {GO}
    return {*short, *pages, *(f"{page}#{anchor}" for page in pages for anchor in anchors[page])}


def _anchors(page: Page) -> set[str]:
    drawn = {diagram.anchor for diagram in diagrams_of(page)}
    return {anchor for anchor in page.anchors | drawn if not _NOT_LINKED.fullmatch(anchor)}
