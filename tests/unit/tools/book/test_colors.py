"""The colors of the book: those of the site, as CSS and as PDF."""

from __future__ import annotations

import re

import pytest

from tests.support.repository import ROOT
from tools.book.colors import PALETTE, dark, in_pdf, light


def test_colors_are_those_of_the_palette() -> None:
    values = re.findall(r"--fn-marker: (#\w+);", PALETTE.read_text())
    assert [light("marker"), dark("marker")] == values


@pytest.mark.parametrize(
    ("color", "expected"),
    [("#ff0033", b"1 0 .2"), ("#ffffff", b"1 1 1"), ("#52626a", b".3216 .3843 .4157")],
)
def test_a_color_in_pdf(color: str, expected: bytes) -> None:
    assert in_pdf(color) == expected


def test_no_brand_color_is_typed_a_second_time() -> None:
    named = {light(name) for name in ("ink", "ink-soft", "brand", "marker", "line")}
    for path in (ROOT / "tools/book").glob("*.*"):
        typed = set(re.findall(r"#[0-9a-f]{6}\b", path.read_text()))
        assert not typed & named or path.name == "colors.py", path.name
