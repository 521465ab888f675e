"""Rule: each row of a comparison has a cell for each option, and for no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Problem, suggest


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    for comparison_id, comparison in content.data.comparisons.items():
        rows: set[str] = set()
        for index, group in enumerate(comparison.groups):
            for row_id, row in group.attributes.items():
                path = ("comparisons", comparison_id, "groups", index, "attributes", row_id)
                location = content.data.location(*path)
                if row_id in rows:
                    yield Problem(
                        location,
                        "comparisons",
                        f'the row "{row_id}" a second time',
                        "each row id once in a comparison",
                        "rename it",
                    )
                rows.add(row_id)
                for option in comparison.options.keys() - row.cells.keys():
                    yield Problem(
                        location,
                        "comparisons",
                        f'the row "{row_id}" without a cell for "{option}"',
                        "a cell for each option",
                        f'add {option}: (write "not applicable" if it is)',
                    )
                for cell in row.cells.keys() - comparison.options.keys():
                    yield Problem(
                        content.data.location(*path, "cells", cell),
                        "comparisons",
                        f'a cell for "{cell}", which is no option here',
                        "only cells for the options of this comparison",
                        suggest(cell, comparison.options, "remove it or add the option"),
                    )
