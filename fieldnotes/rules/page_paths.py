"""Rule: a page has a path that every site tool publishes, and that no generated file has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.published_urls import GO
from fieldnotes.problems import Finding

# MkDocs leaves out files that start with a dot, and README.md beside an index.md.
_PATH = re.compile(r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*\.md")
# MkDocs leaves out templates/; the others hold generated files.
_RESERVED = frozenset(("templates", "api", "assets", "downloads", "search", GO))


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    for page in content.pages.values():
        if not _PATH.fullmatch(page.path):
            yield Finding(
                page.location(0),
                f'the page path "{page.path}"',
                "lower-case letters, digits, hyphens and underscores",
                "rename the file or its folder",
            )
        folder = page.path.partition("/")[0]
        if folder in _RESERVED:
            yield Finding(
                page.location(0),
                f'a page in the reserved folder "{folder}"',
                f"any top folder but {', '.join(sorted(_RESERVED))}",
                "move the page to another folder",
            )
