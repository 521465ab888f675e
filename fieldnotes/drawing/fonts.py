"""Letters from a package, the same everywhere: cards are drawn and text is measured by them."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO

from fontTools.ttLib import TTFont
from PIL import ImageFont

# By whether it is bold. The package that draws the diagrams brings them.
_FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}


@cache
def font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """The font in a size in pixels."""
    # The other engine is not part of every Pillow, and would measure differently.
    engine = ImageFont.Layout.BASIC
    return ImageFont.truetype(BytesIO(_bytes(bold)), size, layout_engine=engine)


@lru_cache(maxsize=100_000)  # a layout tries sizes and lines that others have tried
def width(text: str, size: int, bold: bool) -> float:
    """How wide a line of text is, in pixels."""
    return font(size, bold).getlength(text)


@cache
def characters() -> frozenset[int]:
    """The code of every character that the regular font can draw."""
    with TTFont(BytesIO(_bytes(False)), lazy=True) as found:
        return frozenset(found.getBestCmap())


@cache
def version() -> str:
    """What changes when the fonts change."""
    return hashlib.sha256(_bytes(False) + _bytes(True)).hexdigest()


@cache
def _bytes(bold: bool) -> bytes:
    return (files("mermaidx") / "assets" / "fonts" / _FILES[bold]).read_bytes()
