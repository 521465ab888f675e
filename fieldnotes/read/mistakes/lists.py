"""Lists that are shown otherwise than they are written: flat, numbered again from 1, or as text.

The parser nests by four spaces, others by two or three, so only the source shows which levels its
author meant. Its items are compared with those of the HTML, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import html

from fieldnotes.read.document import Mistake, without_slots
from fieldnotes.read.mistakes.reading import Reading

# A line of prose may begin with a year and a full stop, but hardly with fewer digits.
_ITEM = re.compile(r"(?P<indent>[ \t>]*)(?P<mark>[-*+]|(?P<number>\d{1,2})[.)])(?P<gap>[ \t]+)")
_ADDRESS = re.compile(r"\]\([^)]*\)|\]\[[^\]]*\]|<[^>]*>|\{[^}]*\}|&\w+;")
_WORD = re.compile(r"\w+")
_WORDS = 3  # as many as tell one item from the next


@dataclass(frozen=True)
class _Item:
    """An item of a list: its level from 1, its number or 0, its first words, and where it is."""

    level: int
    number: int
    words: tuple[str, ...]
    start: int = 0


def mistakes(reading: Reading) -> Iterator[Mistake]:
    """The items that are shown otherwise than they are written; one mistake a list."""
    written = list(_written(reading.prose))
    shown = list(_shown(reading.root)) if written else []
    position = 0
    reported = False
    for item in written:
        found = _next(shown, item, position)
        if found is None:
            problem = _as_text(item, reading)
        else:
            position = found + 1
            problem = _otherwise(item, shown[found])
        if problem and not reported:
            yield problem
        reported = problem is not None


def _otherwise(item: _Item, shown: _Item) -> Mistake | None:
    if item.level > shown.level:
        return Mistake(
            "markdown",
            item.start,
            f"a list item of level {item.level} that is shown at level {shown.level}",
            "four spaces of indentation for each level",
            "indent it by four spaces below its parent",
        )
    if item.number > 1 and shown.number == 1:
        return Mistake(
            "markdown",
            item.start,
            f"the list item {item.number}, which is shown as 1",
            "what is between the items of a list indented by four spaces",
            "indent the blocks above it, or start a list that counts from 1",
        )
    return None


def _as_text(item: _Item, reading: Reading) -> Mistake | None:
    line = reading.prose[item.start :].partition("\n")[0].split()
    typed = r"[ \t]+".join(map(re.escape, line[:2]))
    if len(line) < 2 or not re.search(rf"^[ \t]*{typed}", reading.shown, re.M):
        return None
    return Mistake(
        "markdown",
        item.start,
        f'the list item "{" ".join(line[:4])}", which is shown as text',
        "a blank line before a list, and - or 1. before each item",
        "add the blank line or correct the mark",
    )


def _written(prose: str) -> Iterator[_Item]:
    """The items of the source: one is inside another if it is indented by two spaces more."""
    open_items: list[int] = []
    position, after_blank = 0, True
    for line in prose.split("\n"):
        match = _ITEM.match(line)
        indent = _width(match["indent"] if match else line[: len(line) - len(line.lstrip())])
        is_text = bool(match and line[match.end() :].strip())
        if line.strip() and (match or after_blank):
            while open_items and indent < open_items[-1] + 2 and (match or indent < 2):
                open_items.pop()
        if match and is_text:
            open_items.append(indent)
            words = _first_words(line[match.end() :])
            start = position + match.start("mark")
            yield _Item(len(open_items), int(match["number"] or 0), words, start)
        after_blank = not line.strip()
        position += len(line) + 1


def _shown(root: html.HtmlElement) -> Iterator[_Item]:
    for item in root.iter("li"):
        if (item.get("id") or "").startswith("fn:"):
            continue
        level = sum(1 for _ in item.iterancestors("ul", "ol"))
        around = item.getparent()
        number = 1 + sum(1 for _ in item.itersiblings("li", preceding=True))
        if around is not None and around.tag == "ol":
            number += int(around.get("start") or 1) - 1
        yield _Item(level, number, _first_words(without_slots("".join(_own_text(item)))))


def _own_text(item: html.HtmlElement) -> Iterator[str]:
    """The text of an item up to the list inside it, without code, as in the source."""
    yield item.text or ""
    for child in item:
        if child.tag in ("ul", "ol"):
            return
        if child.tag not in ("code", "pre") and isinstance(child.tag, str):
            yield from _own_text(child)
        yield child.tail or ""


def _next(shown: Sequence[_Item], item: _Item, start: int) -> int | None:
    for index in range(start, len(shown)):
        if _same(shown[index].words, item.words):
            return index
    return None


def _same(shown: tuple[str, ...], written: tuple[str, ...]) -> bool:
    """Whether first words are the same, as far as both have them on one line."""
    return all(a == b for a, b in zip(shown, written, strict=False)) and bool(shown) == bool(
        written
    )


def _first_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_ADDRESS.sub(" ", text))[:_WORDS])


def _width(indent: str) -> int:
    return len(indent.expandtabs(4))
