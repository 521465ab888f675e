"""The addresses that people keep: those of the site now, and those of every release. Pure.

data/site/published-urls.txt lists every address that a release has published; `record-urls` adds
new ones when a release is made, so that an address nobody could have seen can still change freely.
An address is written like a link in data: `storage/ebs.md#snapshots`, or `go/ebs` for a short name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.content.short_names import short_names

# The folder of the short names.
GO = "go"
# Generated at the end of a page, and numbered sources: nobody gets a link to these.
_NOT_LINKED = re.compile(r"sources|backlinks|corrections|.+-source-\d+")


def current(content: Content, bodies: Mapping[str, Body]) -> dict[str, list[str]]:
    """The anchors of every page by its path, and under `GO` the short names, in order.

    `bodies` holds every page with its markup filled in.
    """
    # A row may have a name that on other pages is no place.
    rows = {
        comparison_page(id_): {row for row, _ in comparison.attributes()}
        for id_, comparison in content.data.comparisons.items()
    }
    pages = {path: sorted(_anchors(body) | rows.get(path, set())) for path, body in bodies.items()}
    return {**dict(sorted(pages.items())), GO: list(short_names(content))}


def urls(anchors: Mapping[str, Iterable[str]]) -> set[str]:
    """The addresses of `current`, one by one."""
    short = {f"{GO}/{name}" for name in anchors.get(GO, ())}
    pages = anchors.keys() - {GO}
    return {*short, *pages, *(f"{page}#{anchor}" for page in pages for anchor in anchors[page])}


def _anchors(page: Body) -> set[str]:
    return {anchor for anchor in page.anchors if not _NOT_LINKED.fullmatch(anchor)}
