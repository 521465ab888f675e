"""What is too large or too deep to parse: Python-Markdown would take minutes, or never end.

A block over a limit is blanked before the text is parsed, so that the rest of a page is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fieldnotes.read.document import Mistake

MAX_LINES = 2_000  # of one block, without a blank line
MAX_INDENT = 200  # columns, with the marks of quotations and lists
MAX_OPEN = 100  # brackets that are open at the same place
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_INDENT = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*")
_PAIRS = {"]": "[", ")": "(", ">": "<", "}": "{"}
_BRACKETS = re.compile(r"[\[\](){}>]|<(?=[a-zA-Z/!?])")


@dataclass(frozen=True)
class Readable:
    """A text that can be parsed, of the same length as the one it comes from; what it lacks."""

    text: str
    mistakes: tuple[Mistake, ...] = ()


def readable(text: str) -> Readable:
    """The text with spaces in place of the blocks that are over a limit."""
    found: list[Mistake] = []
    pieces, position = [], 0
    for block in _BLOCK.finditer(text):
        problem = next(_over(block[0]), None)
        if problem:
            what, most = problem
            found.append(
                Mistake(
                    "markdown",
                    block.start(),
                    what,
                    f"at most {most}",
                    "split or simplify the block",
                )
            )
            pieces += [text[position : block.start()], re.sub(r"[^\n]", " ", block[0])]
            position = block.end()
    return Readable("".join([*pieces, text[position:]]), tuple(found))


def _over(block: str) -> Iterator[tuple[str, str]]:
    lines = block.split("\n")
    if len(lines) > MAX_LINES:
        yield f"a block of {len(lines):,} lines", f"{MAX_LINES:,} lines without a blank one"
    deepest = max(_width(line) for line in lines)
    if deepest > MAX_INDENT:
        yield f"a line indented by {deepest:,} columns", f"{MAX_INDENT} columns"
    if len(block) > MAX_OPEN and _most_open(block) > MAX_OPEN:
        yield "hundreds of brackets that are never closed", f"{MAX_OPEN} open at the same place"


def _width(line: str) -> int:
    indent = _INDENT.match(line)
    return len(indent[0].expandtabs(4)) if indent else 0


def _most_open(block: str) -> int:
    """The maximum number of brackets of a kind that are open at the same place."""
    open_now = dict.fromkeys(_PAIRS.values(), 0)
    most = 0
    for match in _BRACKETS.finditer(block):
        mark = match[0]
        if mark in open_now:
            open_now[mark] += 1
            most = max(most, open_now[mark])
        else:
            opened = _PAIRS[mark]
            open_now[opened] = max(0, open_now[opened] - 1)
    return most
