"""A font of a printed part in, what its glyphs mean and how wide they are out.

A glyph is named as drawings name it, by four hexadecimal digits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from pikepdf import Array, Object

Widths = Mapping[bytes, float]
_MAPPED = re.compile(r"<(\w{4})> <(\w{4})>(?: <(\w{4})>)?(?=\n)")


def characters_of(font: Object) -> dict[bytes, str]:
    """The character of each glyph of a font; none for drawn fonts."""
    if "/ToUnicode" not in font:
        return {}
    found: dict[bytes, str] = {}
    # After the range of all codes: "<glyph> <character>", or "<first> <last glyph> <character>".
    mapped = font.ToUnicode.read_bytes().decode("ascii").partition("endcodespacerange")[2]
    for low, high, character in _MAPPED.findall(mapped):
        start, end = (int(low, 16), int(high, 16)) if character else (int(low, 16), int(low, 16))
        code = int(character or high, 16)
        found |= {_name(glyph): chr(code + glyph - start) for glyph in range(start, end + 1)}
    return found


def widths_of(font: Object) -> Widths:
    """How wide each glyph of a font is, in thousandths of its size; none for drawn fonts."""
    if "/DescendantFonts" not in font:
        return {}
    (own,) = font.DescendantFonts
    usual = float(own.get("/DW", 1000))
    entries = iter(own.get("/W", []))
    widths: dict[bytes, float] = defaultdict(lambda: usual)
    for first in entries:
        second = next(entries)
        if isinstance(second, Array):
            widths |= {_name(int(first) + n): float(width) for n, width in enumerate(second)}
        else:
            width = float(next(entries))
            widths |= {_name(glyph): width for glyph in range(int(first), int(second) + 1)}
    return widths


def _name(glyph: int) -> bytes:
    return b"%04X" % glyph
