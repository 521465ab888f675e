"""An edition in, the picture of its cover out, for the shelves of readers."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from tools.book.edition import Edition
from tools.book.fonts import BOLD, REGULAR

# In pixels: what shops and readers ask for.
SIZE = (1600, 2560)
_MARGIN = 160
_COLOURS = ("#0f4f4c", "#fff", "#f0b35a")  # paper, words, and the line below the title
_TITLE, _TEXT, _SMALL = 220, 84, 60


def cover(edition: Edition) -> bytes:
    """Title, subtitle and date of the edition as a PNG."""
    paper, words, line = _COLOURS
    image = Image.new("RGB", SIZE, paper)
    draw = ImageDraw.Draw(image)
    title, text, small = (
        ImageFont.truetype(str(file), size)
        for file, size in ((BOLD, _TITLE), (REGULAR, _TEXT), (REGULAR, _SMALL))
    )
    top = SIZE[1] // 5
    for row in lines(edition.title, title):
        draw.text((_MARGIN, top), row, words, title)
        top += _TITLE * 6 // 5
    draw.rectangle((_MARGIN, top + 60, _MARGIN + 400, top + 76), line)
    top += 160
    for row in lines(edition.subtitle, text):
        draw.text((_MARGIN, top), row, words, text)
        top += _TEXT * 4 // 3
    bottom = SIZE[1] - _MARGIN - _SMALL
    draw.text((_MARGIN, bottom), f"Edition of {edition.date}", words, small)
    target = io.BytesIO()
    image.quantize(32).save(target, "PNG", optimize=True)
    return target.getvalue()


def lines(words: str, font: FreeTypeFont) -> Iterator[str]:
    """Words in lines that fit between the margins."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > SIZE[0] - 2 * _MARGIN:
            yield line
            longer = word
        line = longer
    yield line
