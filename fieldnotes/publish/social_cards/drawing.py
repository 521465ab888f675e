"""A layout in, the bytes of a PNG out: the same for the same texts, colors and packages. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO

import mermaidx
from PIL import Image, ImageDraw

from fieldnotes.drawing import fonts
from fieldnotes.publish.social_cards.layout import BAND, HEIGHT, LEFT, LOGO, WIDTH, Layout

# Few colors make a small file: the flat ones, and steps between them at the edges of letters.
_COLOURS = 64


def png(layout: Layout, colors: Mapping[str, str], logo: str) -> bytes:
    """The picture of a card. `colors` are the site's (`--fn-ink`), `logo` is its SVG."""

    def color(name: str) -> str:
        return colors[f"--fn-{name}"]

    image = Image.new("RGB", (WIDTH, HEIGHT), color("paper"))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, BAND), fill=color("brand"))
    mark = _drawn(logo)
    image.paste(mark, (LEFT, (BAND - LOGO) // 2), mark)
    for box in layout.boxes:
        corners = (box.left, box.top, box.right, box.bottom)
        draw.rounded_rectangle(corners, (box.bottom - box.top) / 5, fill=color("private-fill"))
    for line in layout.lines:
        letters = fonts.font(line.size, line.bold)
        place = (line.x, line.y)
        draw.text(place, line.text, fill=color(line.color), font=letters, anchor="ls")
    # Not the smallest file: that takes six times as long for a tenth less.
    small = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    file = BytesIO()
    small.save(file, "PNG")
    return file.getvalue()


@cache
def _drawn(logo: str) -> Image.Image:
    return Image.open(BytesIO(mermaidx.svg_to_png(logo, width=LOGO)))
