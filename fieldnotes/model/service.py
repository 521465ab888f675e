"""A service with its facts (data/services/<id>.yml)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from fieldnotes.model.entry import Date, Entry, Id, PagePath, Statement, Text, Url
from fieldnotes.model.quantity import Quantity


class Earlier(Quantity):
    """What a fact was before, and until when."""

    until: Date
    source: Url | None = None


class Fact(Quantity):
    """One thing about a service that readers look up."""

    label: Annotated[str, Field(min_length=1, description="What it is, in a few words.")]
    kind: Literal["limit", "quota", "default", "behavior", "date"] = Field(
        "limit", description="limit: fixed; quota: can be raised; default: can be changed."
    )
    note: Text | None = None
    source: Url | None = None
    checked: Date | None = None
    glance: bool = Field(False, description="Show it in the service's At a glance block.")
    go: list[Id] = Field(default_factory=list, description="Short names: go/<name>/ leads to it.")
    earlier: list[Earlier] = Field(default_factory=list)


class FormerName(Entry):
    """A name that a service no longer has."""

    name: str
    until: Date | None = None
    source: Url | None = None


class Status(Entry):
    """Whether one can still start using a service."""

    state: Literal["active", "closed", "ending", "ended"] = Field(
        description="closed: not open to new customers; ending: has a last day."
    )
    note: Text | None = None
    source: Url | None = None
    checked: Date | None = None


class Scope(Entry):
    """How far a resource of the service reaches."""

    reach: Literal["zonal", "regional", "global"]
    note: Text | None = None
    source: Url | None = None
    checked: Date | None = None


class Service(Entry):
    """A service, or a part of one that has a page of its own (data/services/<id>.yml).

    Software of other makers is described the same way; it may have no scope, price or status.
    """

    name: Annotated[str, Field(min_length=1, description="The official name.")]
    abbreviation: str | None = None
    aliases: list[str] = Field(default_factory=list, description="What people also call it.")
    former_names: list[FormerName] = Field(default_factory=list)
    maker: Annotated[str, Field(min_length=1, description="Who makes it.")] = "AWS"
    summary: Text = Field(description="One sentence: what it is. Also its glossary entry.")
    source: Url | None = Field(None, description="Where the summary can be verified.")
    checked: Date | None = None
    page: PagePath
    related: list[Id] = Field(default_factory=list)
    scope: Scope | None = None
    status: Status | None = None
    pays_for: Statement | None = None
    facts: dict[Id, Fact] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _aws_tells_more(self) -> Service:
        missing = [key for key in ("scope", "status", "pays_for") if getattr(self, key) is None]
        if self.maker == "AWS" and missing:
            raise ValueError(
                f"no {' and no '.join(missing)}|scope, status and pays_for of a service of AWS|"
                "add what is missing, or write maker: if it is not of AWS"
            )
        return self
