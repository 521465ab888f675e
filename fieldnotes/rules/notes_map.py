"""Rule: every line of the notes leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Problem


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    for id_, notes in content.data.notes.items():
        for lines in notes.unmapped():
            yield Problem(
                content.data.location("notes", id_),
                "notes-map",
                f"no page for line {lines} of {id_}",
                "each line under a heading, or under blank:",
                "add the heading with the pages that took it up",
            )
