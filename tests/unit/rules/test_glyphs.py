"""A character that the fonts of the book lack is named with its page and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.rules.glyphs import missing
from tests.support.repository import open_small

LACKING = ["✅\ufe0f🎉", "日本語", "👩\u200d💻", "नमस्ते", "한글", "\U0001f1e9\U0001f1ea", "𓀀"]
DRAWN = [
    "é ü ß",
    "→ ⇒ ↔",
    "│ ├ └",
    "≤ ≥ ≠ ∞ ∑",
    "“x” – — …",
    "Ω α π",
    "Привет",
    "✓ ✗ ★",
    "\u00a0\u200b",
]


@pytest.mark.parametrize("text", LACKING)
def test_signs_without_a_glyph_are_found_each_once(text: str) -> None:
    found = missing(f"Some {text} text {text}")
    assert found
    assert len(found) == len(set(found))
    assert set(found) <= set(text)


@pytest.mark.parametrize("text", DRAWN)
def test_signs_with_a_glyph_are_fine(text: str) -> None:
    assert missing(text) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        ("docs/storage/ebs.md", "Disks, see", "Disks 🎉, see", "docs/storage/ebs.md:"),
        (
            "data/services/ebs.yml",
            "Provisioned size.",
            "Provisioned 🎉.",
            "data/services/ebs.yml:9",
        ),
    ],
)
def test_the_message_names_the_line_and_the_sign(
    small: Path, file: str, old: str, new: str, line: str
) -> None:
    path = small / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    (found,) = open_small(small).problems()
    assert str(found).startswith(line)
    assert "glyphs  🎉 (U+1F389, party popper)" in str(found)
