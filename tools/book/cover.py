"""An edition in, the picture of its cover out, for the shelves of readers."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from fieldnotes.drawing.text import wrap
from tools.book.colors import dark, light
from tools.book.edition import Edition
from tools.book.fonts import BOLD, REGULAR

# In pixels: what shops and readers ask for.
SIZE = (1600, 2560)
_MARGIN = 160
_WIDTH = SIZE[0] - 2 * _MARGIN
_TITLE, _TEXT, _SMALL = 220, 84, 60


def cover(edition: Edition) -> bytes:
    """Title, subtitle and date of the edition as a PNG."""
    paper, words, line = light("brand"), light("brand-text"), dark("marker")
    image = Image.new("RGB", SIZE, paper)
    draw = ImageDraw.Draw(image)
    title, text, small = (
        ImageFont.truetype(str(file), size)
        for file, size in ((BOLD, _TITLE), (REGULAR, _TEXT), (REGULAR, _SMALL))
    )
    top = SIZE[1] // 5
    for row in wrap(edition.title, title.getlength, _WIDTH):
        draw.text((_MARGIN, top), row, words, title)
        top += _TITLE * 6 // 5
    draw.rectangle((_MARGIN, top + 60, _MARGIN + 400, top + 76), line)
    top += 160
    for row in wrap(edition.subtitle, text.getlength, _WIDTH):
        draw.text((_MARGIN, top), row, words, text)
        top += _TEXT * 4 // 3
    bottom = SIZE[1] - _MARGIN - _SMALL
    draw.text((_MARGIN, bottom), f"Edition of {edition.date}", words, small)
    target = io.BytesIO()
    image.quantize(32).save(target, "PNG", optimize=True)
    return target.getvalue()
