"""What all shapes share: ids, dates, sources, texts, and strictness."""

from __future__ import annotations

import calendar
import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

# A day (2026-11-22) or a month (2026-11): sources are often dated only to the month.
DATE = r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"
DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Url = Annotated[str, Field(pattern=r"^https://[^\s]+$")]


def _in_calendar(date: str) -> str:
    """The date itself. Raises ValueError, in the parts that `load` tells, for 2026-02-30."""
    try:
        datetime.date.fromisoformat(first_day(date))
    except ValueError:
        raise ValueError(f"{date}|a day that the calendar has|correct the day") from None
    return date


def first_day(date: str) -> str:
    """A date as a day: the first one of a month."""
    return date if len(date) > len("2026-11") else f"{date}-01"


Date = Annotated[str, Field(pattern=DATE), AfterValidator(_in_calendar)]
Day = Annotated[str, Field(pattern=DAY), AfterValidator(_in_calendar)]
Text = Annotated[str, Field(min_length=1, description="One line of Markdown, markup allowed.")]
PagePath = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9/_-]+\.md(#[a-z0-9._-]+)?$",
        description="A page under docs/, with or without an anchor.",
    ),
]


class Entry(BaseModel):
    """Common to all shapes: no unknown keys, no silent conversions, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Statement(Entry):
    """A sentence that states something, where that is written, and when somebody read it there."""

    text: Text
    source: Url | None = None
    checked: Date | None = None


def shown_date(date: str) -> str:
    """`2026-11` as `November 2026`, `2026-11-22` as `22 November 2026`."""
    year, month, *day = date.split("-")
    words = f"{calendar.month_name[int(month)]} {year}"
    return f"{int(day[0])} {words}" if day else words
