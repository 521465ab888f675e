"""The markup `{{ name argument … }}` of pages and data texts: finds calls and replaces them.

Calls inside code are text. What each name means is the table `DIRECTIVES` in `directives`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fieldnotes.read.document import Document, RawCall
from fieldnotes.read.markdown import Parser
from fieldnotes.read.pages import Page

_WORDS = re.compile(r"\{\{\s*([a-z-]+)((?:\s+[\w.-]+)*)\s*\}\}")
# Data texts are single lines of plain Markdown, as `render.inline` shows them.
LINE = Parser()
# What a text needs to have before anything in it can be code, a comment, a link or a mistake.
_MARKS = re.compile(
    r"[`<\[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff]|\*\*"
    r"|^\s*(?: {4}|[-+=>#~|]|\d+\.)|https?:"
)


class _NoMarkup(Parser):
    """Reads texts without any markup, which need no parser."""

    def parse(self, text: str) -> Document:
        return Document(text)


_PLAIN = _NoMarkup()


@dataclass(frozen=True)
class Call:
    """One use of the markup. `name` is empty where the braces hold no readable call."""

    name: str
    arguments: tuple[str, ...]
    start: int
    end: int
    source: str


def calls(page: Page) -> list[Call]:
    """Every call of a page outside code, in order; the order of the slots of its document."""
    return _readable(page.document.calls)


@lru_cache(maxsize=20_000)
def calls_in_line(text: str) -> Sequence[Call]:
    """Every call of a data text outside code, in order."""
    return _readable(LINE.parse(text).calls) if "{{" in text else ()


@lru_cache(maxsize=20_000)
def line(text: str) -> Page:
    """A data text as a page, to ask for its links or for its words without code."""
    return Page("index.md", text, parser=LINE if _MARKS.search(text) else _PLAIN)


def _readable(found: Iterable[RawCall]) -> list[Call]:
    calls = []
    for call in found:
        words = _WORDS.fullmatch(call.source)
        name, arguments = (words[1], tuple(words[2].split())) if words else ("", ())
        calls.append(Call(name, arguments, call.start, call.end, call.source))
    return calls


def replaced(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """The text with parts of it, given by start and end, replaced by other texts.

    What has several lines takes over the indentation of the line it starts on, so that a call can
    be in a list or an admonition.
    """
    parts, position = [], 0
    for start, end, new in sorted(edits):
        before = text[text.rfind("\n", 0, start) + 1 : start]
        if not before.strip():
            new = new.rstrip("\n").replace("\n", "\n" + before) + "\n" * new.endswith("\n")
        parts += [text[position:start], new]
        position = end
    return "".join([*parts, text[position:]])
