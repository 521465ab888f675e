"""What all shapes share: ids, dates, sources, texts, and strictness."""

from __future__ import annotations

import calendar
import datetime
from enum import Enum, auto
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from fieldnotes.model.mistakes import Pattern, mistake
from fieldnotes.model.sources import NAME, Source

# A day (2026-11-22) or a month (2026-11): sources are often dated only to the month.
DATE = r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"
DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
# The path of a page below docs/, with or without an anchor.
PAGE = r"[a-z0-9/_-]+\.md(#[a-z0-9._-]+)?"


class Role(Enum):
    """What a text is for, as a mark in its type, so that checks find every text of a kind.

    A text without a mark has a pattern, or is one of a few fixed words.
    """

    WORDING = auto()  # Words of ours, for readers: spelling and abbreviations count.
    VERBATIM = auto()  # Words as others write them, or that readers never see.
    LINK = auto()  # A page that readers are led to.


def in_calendar(date: str, at: tuple[str | int, ...] = ()) -> str:
    """The date itself. Raises a mistake, found under `at`, for 2026-02-30."""
    try:
        datetime.date.fromisoformat(first_day(date))
    except ValueError:
        raise mistake("a day that the calendar has", "correct the day", date, at) from None
    return date


def first_day(date: str) -> str:
    """A date as a day: the first one of a month."""
    return date if len(date) > len("2026-11") else f"{date}-01"


Id = Annotated[str, NAME, Field(description="Lower-case letters, digits and hyphens.")]
Date = Annotated[
    str,
    Pattern(DATE, "a month or a day such as 2026-11 or 2026-11-22"),
    AfterValidator(in_calendar),
    Field(description="A day, or a month: 2026-11-22, 2026-11."),
]
Day = Annotated[
    str,
    Pattern(DAY, "a day such as 2026-11-22"),
    AfterValidator(in_calendar),
    Field(description="A day: 2026-11-22."),
]
Text = Annotated[
    str,
    Field(min_length=1, description="One line of Markdown, markup allowed."),
    Role.WORDING,
]
Label = Annotated[str, Field(min_length=1, description="A few plain words."), Role.WORDING]
Question = Annotated[str, Pattern(r"\?$", "a question that ends in ?"), Role.WORDING]
Verbatim = Annotated[str, Field(min_length=1, description="Plain text."), Role.VERBATIM]
# A page with a rule of its own, which says more than `links` could.
PageKey = Annotated[
    str,
    Pattern(f"^{PAGE}$", "a page such as storage/ebs.md, with or without an anchor after #"),
    Field(description="A page under docs/, with or without an anchor."),
]
PagePath = Annotated[PageKey, Role.LINK]


class Entry(BaseModel):
    """Common to all shapes: no unknown keys, no silent conversions, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Sourced(Entry):
    """Something that is written elsewhere, and when somebody read it there."""

    source: Source | None = Field(None, description="The page that says so: an address or a name.")
    checked: Date | None = Field(
        None, description="The month or day in which somebody read the source and found it there."
    )


class Statement(Sourced):
    """A sentence that states something, where that is written, and when somebody read it there."""

    text: Text = Field(description="The sentence.")


def shown_date(date: str) -> str:
    """`2026-11` as `November 2026`, `2026-11-22` as `22 November 2026`."""
    year, month, *day = date.split("-")
    words = f"{calendar.month_name[int(month)]} {year}"
    return f"{int(day[0])} {words}" if day else words
