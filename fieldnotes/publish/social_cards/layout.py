"""A card's texts in, where each line and box stands out. Pure.

The title is never cut, and as large as it can be beside what follows it. That stands there only if
it fits whole, in letters that can be read when a chat shows the card small.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fieldnotes.drawing import fonts
from fieldnotes.drawing.text import wrap
from fieldnotes.publish.social_cards.card import Card

WIDTH, HEIGHT = 1200, 630
# The band with the name of the site.
BAND = 128
LOGO = 84
# What the texts below it keep to.
LEFT, RIGHT, TOP, BOTTOM = 72, 1128, 168, 598

_SITE_SIZES = (46, 38, 30, 22, 14)
_SECTION_SIZES = (38, 30, 22, 14)
# From large to small; the last ones are for titles that no page should have.
_TITLE_SIZES = range(84, 7, -4)
_TITLE_HEIGHT = 260
# A title shrinks no further than this to make room for what follows it.
_SMALLEST_FOR_MORE = 56
_NAME_SIZES = (40, 36, 32, 28)
_SENTENCE_SIZES = (38, 34)
_GAP = 40
# In parts of the size of the letters: from line to line, how far letters reach above and below the
# line they stand on, the height of a box around them, its sides, and from box to box.
_TITLE_LINE = 1.16
_SENTENCE_LINE = 1.36
_ABOVE = 0.93
_BELOW = 0.24
_BOX = 1.75
_BOX_SIDES = 0.6
_BETWEEN = 0.4

T = TypeVar("T")


@dataclass(frozen=True)
class Line:
    """A line of text: its left end, the line it stands on, and its look.

    `color` is a name of the site's palette.
    """

    x: float
    y: float
    text: str
    size: int
    bold: bool
    color: str

    @property
    def right(self) -> float:
        """Where the text ends."""
        return self.x + fonts.width(self.text, self.size, self.bold)

    @property
    def bottom(self) -> float:
        """Where the longest of its letters end."""
        return self.y + _BELOW * self.size


@dataclass(frozen=True)
class Box:
    """A box around a name: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Layout:
    """Everything that is drawn on the band and below it.

    `is_whole`: with the names, or where there are none with the sentence.
    """

    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    is_whole: bool


def layout(card: Card) -> Layout:
    """Where the texts of a card stand. Raises ValueError for a title that no size makes fit."""
    largest = None
    for size in _TITLE_SIZES:
        found = _arranged(card, size)
        if found is None:
            continue
        largest = largest or found
        if found.is_whole:
            return found
        if size <= _SMALLEST_FOR_MORE:
            break
    if largest is None:
        raise ValueError(f'the title "{card.title}" fits no card')
    return largest


def _arranged(card: Card, size: int) -> Layout | None:
    """The texts below a title in this size, as far as they fit; None if the title does not."""
    middle = BAND / 2 + _SITE_SIZES[0] * _ABOVE * 0.4
    lines = [_label(card.site, LEFT + LOGO + 24, middle, _SITE_SIZES, "brand-text")]
    y: float = TOP
    if card.section:
        lines.append(_label(card.section, LEFT, y + _SECTION_SIZES[0], _SECTION_SIZES, "marker"))
        y += 1.6 * _SECTION_SIZES[0]
    title = _title(card.title, size, y)
    if not title:
        return None
    y = title[-1].y + _GAP
    names = _first(_NAME_SIZES, lambda size: _names(card.names, size, y))
    if names:
        y = names[-1][1].bottom + _GAP
    sentence = _first(_SENTENCE_SIZES, lambda size: _sentence(card.sentence, size, y))
    boxed = [line for line, _ in names]
    is_whole = bool(names if card.names else sentence or not card.sentence)
    boxes = tuple(box for _, box in names)
    return Layout((*lines, *title, *boxed, *sentence), boxes, is_whole)


def wrapped(text: str, size: int, bold: bool, room: float) -> list[str]:
    """The words of a text in lines no wider than `room`, but for a word that is wider alone."""
    return wrap(text, lambda line: fonts.width(line, size, bold), room)


def _first(sizes: Sequence[int], made: Callable[[int], list[T]]) -> list[T]:
    """What the largest size makes that makes something; nothing if none does."""
    return next((found for size in sizes if (found := made(size))), [])


def _label(text: str, x: float, y: float, sizes: Sequence[int], color: str) -> Line:
    """A name in one line, as large as fits."""
    lines = [Line(x, y, text, size, True, color) for size in sizes]
    return next((line for line in lines if line.right <= RIGHT), lines[-1])


def _title(text: str, size: int, top: float) -> list[Line]:
    texts = _even(text, size, True, RIGHT - LEFT)
    lines = _lines(texts, size, True, "ink", top, _TITLE_LINE)
    return lines if lines[-1].y <= top + _TITLE_HEIGHT and _are_inside(lines) else []


def _sentence(text: str, size: int, top: float) -> list[Line]:
    texts = wrapped(text, size, False, RIGHT - LEFT)
    lines = _lines(texts, size, False, "ink-soft", top, _SENTENCE_LINE)
    return lines if _are_inside(lines) else []


def _names(names: Sequence[str], size: int, top: float) -> list[tuple[Line, Box]]:
    """The names in boxes, row by row."""
    height, inside, between = _BOX * size, _BOX_SIDES * size, _BETWEEN * size
    found: list[tuple[Line, Box]] = []
    left = float(LEFT)
    for name in names:
        right = left + fonts.width(name, size, False) + 2 * inside
        if right > RIGHT:
            left, right, top = LEFT, LEFT + right - left, top + height + between
        box = Box(left, top, right, top + height)
        y = top + height / 2 + _ABOVE * 0.4 * size
        found.append((Line(left + inside, y, name, size, False, "ink"), box))
        left = right + between
    fits = all(box.right <= RIGHT and box.bottom <= BOTTOM for _, box in found)
    return found if fits else []


def _lines(
    texts: Sequence[str], size: int, bold: bool, color: str, top: float, step: float
) -> list[Line]:
    first = top + _ABOVE * size
    return [
        Line(LEFT, first + number * step * size, text, size, bold, color)
        for number, text in enumerate(texts)
    ]


def _are_inside(lines: Sequence[Line]) -> bool:
    return all(line.right <= RIGHT and line.bottom <= BOTTOM for line in lines)


def _even(text: str, size: int, bold: bool, room: float) -> list[str]:
    """As few lines as `wrapped`, but of about one length: no word is left alone."""
    best = wrapped(text, size, bold, room)
    for narrower in range(int(room), int(room / 2), -20):
        lines = wrapped(text, size, bold, narrower)
        if len(lines) > len(best):
            break
        best = lines
    return best
