"""Rule: pages and data texts have no HTML that runs a script, asks for input or breaks a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding
from fieldnotes.rules.mistakes import findings


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    yield from findings(content, "raw-html")
