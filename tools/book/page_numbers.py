"""Page numbers of the book: the placeholders it is printed with, and the numbers set in them later.

Nobody knows a number before the book is printed, only about how many digits it has. So a part is
printed with slots: as many digits as the number may have, in a font of their own. Their digits
count the slots of this width, so that each is found again when its number is known.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import le
from typing import NamedTuple

import pikepdf
from pikepdf import Dictionary, Object, Pdf

from tools.book.colors import in_pdf, light
from tools.book.glyphs import characters_of, widths_of

# The anchor of the page after a part's last, which names all anchors; the book leaves it out.
ANCHOR_PAGE = "anchor-page"
# What is ever written in the font of the numbers.
CHARACTERS = " (p.)0123456789"
# The number of a page at its foot: name and size of its font, and its distance from the edge.
_FOOT_FONT, _FOOT_SIZE, _FOOT_AT = "/FNumbers", 8, 23

_SLOT = re.compile(
    r'(?P<open><span class="(?P<name>at|at-end)" data-to="(?P<to>[^"]+)">)[^<]*</span>'
    r'|(?P<entry><p>[^<]+?), (?P<numbers>(?:<a class="number".*?</a>(?:, )?)+)</p>'
)
_NUMBER = re.compile(r'(?P<open><a class="number" href="[^"]+" data-to="(?P<to>[^"]+)">)[^<]*</a>')
_TEXT = re.compile(rb"<[0-9A-F]{4}> Tj(?:\n-?[\d.]+ 0 Td <[0-9A-F]{4}> Tj)*")
_GLYPH = re.compile(rb"(?:(-?[\d.]+) 0 Td )?<([0-9A-F]{4})> Tj")
_NUMBERS = re.compile(r"\d+")
# Stands for a digit that a slot has and its number has not.
_NONE = "\0"


@dataclass(frozen=True)
class Slotted:
    """A document with slots: of each the place whose number belongs there, and how many digits."""

    text: str
    places: tuple[str, ...]
    widths: tuple[int, ...]

    def fits(self, other: Slotted) -> bool:
        """Whether the numbers of this document fit into the slots of another."""
        return self.places == other.places and all(map(le, self.widths, other.widths))


def with_slots(text: str, estimated: Mapping[str, int]) -> Slotted:
    """A document with a slot wherever the number of a page stands.

    `estimated` has for each place a number with as many digits as its own, or more. An entry of
    the index has each number once.
    """
    places: list[str] = []
    widths: list[int] = []
    counts: Counter[int] = Counter()

    def slot(place: str) -> str:
        places.append(place)
        width = len(str(estimated[place]))
        widths.append(width)
        counts[width] += 1
        return f"{(counts[width] - 1) % 10**width:0{width}d}"

    def filled(match: re.Match[str]) -> str:
        if match["entry"]:
            links: dict[int, re.Match[str]] = {}
            for link in _NUMBER.finditer(match["numbers"]):
                links.setdefault(estimated[link["to"]], link)
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
    """The font of the numbers in a printed part: its characters by glyph, the width of a digit.

    The width is in thousandths of the size of the font.
    """

    font: Object
    characters: Mapping[bytes, str]
    width: float

    @property
    def glyphs(self) -> dict[str, bytes]:
        """The glyph of each character."""
        return {character: glyph for glyph, character in self.characters.items()}


def set_numbers(part: Pdf, numbers: Iterable[Number], first: int) -> None:
    """Put page numbers into a printed part: into its slots, and below each page but a cover.

    `numbers` are those of the slots, `first` is the number of the first page; the first page of a
    book is its cover. Raises ValueError when a slot is not known or was not printed.
    """
    own = number_font(part)
    slots = Slots(numbers)
    end = pikepdf.Page(part.Root.Dests[f"/{ANCHOR_PAGE}"][0]).index
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
    """The font of the numbers, which has no other characters than numbers need."""
    fonts = {f.objgen: f for page in part.pages for f in _fonts(page.obj).values()}
    for font in fonts.values():
        characters = characters_of(font)
        if characters and set(characters.values()) <= set(CHARACTERS):
            (digit,) = (glyph for glyph, character in characters.items() if character == "0")
            return NumberFont(font, characters, widths_of(font)[digit])
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
        found = _GLYPH.findall(match[0])
        text = "".join(font.characters[glyph] for _, glyph in found)
        characters = _NUMBERS.sub(lambda d: number_of(d[0]).rjust(len(d[0]), _NONE), text)
        # Where a digit goes, so does the step from it to the next one.
        is_kept = [at == 0 or characters[at - 1] != _NONE for at in range(len(characters))]
        steps = [step for (step, _), kept in zip(found, is_kept, strict=True) if kept]
        dropped = [step for (step, _), kept in zip(found, is_kept, strict=True) if not kept]
        glyphs = (font.glyphs[character] for character in characters if character != _NONE)
        drawn = b"\n".join(map(_drawn, steps, glyphs))
        return b"%.7g 0 Td\n%s" % (sum(map(float, dropped)), drawn) if dropped else drawn

    until_next_font = re.compile(rb"(?s)%s [\d.]+ Tf.*?(?=/F\d|\Z)" % name)
    return until_next_font.sub(lambda run: _TEXT.sub(changed, run[0]), drawing)


def _drawn(step: bytes, glyph: bytes) -> bytes:
    return b"%s 0 Td <%s> Tj" % (step, glyph) if step else b"<%s> Tj" % glyph


class Slots:
    """The slots of a printed part, to be found by their digits.

    A slot shows the last digits of its place among the slots of its width. Of 150 slots with two:

        slot     0    1    2   …   98   99  100  101   …  149
        printed  00   01   02  …   98   99   00   01   …   49
        number   12   83   83  …   14   14   15   92   …   97

    "01" may be slot 1 or 101. It is the one nearest to the slot found before it: 101 after 99 or
    100. "The next one" would not do, because columns are not drawn in the order of the document,
    and a page may repeat the head of a table.
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
        in_pdf(light("ink-soft")),
        start,
        _FOOT_AT,
        glyphs,
    )
