"""Text that only paper shows is printed with its fonts, although nobody asked for them before."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from tests.support.browser import CHROMIUM
from tools.book.fonts import font_rules
from tools.book.printing import print_texts

PAGE = """<!doctype html><style>{rules}
body {{ font-family: 'Book', 'Book Symbols' }}
@media screen {{ .book {{ display: none }} }}</style>
<div class="book"><p>Plain words stay.</p><p>{text}</p></div>"""


@pytest.mark.parametrize("text", ["A check ✅ mark", "日本語 and words", "Party 🎉 words"])
def test_a_sign_without_a_glyph_leaves_the_rest_of_the_text(tmp_path: Path, text: str) -> None:
    html = PAGE.format(rules=font_rules(), text=text)
    (pdf,) = print_texts(CHROMIUM.found(), {0: html}, tmp_path).values()
    found = pypdf.PdfReader(pdf).pages[0].extract_text()
    assert "Plain words stay." in found
    for word in text.split():
        if word.isascii():
            assert word in found
