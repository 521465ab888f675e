"""Rule: a date under `checked:` has a record of who read the source and for what.

A date that is changed by hand has none. Records are written by `fieldnotes checked`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.model.reading import statement_id
from fieldnotes.problems import Finding


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    readings = content.data.readings
    if readings is None:
        return
    known = set()
    for path, statement in content.own_statements.items():
        if statement.checked is None:
            continue
        id_ = statement_id(path)
        known.add(id_)
        reading = readings.get(id_)
        if reading is None or reading.day != statement.checked:
            yield Finding(
                content.data.location(*path, "checked"),
                f"checked: {statement.checked} without a record",
                f"a record of that day for {id_}",
                f"read the source and run make checked STATEMENT={id_}",
            )
    for id_ in readings.keys() - known:
        if not content.data.is_skipped(id_.split(".")[1]):
            yield Finding(
                content.data.location("readings", id_),
                f"a record of {id_}, which is not checked or does not exist",
                "records of statements with checked:",
                "run make fix",
            )
