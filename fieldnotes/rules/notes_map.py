"""Rule: every line of the original notes is mapped to a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    for id_, notes in content.data.notes.items():
        for lines in notes.unmapped():
            yield Finding(
                content.data.location("notes", id_),
                f"unmapped lines {lines} of {id_}"
                if "-" in lines
                else f"unmapped line {lines} of {id_}",
                "each line under a heading or under blank:",
                "add its heading with the pages that cover it",
            )
