"""A text next to what the parser made of it: what every check of this package looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import html

from fieldnotes.read.document import CODE, Part, RawCall, Span, without_slots
from fieldnotes.read.html_tree import HtmlTree
from fieldnotes.read.positions import blanked

_NO_PROSE = frozenset(("pre", "code", "script", "style", "textarea"))


@dataclass(frozen=True)
class UnevenRow:
    """A row of a table, as typed, with another number of cells than the table has columns."""

    source: str
    cells: int
    columns: int


@dataclass(frozen=True)
class Reading:
    """A Markdown text, its HTML as a tree, and what the parser found in it."""

    text: str
    tree: HtmlTree
    parts: Sequence[Part] = ()
    spans: Sequence[Span] = ()
    calls: Sequence[RawCall] = ()
    uneven_rows: Sequence[UnevenRow] = ()

    @property
    def root(self) -> html.HtmlElement:
        """The element around the HTML of the text."""
        return self.tree.root

    @cached_property
    def prose(self) -> str:
        """The text with code, comments and markup blanked, every character at its offset."""
        code = (
            span for part, span in zip(self.parts, self.spans, strict=True) if part.kind in CODE
        )
        return blanked(self.text, [*code, *((call.start, call.end) for call in self.calls)])

    @cached_property
    def shown(self) -> str:
        """The text that readers see, without code, its lines as they are typed."""
        return without_slots("".join(_texts(self.root)))

    def place(self, pattern: str, start: int = 0) -> int:
        """Where a regular expression first matches in the prose; the start of the text if nowhere.

        Capitals do not count: HTML does not tell them apart.
        """
        compiled = re.compile(pattern, re.I | re.M)
        match = compiled.search(self.prose, start) or compiled.search(self.text)
        return match.start() if match else 0


def _texts(element: html.HtmlElement) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in _NO_PROSE:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
