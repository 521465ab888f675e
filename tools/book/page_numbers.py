"""Page numbers of the book: what stands for them while it is printed, and how they get to it.

Nobody knows a number before the book is printed, only about how many digits it has. So a part is
printed with slots: as many digits as the number may have, in a font of their own. They count the
slots of this width, so that each is found again when its number is known.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import ge
from typing import NamedTuple

import pikepdf
from pikepdf import Dictionary, Object, Pdf

from tools.book.glyphs import letters_of, widths_of

# The anchor of the page after a part's last, which the book leaves out.
ROLL = "roll"
# What is ever written in the font of the numbers.
SIGNS = " (p.)0123456789"
# The number of a page at its foot: name and size of its font, distance from the edge, color.
_FOOT_FONT, _FOOT_SIZE, _FOOT_AT, _FOOT_COLOR = "/FNumbers", 8, 23, b".3216 .3843 .4157"

_SLOT = re.compile(
    r'(?P<open><span class="(?P<name>at|at-end)" data-to="(?P<to>[^"]+)">)[^<]*</span>'
    r'|(?P<entry><p>[^<]+?), (?P<numbers>(?:<a class="number".*?</a>(?:, )?)+)</p>'
)
_NUMBER = re.compile(r'(?P<open><a class="number" href="[^"]+" data-to="(?P<to>[^"]+)">)[^<]*</a>')
_LETTERS = re.compile(rb"<[0-9A-F]{4}> Tj(?:\n-?[\d.]+ 0 Td <[0-9A-F]{4}> Tj)*")
_LETTER = re.compile(rb"(?:(-?[\d.]+) 0 Td )?<([0-9A-F]{4})> Tj")
_NUMBERS = re.compile(r"\d+")
# Stands for a digit that a slot has and its number has not.
_NONE = "\0"


@dataclass(frozen=True)
class Slotted:
    """A document with slots: of each the place whose number belongs there, and how many digits."""

    text: str
    places: tuple[str, ...]
    widths: tuple[int, ...]

    def takes(self, other: Slotted) -> bool:
        """Whether the numbers of another document with slots fit into this one."""
        return self.places == other.places and all(map(ge, self.widths, other.widths))


def with_slots(text: str, likely: Mapping[str, int]) -> Slotted:
    """A document with a slot wherever the number of a page stands.

    `likely` has for each place a number with as many digits as its own, or more. In the index each
    number stands once in an entry.
    """
    places: list[str] = []
    widths: list[int] = []
    counts: Counter[int] = Counter()

    def slot(place: str) -> str:
        places.append(place)
        width = len(str(likely[place]))
        widths.append(width)
        counts[width] += 1
        return f"{(counts[width] - 1) % 10**width:0{width}d}"

    def filled(match: re.Match[str]) -> str:
        if match["entry"]:
            links = {}
            for link in _NUMBER.finditer(match["numbers"]):
                links.setdefault(likely[link["to"]], link)
            own = (f"{link['open']}{slot(link['to'])}</a>" for _, link in sorted(links.items()))
            return f"{match['entry']}, {', '.join(own)}</p>"
        number = slot(match["to"])
        # The space stands before what must not be broken.
        before, words = ("", number) if match["name"] == "at-end" else (" ", f"(p. {number})")
        return f"{before}{match['open']}{words}</span>"

    return Slotted(_SLOT.sub(filled, text), tuple(places), tuple(widths))


class Number(NamedTuple):
    """A page number, and how many digits its slot has."""

    number: int
    width: int


@dataclass(frozen=True)
class NumberFont:
    """The font of the numbers in a printed part: its letters by glyph, and the width of a digit.

    The width is in thousandths of the size of the font.
    """

    font: Object
    letters: Mapping[bytes, str]
    width: float

    @property
    def glyphs(self) -> dict[str, bytes]:
        """The glyph of each letter."""
        return {letter: glyph for glyph, letter in self.letters.items()}


def set_numbers(part: Pdf, numbers: Iterable[Number], first: int) -> None:
    """Put page numbers into a printed part: into its slots, and below each page but a cover.

    `numbers` are those of the slots, `first` is the number of the first page; the first page of a
    book is its cover. Raises ValueError when a slot is not known or was not printed.
    """
    own = number_font(part)
    slots = Slots(numbers)
    end = pikepdf.Page(part.Root.Dests[f"/{ROLL}"][0]).index
    for number, page in enumerate(part.pages[:end], first):
        drawing = page.obj.Contents.read_bytes()
        for name, font in _fonts(page.obj).items():
            if font.objgen == own.font.objgen:
                drawing = fill(drawing, name.encode(), own, slots.number)
        if number > 1:
            _fonts(page.obj)[_FOOT_FONT] = own.font
            drawing = _foot(str(number), own, page) + drawing
        page.obj.Contents.write(drawing)
    slots.check()


def number_font(part: Pdf) -> NumberFont:
    """The font of the numbers, which has no other letters than numbers need."""
    fonts = {f.objgen: f for page in part.pages for f in _fonts(page.obj).values()}
    for font in fonts.values():
        letters = letters_of(font)
        if letters and set(letters.values()) <= set(SIGNS):
            (digit,) = (glyph for glyph, letter in letters.items() if letter == "0")
            return NumberFont(font, letters, widths_of(font)[digit])
    raise ValueError("a printed part has no font of numbers")


def _fonts(page: Object) -> Object:
    if "/Font" not in page.Resources:
        page.Resources.Font = Dictionary()
    return page.Resources.Font


def fill(drawing: bytes, name: bytes, font: NumberFont, number_of: Callable[[str], str]) -> bytes:
    """What draws, with the true digits in every number that is set in a font of some name.

    A number with fewer digits than its slot stands at the right end of it, with the words before.
    """

    def changed(match: re.Match[bytes]) -> bytes:
        found = _LETTER.findall(match[0])
        text = "".join(font.letters[glyph] for _, glyph in found)
        letters = _NUMBERS.sub(lambda d: number_of(d[0]).rjust(len(d[0]), _NONE), text)
        # Where a digit goes, so does the step from it to the next one.
        is_kept = [at == 0 or letters[at - 1] != _NONE for at in range(len(letters))]
        steps = [step for (step, _), kept in zip(found, is_kept, strict=True) if kept]
        dropped = [step for (step, _), kept in zip(found, is_kept, strict=True) if not kept]
        glyphs = (font.glyphs[letter] for letter in letters if letter != _NONE)
        drawn = b"\n".join(map(_drawn, steps, glyphs))
        return b"%.7g 0 Td\n%s" % (sum(map(float, dropped)), drawn) if dropped else drawn

    until_next_font = re.compile(rb"(?s)%s [\d.]+ Tf.*?(?=/F\d|\Z)" % name)
    return until_next_font.sub(lambda run: _LETTERS.sub(changed, run[0]), drawing)


def _drawn(step: bytes, glyph: bytes) -> bytes:
    return b"%s 0 Td <%s> Tj" % (step, glyph) if step else b"<%s> Tj" % glyph


class Slots:
    """The slots of a printed part, to be found by their digits.

    Columns are not drawn in the order of the document, and a page may repeat the head of a table:
    of slots with the same digits it is the one nearest to the slot before.
    """

    def __init__(self, numbers: Iterable[Number]) -> None:
        """`numbers` are those of the slots in the order of the document."""
        self._numbers: dict[int, list[str]] = defaultdict(list)
        for number, width in numbers:
            self._numbers[width].append(str(number))
        self._last: Counter[int] = Counter()
        self._missing = {
            (width, n) for width, own in self._numbers.items() for n in range(len(own))
        }

    def number(self, digits: str) -> str:
        """The number that belongs into a slot. Raises ValueError where there is no such slot."""
        width = len(digits)
        alike = range(int(digits), len(self._numbers[width]), 10**width)
        if not alike:
            raise ValueError(f'no page number has a slot "{digits}"')
        found = min(alike, key=lambda slot: abs(slot - self._last[width]))
        self._last[width] = found
        self._missing.discard((width, found))
        return self._numbers[width][found]

    def check(self) -> None:
        """Raises ValueError when a slot was not looked for."""
        if self._missing:
            raise ValueError(f"{len(self._missing)} page numbers have no slot in print")


def _foot(number: str, font: NumberFont, page: pikepdf.Page) -> bytes:
    """What draws the number of a page in the middle below its text."""
    left, _, right, _ = map(float, page.mediabox)
    start = (left + right - len(number) * font.width / 1000 * _FOOT_SIZE) / 2
    glyphs = b"".join(font.glyphs[digit] for digit in number)
    return b"/Artifact BMC\nq\nBT\n%s %d Tf\n%s rg\n1 0 0 1 %.2f %d Tm\n<%s> Tj\nET\nQ\nEMC\n" % (
        _FOOT_FONT.encode(),
        _FOOT_SIZE,
        _FOOT_COLOR,
        start,
        _FOOT_AT,
        glyphs,
    )
