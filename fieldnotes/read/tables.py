"""The tables extension of Python-Markdown, which also notes the rows it has to cut or to fill."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

from fieldnotes.read.mistakes.reading import UnevenRow

_NAME = "table"
_PRIORITY = 75  # that of the extension itself


class _NotingRows(TableProcessor):
    """Notes each row whose number of cells is not that of the header."""

    uneven: list[UnevenRow]

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        cells = len(self._split_row(row))  # type: ignore[attr-defined]
        if cells != len(align):
            self.uneven.append(UnevenRow(row, cells, len(align)))
        super()._build_row(row, parent, align)  # type: ignore[misc]


def note_uneven_rows(converter: Markdown) -> list[UnevenRow]:
    """The list to which a converter adds the uneven rows of the text it converts."""
    uneven: list[UnevenRow] = []
    blocks = converter.parser.blockprocessors
    if _NAME in blocks:
        noting = _NotingRows(converter.parser, blocks[_NAME].config)  # type: ignore[attr-defined]
        noting.uneven = uneven
        blocks.register(noting, _NAME, _PRIORITY)
    return uneven
