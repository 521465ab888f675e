"""The mistakes that reading a text found, as findings. Called by the rules whose names they have.

The parser finds them once and keeps them with the document: `fieldnotes.read.mistakes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fieldnotes.content.content import Content
from fieldnotes.content.markup import line
from fieldnotes.problems import Finding, Location, shortened
from fieldnotes.read.document import Mistake

# The HTML of a data text: text of a paragraph, which pages put into lines and cells of their own.
_PARAGRAPH = re.compile(
    r"(?:<p>)?(?:(?!</?(?:p|ul|ol|h[1-6]|pre|blockquote|table|div|hr|dl|details)\b).)*+(?:</p>)?",
    re.S,
)


def findings(content: Content, kind: str) -> Iterator[Finding]:
    """The mistakes of a kind in all pages and data texts, each at its line."""
    for page in content.pages.values():
        if page.is_generated:
            continue  # its texts are those of a data file
        for mistake in page.document.mistakes:
            if mistake.kind == kind:
                yield _finding(page.location(mistake.start), mistake)
    for location, text in content.data_texts:
        document = line(text).document
        if kind == "markdown" and not _PARAGRAPH.fullmatch(document.html):
            yield Finding(
                location,
                f'the text "{shortened(text, 40)}", which is more than a line of text',
                "words without a heading, a list or a line break",
                "write one paragraph; put a backslash before a mark that is meant as text",
            )
        for mistake in document.mistakes:
            if mistake.kind == kind:
                yield _finding(location, mistake)


def _finding(location: Location, mistake: Mistake) -> Finding:
    return Finding(location, mistake.found, mistake.expected, mistake.fix)
