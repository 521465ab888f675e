"""Rule: a source cannot have been checked after today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.content import Content
from fieldnotes.problems import Finding
from fieldnotes.read.pages import Page


def check(content: Content, expanded: Mapping[str, Page]) -> Iterator[Finding]:
    today = content.today.isoformat()
    for path in content.data.locations:
        if path[-1] != "checked":
            continue
        date = _value(content, path)
        if date is not None and date > today[: len(date)]:
            yield Finding(
                content.data.location(*path),
                f"checked: {date}, which is after today ({today})",
                "the month or day in which the source was last read",
                "correct the date",
            )


def _value(content: Content, path: tuple[str | int, ...]) -> str | None:
    """The text at a path of the data."""
    value: object = getattr(content.data, str(path[0]), None)
    for step in path[1:]:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list | tuple) and isinstance(step, int):
            value = value[step] if step < len(value) else None
        else:
            value = getattr(value, str(step), None)
    return value if isinstance(value, str) else None
