"""Lines of text: as many words as fit, none lost."""

from __future__ import annotations

import pytest

from fieldnotes.drawing.text import wrap


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two three", ["one two", "three"]),
        ("one  two\nthree", ["one two", "three"]),
        ("infrastructure as code", ["infrastructure", "as code"]),
        ("a infrastructure b", ["a", "infrastructure", "b"]),
        ("1234567", ["1234567"]),
        ("", []),
    ],
)
def test_wrap_fills_lines_and_keeps_every_word(text: str, expected: list[str]) -> None:
    assert wrap(text, len, 7) == expected
