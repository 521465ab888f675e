"""The addresses of the site, which people keep: what there is now, and the list of all ever. Pure.

data/site/permalinks.yml lists every address that was ever published, by page: `make fix` adds new
ones, `rules.permalinks` tells which are gone and lead nowhere. An address is written like a link in
data: `storage/ebs.md#snapshots`, or `go/ebs` for a short name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.content.short_names import short_names

# The list of the short names, among the lists of the pages.
GO = "go"
_ABOUT = """\
# Every address that was ever published: pages with their anchors, and short names. `make fix` adds
# what is new. What is gone needs an entry in redirects.yml.
"""
# What stands below a page by itself, and numbered entries of sources: nobody gets a link to these.
_NO_PLACE = re.compile(r"sources|backlinks|corrections|.+-source-\d+")
_PLAIN = re.compile(r"[a-z][a-z0-9._/-]*")
_WORDS = {"null", "true", "false"}


def published(content: Content, expanded: Mapping[str, Body]) -> dict[str, list[str]]:
    """The anchors of every page by its path, and under `GO` the short names, in order.

    `expanded` holds every page with its markup filled in.
    """
    # A row may have a name that on other pages is no place.
    rows = {
        comparison_page(id_): {row for row, _ in comparison.attributes()}
        for id_, comparison in content.data.comparisons.items()
    }
    pages = {
        path: sorted(_anchors(page) | rows.get(path, set())) for path, page in expanded.items()
    }
    return {**dict(sorted(pages.items())), GO: list(short_names(content))}


def addresses(listed: Mapping[str, Iterable[str]]) -> set[str]:
    """Every address of a list of addresses by page, as one types it."""
    short = {f"{GO}/{name}" for name in listed.get(GO, ())}
    pages = listed.keys() - {GO}
    return {*short, *pages, *(f"{page}#{anchor}" for page in pages for anchor in listed[page])}


def together(*lists: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """All of several lists of addresses as one, in order."""
    found: dict[str, set[str]] = {}
    for listed in lists:
        for page, anchors in listed.items():
            found.setdefault(page, set()).update(anchors)
    return {page: sorted(found[page]) for page in sorted(found)}


def in_yaml(listed: Mapping[str, Iterable[str]]) -> str:
    """The list as YAML, an anchor a line, so that two who add some do not meet."""
    parts = [_ABOUT]
    for page, anchors in listed.items():
        lines = "".join(f"  - {_scalar(anchor)}\n" for anchor in anchors)
        parts.append(f"{page}:\n{lines}" if lines else f"{page}: []\n")
    return "".join(parts)


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)


def _anchors(body: Body) -> set[str]:
    return {anchor for anchor in body.anchors if not _NO_PLACE.fullmatch(anchor)}
