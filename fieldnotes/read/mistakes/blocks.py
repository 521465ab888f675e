"""Blocks that the parser found but readers cannot use: empty headings, boxes and tabs, boxes of an
unknown type, and tables with uneven rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from fieldnotes.problems import shortened, suggest
from fieldnotes.read.document import Mistake
from fieldnotes.read.mistakes.reading import Reading

# The types of admonition that the theme has a color and an icon for.
TYPES = tuple(
    "note abstract info tip success question warning failure danger bug example quote".split()
)
# The parser's own class names next to a type.
_OTHER_CLASSES = frozenset(("admonition", "inline", "end"))


def mistakes(reading: Reading) -> Iterator[Mistake]:
    """The mistakes of headings, boxes, tabs and tables."""
    yield from _headings(reading)
    yield from _boxes(reading)
    for row in reading.uneven_rows:
        yield Mistake(
            "markdown",
            reading.place(rf"^[ \t>]*{re.escape(row.source)}[ \t]*$"),
            f'a row of {_count(row.cells, "cell")}: "{shortened(row.source, 40)}"',
            f"{row.columns}, as in the header of the table",
            "add or remove cells; write | as \\| inside one",
        )


def _headings(reading: Reading) -> Iterator[Mistake]:
    for part, (start, _) in zip(reading.parts, reading.spans, strict=True):
        if part.kind != "heading":
            continue
        if not part.text and not _has_call(reading, start):
            yield Mistake(
                "markdown", start, "an empty heading", "words after the #", "name it or remove it"
            )
        elif not part.target or re.fullmatch(r"_\d+", part.target):
            yield Mistake(
                "markdown",
                start,
                f'the heading "{shortened(part.text, 40)}" without an anchor of its own',
                "letters from a to z or digits, from which anchors are made, or an ID",
                "give it an ID: {#name} after its words",
            )


def _has_call(reading: Reading, start: int) -> bool:
    end = reading.text.find("\n", start)
    return any(start <= c.start and (end == -1 or c.start < end) for c in reading.calls)


def _boxes(reading: Reading) -> Iterator[Mistake]:
    place = -1
    for box in reading.root.xpath(".//details | .//div"):
        classes = set((box.get("class") or "").split())
        is_box = "admonition" in classes or box.tag == "details"
        if not is_box and "tabbed-block" not in classes:
            continue
        mark = "\\?\\?\\?" if box.tag == "details" else "!!!" if is_box else "==="
        place = reading.place(rf"^[ \t>]*(?:{mark}|<details)", place + 1)
        if is_box:
            for name in sorted(classes - _OTHER_CLASSES - set(TYPES)):
                yield Mistake(
                    "markdown",
                    place,
                    f'a box of the unknown type "{shortened(name, 40)}"',
                    "one of " + ", ".join(TYPES),
                    suggest(name, TYPES, "use one of these"),
                )
        if _is_empty(box):
            yield Mistake(
                "markdown",
                place,
                "a box without content" if is_box else "a tab without content",
                "text below its first line, indented by four spaces",
                "indent its text, or remove it",
            )


def _is_empty(box: html.HtmlElement) -> bool:
    content = [c for c in box if c.tag != "summary" and c.get("class") != "admonition-title"]
    return not content and not "".join([box.text or "", *(c.tail or "" for c in box)]).strip()


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
