"""Source marks and the numbered list they point to."""

from __future__ import annotations

from html import escape

from fieldnotes.model.entry import shown_date
from fieldnotes.urls import source_name


class Sources:
    """Numbers the sources of one table as they are first used."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._numbers: dict[tuple[str, str | None], int] = {}

    def mark(self, url: str | None, checked: str | None) -> str:
        """A small number that links to the source's entry below the table; nothing without one."""
        if url is None:
            return ""
        number = self._numbers.setdefault((url, checked), len(self._numbers) + 1)
        return (
            f'<sup class="source-mark"><a href="#{self._prefix}-source-{number}" '
            f'data-tip="source:{self._prefix}-{number}" '
            f'aria-label="Source {number}">{number}</a></sup>'
        )

    def listed(self) -> str:
        """The list of all sources used, folded away until somebody asks for it."""
        items = "".join(
            f'<li id="{self._prefix}-source-{n}">{link(url)}{checked_note(checked)}</li>'
            for (url, checked), n in self._numbers.items()
        )
        return (
            f'<details class="table-sources"><summary>Sources ({len(self._numbers)})</summary>'
            f"<ol>{items}</ol></details>"
        )


def link(url: str) -> str:
    """A link to a source by its short name."""
    return f'<a href="{escape(url)}" rel="noopener">{escape(source_name(url))}</a>'


def checked_note(checked: str | None) -> str:
    """`, checked November 2026` for a date; nothing for none."""
    return f', checked <time datetime="{checked}">{shown_date(checked)}</time>' if checked else ""


def note(url: str | None, checked: str | None) -> str:
    """Source and date in small print; nothing without a source."""
    return f' <small class="sourced">{link(url)}{checked_note(checked)}</small>' if url else ""
