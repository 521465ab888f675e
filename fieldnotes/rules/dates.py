"""Rule: nobody can have checked a source after today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Problem


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    today = content.today.isoformat()
    for path in content.data.locations:
        if path[-1] != "checked":
            continue
        date = _value(content, path)
        if date is not None and date > today[: len(date)]:
            yield Problem(
                content.data.location(*path),
                "dates",
                f"checked: {date}, which is after today ({today})",
                "the day or month in which somebody read the source",
                "correct the date",
            )


def _value(content: Content, path: tuple[str | int, ...]) -> str | None:
    """The typed value at a path of the data."""
    value: object = getattr(content.data, str(path[0]), None)
    for step in path[1:]:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list | tuple) and isinstance(step, int):
            value = value[step] if step < len(value) else None
        else:
            value = getattr(value, str(step), None)
    return value if isinstance(value, str) else None
