"""The site's colors, from its own style sheet: for pictures that no style sheet reaches. Pure."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_COLOR = re.compile(r"(--fn-[\w-]+):\s*([^;]+);")


def light_colors(palette: str) -> dict[str, str]:
    """The colors of the light palette by their names (`--fn-ink`), out of palette.css."""
    colors: dict[str, str] = {}
    for name, value in _COLOR.findall(_COMMENT.sub("", palette)):
        colors.setdefault(name, value)  # the light palette comes first
    return colors


def dark_colors(palette: str) -> dict[str, str]:
    """The colors of the dark palette by their names, out of palette.css."""
    return dict(_COLOR.findall(_COMMENT.sub("", palette)))
