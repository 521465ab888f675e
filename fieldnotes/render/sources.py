"""Source marks and the numbered list they point to."""

from __future__ import annotations

from fieldnotes.render.blocks import Fold, Item, Items, Line, Source, SourceMark, Styled
from fieldnotes.urls import source_name


class Sources:
    """Numbers the sources of one table as they are first used."""

    def __init__(self, list_id: str) -> None:
        self._list_id = list_id
        self._numbers: dict[tuple[str, str, str | None], int] = {}

    def mark(self, url: str | None, checked: str | None) -> Line:
        """A small number that links to the source's entry below the table; nothing without one."""
        if url is None:
            return ""
        # Sources with the same address can have different titles.
        key = (source_name(url), url, checked)
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        return SourceMark(self._list_id, number)

    def listed(self) -> Fold:
        """The list of all sources used, folded away until somebody asks for it."""
        entries = tuple(
            Item(Source(url, checked), f"{self._list_id}-source-{number}")
            for (_, url, checked), number in self._numbers.items()
        )
        title = f"Sources ({len(entries)})"
        return Fold(title, (Items(entries, is_ordered=True),), "table-sources")


def note(url: str | None, checked: str | None) -> Line:
    """Source and date in small print; nothing without a source."""
    return (" ", Styled("small", Source(url, checked), "sourced")) if url else ""
