"""Rule: the pages that code links to by name exist where something links to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import KNOWN_PAGES
from fieldnotes.problems import Finding, Location


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    if content.data.skipped:
        return  # What cannot be read may be all that links there.
    for page in KNOWN_PAGES:
        if page.path not in content.pages and page.is_needed(content.data):
            yield Finding(
                Location(f"docs/{page.path}"),
                f'the missing page "{page.path}"',
                f"a page for {page.used_by}",
                "restore it, or change its path in fieldnotes/content/known_pages.py",
            )
