"""Rule: each row of a comparison has a cell for each of its options, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding, Location, suggest


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    for comparison_id, comparison in content.data.comparisons.items():
        first: dict[str, Location] = {}
        for index, group in enumerate(comparison.groups):
            for row_id, row in group.attributes.items():
                path = ("comparisons", comparison_id, "groups", index, "attributes", row_id)
                location = content.data.location(*path)
                if row_id in first:
                    yield Finding(
                        location,
                        f'the row "{row_id}" again, first at {first[row_id]}',
                        "a unique ID for each row of a comparison",
                        "rename it",
                    )
                first.setdefault(row_id, location)
                for option in comparison.options.keys() - row.cells.keys():
                    yield Finding(
                        location,
                        f'the row "{row_id}" without a cell for "{option}"',
                        "a cell for each option",
                        f"add {option}: (Not applicable, if it is not)",
                    )
                for cell in row.cells.keys() - comparison.options.keys():
                    yield Finding(
                        content.data.location(*path, "cells", cell),
                        f'a cell for the unknown option "{cell}"',
                        f"one of {', '.join(comparison.options)}",
                        suggest(cell, comparison.options, "remove the cell or add the option"),
                    )
