"""Rule: no TODO is left, in data or prose. `python -m fieldnotes new` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding, Location
from fieldnotes.rules.values import texts

MARK = "TODO"
_TODO = re.compile(rf"\b{MARK}\b")


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    for page in content.pages.values():
        if page.is_generated:
            continue  # generated: its texts are those of a data file
        yield from (_finding(page.location(m.start())) for m in _TODO.finditer(page.words))
        if _TODO.search(page.description):
            yield _finding(page.location(0), "the description")
    for _, location, text in texts(content.data):
        if _TODO.search(text):
            yield _finding(location, f'"{text}"')


def _finding(location: Location, found: str = '"TODO"') -> Finding:
    return Finding(location, found, "finished text", "replace the TODO")
