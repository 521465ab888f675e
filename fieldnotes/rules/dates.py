"""Rule: a source cannot have been checked after today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding
from fieldnotes.rules.values import texts


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    today = content.today.isoformat()
    for path, location, date in texts(content.data):
        if path[-1] == "checked" and date > today[: len(date)]:
            yield Finding(
                location,
                f"checked: {date}, which is after today ({today})",
                "the month or day in which the source was last read",
                "correct the date",
            )
