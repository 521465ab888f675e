"""The mistakes that reading a text found, as findings. Called by the rules whose names they have.

The parser finds them once and keeps them with the document: `fieldnotes.read.mistakes`.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldnotes.content.content import Content
from fieldnotes.content.markup import line
from fieldnotes.problems import Finding, Location
from fieldnotes.read.document import Mistake


def findings(content: Content, kind: str) -> Iterator[Finding]:
    """The mistakes of a kind in all pages and data texts, each at its line."""
    for page in content.pages.values():
        if page.is_generated:
            continue  # its texts are those of a data file
        for mistake in page.document.mistakes:
            if mistake.kind == kind:
                yield _finding(page.location(mistake.start), mistake)
    for location, text in content.data_texts:
        for mistake in line(text).document.mistakes:
            if mistake.kind == kind:
                yield _finding(location, mistake)


def _finding(location: Location, mistake: Mistake) -> Finding:
    return Finding(location, mistake.found, mistake.expected, mistake.fix)
