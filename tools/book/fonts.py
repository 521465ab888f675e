"""The fonts of the book: the same on every machine, because packages bring them.

Text is set in Lato, and characters that Lato lacks in DejaVu, which comes with mermaidx. Code is in
the monospaced font of the machine.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import fontpkg

REGULAR: Path = fontpkg.path("Lato", 400)
BOLD: Path = fontpkg.path("Lato", 700)
_ITALIC: Path = fontpkg.path("Lato", 400, "italic")
_BOLD_ITALIC: Path = fontpkg.path("Lato", 700, "italic")
_DEJAVU = Path(str(files("mermaidx"))) / "assets/fonts"
_RULES = [
    ("Book", 400, "normal", REGULAR.as_uri()),
    ("Book", 400, "italic", _ITALIC.as_uri()),
    ("Book", 700, "normal", BOLD.as_uri()),
    ("Book", 700, "italic", _BOLD_ITALIC.as_uri()),
    ("Book Symbols", 400, "normal", (_DEJAVU / "DejaVuSans.ttf").as_uri()),
    ("Book Symbols", 700, "normal", (_DEJAVU / "DejaVuSans-Bold.ttf").as_uri()),
    # Under another address, or Chromium would write both as one font.
    ("Book Numbers", 400, "normal", f"{REGULAR.as_uri()}#numbers"),
]
_TEXT = "1px 'Book', 'Book Symbols', sans-serif"
_CODE = "1px var(--fn-code-font)"
# Every face that the book sets text in.
FACES = [_TEXT, f"italic {_TEXT}", f"bold {_TEXT}", f"italic bold {_TEXT}", _CODE, f"bold {_CODE}"]
# The face of page numbers, which `page_numbers` finds by it.
NUMBERS = "1px 'Book Numbers'"


def font_rules() -> str:
    """The style rules that name the fonts, with addresses of files on this machine."""
    return "\n".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style}; "
        f"src: url('{address}') }}"
        for family, weight, style, address in _RULES
    )
