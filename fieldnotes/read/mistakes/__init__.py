"""A Markdown text and its HTML in, mistakes out: what is not shown as it is written. Pure.

Each module looks at what the parser made of a text. Where only the source shows what the author
meant (a fence without an end, the levels of a list), the module compares it with the HTML, so that
nothing is a mistake that is shown as it should be. `found` collects them for `markdown`.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldnotes.read.document import Mistake
from fieldnotes.read.mistakes import blocks, characters, left_over, lists, raw_html
from fieldnotes.read.mistakes.reading import Reading


def found(reading: Reading) -> Iterator[Mistake]:
    """Every mistake of a text."""
    for module in (blocks, characters, left_over, lists, raw_html):
        yield from module.mistakes(reading)
