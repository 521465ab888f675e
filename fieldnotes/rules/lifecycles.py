"""Rule: what is closed, ending or ended is so on the day of the check, and its dates are dates."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.lifecycles import Life, date_of
from fieldnotes.model.entry import first_day
from fieldnotes.model.walk import Path
from fieldnotes.problems import Finding, suggest


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    data = content.data
    for id_ in data.endings.keys() & data.services.keys():
        yield Finding(
            data.location("endings", id_),
            f'"{id_}", which is a service',
            "ids of features, runtimes, versions and tools",
            "write the status of a service in its own file, or rename the entry",
        )
    for id_, life in content.lives.items():
        is_service = life.kind == "service" and id_ in data.services
        path: Path = ("services", id_, "status") if is_service else ("endings", id_)
        yield from _dates(content, path, life)
        if is_over(life, content.today) and life.state == "ending":
            yield Finding(
                data.location(*path, "state"),
                f"state: ending, with a last day before today ({life.ends})",
                "state: ended",
                "read the source; write ended, or the new date",
            )
        if not is_over(life, content.today) and life.state == "ended" and life.ends:
            yield Finding(
                data.location(*path, "state"),
                f"state: ended, with a last day that is still to come ({life.ends})",
                "state: ending",
                "correct the state or the date",
            )


def _dates(content: Content, path: Path, life: Life) -> Iterator[Finding]:
    for key in ("closed", "ends"):
        when = getattr(life.status, key)
        if when and not date_of(content.data, when) and not content.data.is_skipped(when):
            known = [k for k in content.data.fact_keys if _is_date(content, k)]
            yield Finding(
                content.data.location(*path, key),
                f"{key}: {when}, which is no date",
                "a date, or a fact of kind: date",
                suggest(when, known, "write the date"),
            )


def _is_date(content: Content, key: str) -> bool:
    fact = content.data.fact(key)
    return fact is not None and fact.kind == "date"


def is_over(life: Life, today: datetime.date) -> bool:
    """Whether the last day of a thing is before a day; the last of a month for a month."""
    if not life.ends[:4].isdigit():
        return False
    last = datetime.date.fromisoformat(first_day(life.ends))
    if len(life.ends) == len("2026-11"):
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return last < today
