"""The colors of the book: those of the site's palette."""

from __future__ import annotations

from functools import cache

from fieldnotes.drawing.palette import dark_colors, light_colors
from tools import ROOT

(PALETTE,) = (ROOT / "overrides").rglob("palette.css")


@cache
def light(name: str) -> str:
    """A color for white paper, such as `#0f4f4c` for `brand`."""
    return light_colors(_palette())[f"--fn-{name}"]


@cache
def dark(name: str) -> str:
    """The same for a dark background, such as that of the cover."""
    return dark_colors(_palette())[f"--fn-{name}"]


def in_pdf(color: str) -> bytes:
    """A color as PDF writes it: `#ff0033` is `1 0 .2`."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(f"{part:.4f}".strip("0").rstrip(".") or "0" for part in parts).encode()


@cache
def _palette() -> str:
    return PALETTE.read_text(encoding="utf-8")
