"""A filter above tables, which overrides/…/widgets/row-filter.js makes of this mark."""

from __future__ import annotations

from fieldnotes.render.blocks import Box


def row_filter(*choices: tuple[str, str]) -> Box:
    """The mark: the tables below it can be filtered by words and by some choices.

    A choice has a label, and where its values are: `caption` is that of the table, `first link` the
    first link of the row, a number a cell of the row, counted from 0. Without the script it is
    nothing.
    """
    text = ";".join(f"{label}={where}" for label, where in choices)
    return Box("nav", "row-filter", (), {"data-choices": text, "aria-label": "Filter the rows"})
