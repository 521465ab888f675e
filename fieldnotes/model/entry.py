"""What all shapes share: ids, dates, texts, and strictness."""

from __future__ import annotations

import calendar
import datetime
from enum import Enum, auto
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from fieldnotes.model.mistakes import Pattern, mistake
from fieldnotes.model.sources import NAME

# A day (2026-11-22) or a month (2026-11): sources are often dated only to the month.
DATE = r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"
DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
# The path of a page below docs/, with or without an anchor.
PAGE = r"[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*\.md(#[a-z0-9._-]+)?"
# What fits in a file name of every system, as a part of an address.
MAX_PATH = 200
# Sources are pages of the Web.
FIRST_YEAR = 1990


class Role(Enum):
    """What a text is for, as a mark in its type, so that checks find every text of a kind.

    A text without a mark has a pattern, or is one of a few fixed words.
    """

    WORDING = auto()  # Words of ours, for readers: spelling and abbreviations count.
    VERBATIM = auto()  # Words as others write them, or that readers never see.
    LINK = auto()  # A page that readers are led to.


def in_calendar(date: str, at: tuple[str | int, ...] = ()) -> str:
    """The date itself. Raises a mistake, found under `at`, for 2026-02-30 and for year 0."""
    try:
        datetime.date.fromisoformat(first_day(date))
    except ValueError:
        raise mistake("a day that the calendar has", "correct the day", date, at) from None
    return date


def first_day(date: str) -> str:
    """A date as a day: the first one of a month."""
    return date if len(date) > len("2026-11") else f"{date}-01"


def _since_the_web(date: str) -> str:
    if int(date[:4]) < FIRST_YEAR:
        raise mistake(f"a date since {FIRST_YEAR}", "correct the year")
    return date


def _one_line(text: str, limit: int, expected: str) -> str:
    """The text without blanks around it, if it has words and is one line."""
    text = text.strip()
    if not any(character.isalnum() for character in text):
        raise mistake(expected, "write it, or remove the key")
    if "\n" in text:
        raise mistake(
            "one line", "join the lines; >- lets a long one go on below", "a text of several lines"
        )
    if len(text) > limit:
        raise mistake(
            f"at most {limit:,} characters", "shorten it", f"a text of {len(text):,} characters"
        )
    return text


def _prose(text: str) -> str:
    return _one_line(text, 5_000, "some text")


def _label(text: str) -> str:
    return " ".join(_one_line(text, 200, "a few words").split())


def _spelling(text: str) -> str:
    return " ".join(_one_line(text, 100, "a name with a letter or digit").split())


def _not_blank(text: str) -> str:
    if not text.strip():
        raise mistake("some text", "write it, or remove the key")
    return text


Id = Annotated[str, NAME, Field(description="Lower-case letters, digits and hyphens.")]
Date = Annotated[
    str,
    Pattern(DATE, "a month or a day such as 2026-11 or 2026-11-22"),
    AfterValidator(in_calendar),
    AfterValidator(_since_the_web),
    Field(description="A day, or a month: 2026-11-22, 2026-11."),
]
Day = Annotated[
    str,
    Pattern(DAY, "a day such as 2026-11-22"),
    AfterValidator(in_calendar),
    AfterValidator(_since_the_web),
    Field(description="A day: 2026-11-22."),
]
Text = Annotated[
    str,
    Field(min_length=1, description="One line of Markdown, markup allowed."),
    AfterValidator(_prose),
    Role.WORDING,
]
Label = Annotated[
    str,
    Field(min_length=1, description="A few plain words."),
    AfterValidator(_label),
    Role.WORDING,
]
Question = Annotated[
    str, Pattern(r"\?$", "a question that ends in ?"), AfterValidator(_label), Role.WORDING
]
Verbatim = Annotated[
    str,
    Field(min_length=1, description="Plain text."),
    AfterValidator(_not_blank),
    Role.VERBATIM,
]
# A name as people write it, which has a letter to be found by.
Spelling = Annotated[
    str,
    Field(min_length=1, description="Plain text."),
    AfterValidator(_spelling),
    Role.VERBATIM,
]
# A page with a rule of its own, which says more than `links` could.
PageKey = Annotated[
    str,
    Pattern(
        f"^{PAGE}$", "a page such as storage/ebs.md, with or without an anchor after #", MAX_PATH
    ),
    Field(description="A page under docs/, with or without an anchor."),
]
PagePath = Annotated[PageKey, Role.LINK]


class Entry(BaseModel):
    """Common to all shapes: no unknown keys, no silent conversions, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


def shown_date(date: str) -> str:
    """`2026-11` as `November 2026`, `2026-11-22` as `22 November 2026`."""
    year, month, *day = date.split("-")
    words = f"{calendar.month_name[int(month)]} {year}"
    return f"{int(day[0])} {words}" if day else words
