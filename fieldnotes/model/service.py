"""A service with its facts (data/services/<id>.yml)."""

from __future__ import annotations

import calendar
import re
from typing import Literal

from pydantic import Field, model_validator

from fieldnotes.model.entry import (
    Date,
    Entry,
    Id,
    Label,
    PagePath,
    Spelling,
    Text,
    Verbatim,
    in_calendar,
    shown_date,
)
from fieldnotes.model.lifecycle import Lifecycle
from fieldnotes.model.mistakes import mistake
from fieldnotes.model.quantity import Quantity
from fieldnotes.model.sources import Source
from fieldnotes.model.statement import Sourced, Statement

Kind = Literal["limit", "quota", "default", "behavior", "date"]

_MONTHS = list(calendar.month_name)
_IN_WORDS = re.compile(rf"(?:(\d\d?) )?({'|'.join(_MONTHS[1:])}) (\d{{4}})", re.ASCII)
_IN_DIGITS = re.compile(r"\d{4}-\d\d(-\d\d)?", re.ASCII)


class Earlier(Quantity):
    """What a fact was before, and until when."""

    until: Date = Field(description="The day or month from which it was no longer so.")
    source: Source | None = Field(None, description="The page that says so; default: the fact's.")


class Fact(Quantity, Sourced):
    """One thing about a service that readers look up."""

    label: Label = Field(description="What it is, in a few words.")
    kind: Kind = Field(
        description=(
            "limit: fixed; quota: can be raised; default: can be changed; behavior: how it works; "
            "date: when something begins, ends or changes, as 2026-12-01 or 2026-12, or in words."
        )
    )
    note: Text | None = Field(None, description="A sentence that the value needs to be understood.")
    quoted: Verbatim | None = Field(
        None,
        description="A few words of the source that contain the value; a checked date needs them.",
    )
    glance: bool = Field(False, description="Show it in the service's At a glance block.")
    go: list[Id] = Field(default_factory=list, description="Short names: go/<name>/ leads to it.")
    earlier: list[Earlier] = Field(
        default_factory=list, description="What it was before, newest first."
    )

    @model_validator(mode="after")
    def _dates_are_dates(self) -> Fact:
        if self.kind == "date":
            _check_date(self, ())
            for index, earlier in enumerate(self.earlier):
                _check_date(earlier, ("earlier", index))
        return self

    @model_validator(mode="after")
    def _limit_allows_something(self) -> Fact:
        if self.kind == "limit" and self.value == 0:
            raise mistake(
                "the most or the least that is possible",
                "correct the value, or its kind:",
                "a limit of 0",
                ("value",),
            )
        return self

    def shown(self) -> str:
        """The value as readers see it; a date in words."""
        return self._shown(super().shown())

    def before(self, earlier: Earlier) -> Fact:
        """The fact as it was with one of its earlier values."""
        return self.model_copy(update={"value": earlier.value, "unit": earlier.unit})

    def _shown(self, value: str) -> str:
        is_date = self.kind == "date" and _IN_DIGITS.fullmatch(value)
        return shown_date(value) if is_date else value


def _check_date(quantity: Quantity, at: tuple[str | int, ...]) -> None:
    """Raises a mistake for what can be written as a date and is not."""
    value, at = quantity.value, (*at, "value")
    if not isinstance(value, str):
        raise mistake(
            "a date such as 2026-12-01 or 2026-12, or text where none is certain",
            "correct the value, or its kind:",
            "a number for a date",
            at,
        )
    if _IN_DIGITS.fullmatch(value):
        in_calendar(value, at)
    if words := _IN_WORDS.fullmatch(value):
        day, month, year = words.groups()
        date = f"{year}-{_MONTHS.index(month):02}" + (f"-{int(day):02}" if day else "")
        raise mistake(date, "write it in digits: pages show it in words", f'"{value}"', at)


class FormerName(Entry):
    """A name that a thing no longer has."""

    name: Label = Field(description="The name, as it was spelled.")
    until: Date | None = Field(None, description="The day or month in which the name ended.")
    source: Source | None = Field(None, description="The page that says so.")


class Status(Lifecycle):
    """Whether one can still start using a service."""


class Scope(Sourced):
    """How far a resource of the service reaches."""

    reach: Literal["zonal", "regional", "global"] = Field(
        description="One Availability Zone, one Region, or all of them."
    )
    note: Text | None = Field(None, description="What to know about it.")


class Service(Sourced):
    """A service, or a part of one that has a page of its own (data/services/<id>.yml).

    Software of other makers is described the same way; it may have no scope, price or status.
    """

    name: Label = Field(description="The official name.")
    abbreviation: Spelling | None = Field(None, description="Its official abbreviation.")
    aliases: list[Spelling] = Field(default_factory=list, description="What people also call it.")
    former_names: list[FormerName] = Field(
        default_factory=list, description="Names that it no longer has."
    )
    maker: Label = Field("AWS", description="Who makes it; default: AWS.")
    summary: Text = Field(description="One sentence: what it is. Also its glossary entry.")
    page: PagePath = Field(description="The page about it, with or without an anchor.")
    api: list[Id] = Field(
        default_factory=list,
        description="Its API models, by the names that the AWS CLI and botocore give them.",
    )
    related: list[Id] = Field(default_factory=list, description="Ids of terms and services.")
    scope: Scope | None = Field(None, description="How far a resource of it reaches.")
    status: Status | None = Field(None, description="Whether one can still start using it.")
    pays_for: Statement | None = Field(None, description="What one pays for, without prices.")
    facts: dict[Id, Fact] = Field(default_factory=dict, description="What readers look up, by id.")

    @model_validator(mode="after")
    def _aws_has_more(self) -> Service:
        missing = [key for key in ("scope", "status", "pays_for") if getattr(self, key) is None]
        if self.maker == "AWS" and missing:
            raise mistake(
                "scope, status and pays_for of a service of AWS",
                "add what is missing, or write maker: if it is not of AWS",
                f"no {' and no '.join(missing)}",
            )
        return self
