"""The fonts of the book: the same on every machine, because the packages of the site bring them.

Lato comes with MkDocs, for a theme of its own; DejaVu, for the signs that Lato lacks, with
mermaidx. Code is in the monospaced font of the machine.
"""

from __future__ import annotations

from importlib.resources import files

_LATO = files("mkdocs") / "themes/readthedocs/css/fonts"
_DEJAVU = files("mermaidx") / "assets/fonts"
REGULAR, BOLD = _LATO / "lato-normal.woff2", _LATO / "lato-bold.woff2"
_FILES = [
    ("Book", 400, "normal", REGULAR),
    ("Book", 400, "italic", _LATO / "lato-normal-italic.woff2"),
    ("Book", 700, "normal", BOLD),
    ("Book", 700, "italic", _LATO / "lato-bold-italic.woff2"),
    ("Book Signs", 400, "normal", _DEJAVU / "DejaVuSans.ttf"),
    ("Book Signs", 700, "normal", _DEJAVU / "DejaVuSans-Bold.ttf"),
    # From another file, or Chromium would take it for the same font.
    ("Book Numbers", 400, "normal", _LATO / "lato-normal.woff"),
]
_TEXT = "1px 'Book', 'Book Signs', sans-serif"
_CODE = "1px var(--fn-code-font)"
# Every face that the book sets text in.
FACES = [_TEXT, f"italic {_TEXT}", f"bold {_TEXT}", f"italic bold {_TEXT}", _CODE, f"bold {_CODE}"]
# The face of page numbers, which `numbers` finds by it.
NUMBERS = "1px 'Book Numbers'"


def font_rules() -> str:
    """The style rules that name the fonts, with addresses of files on this machine."""
    return "\n".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style}; "
        f"src: url('{file.as_uri()}') }}"  # type: ignore[attr-defined]
        for family, weight, style, file in _FILES
    )
