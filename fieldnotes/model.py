"""What the data files may say: typed, frozen values without file access.

Every class here is one shape of a YAML file under data/; `schema` writes them as JSON Schemas.
Keys of the files are fields, everything computed from them is a method or property.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from fieldnotes.problems import Place

# A day (2026-11-22) or a month (2026-11): sources are often dated only to the month.
DATE = r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Url = Annotated[str, Field(pattern=r"^https://[^\s]+$")]
Date = Annotated[str, Field(pattern=DATE)]
Text = Annotated[str, Field(min_length=1, description="One line of Markdown, markup allowed.")]
PagePath = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9/_-]+\.md(#[a-z0-9._-]+)?$",
        description="A page under docs/, with or without an anchor.",
    ),
]

# Written as they are, whatever the number; every other unit is an English noun and takes a plural.
SYMBOLS = frozenset(
    (
        "B KiB MiB GiB TiB PiB EiB KB MB GB TB PB KiB/s MiB/s GiB/s MB/s GB/s Mbps Gbps Tbps IOPS "
        "IOPS/GiB ms % vCPU"
    ).split()
)
UNIT = (
    r"^("
    + "|".join(re.escape(s) for s in sorted(SYMBOLS))
    + r"|[A-Za-z][a-z-]+( [A-Za-z][a-z-]*)*)$"
)


class Entry(BaseModel):
    """Common to all shapes: no unknown keys, no silent conversions, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Range(Entry):
    """A number between two bounds, both included."""

    from_: float | int = Field(alias="from")
    to: float | int


Scalar = int | float | str | Range


class Statement(Entry):
    """A sentence that states something, where that is written, and when somebody read it there."""

    text: Text
    source: Url | None = None
    checked: Date | None = None


class Quantity(Entry):
    """A value with its unit."""

    value: Scalar
    unit: Annotated[str, Field(pattern=UNIT)] | None = Field(
        None, description="A symbol such as GiB, or a singular noun such as day or listener."
    )

    @model_validator(mode="after")
    def _unit_needs_number(self) -> Quantity:
        if self.unit is not None and isinstance(self.value, str):
            raise ValueError(
                f'the text "{self.value}" with the unit {self.unit}|a number|'
                "write the number alone, or drop unit: if the value is text"
            )
        return self

    def shown(self) -> str:
        """The value as readers see it: `16,000 IOPS`, `1–35 days`, `30%`."""
        if isinstance(self.value, Range):
            number = f"{_grouped(self.value.from_)}–{_grouped(self.value.to)}"
            one = False
        else:
            number = self.value if isinstance(self.value, str) else _grouped(self.value)
            one = self.value == 1
        if self.unit is None:
            return number
        if self.unit == "%":
            return number + "%"
        return f"{number}\u00a0{self.unit if one or self.unit in SYMBOLS else plural(self.unit)}"


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


class Term(Entry):
    """A word that readers may not know (one entry of data/glossary/<section>.yml)."""

    name: Annotated[str, Field(min_length=1)]
    abbreviation: str | None = None
    aliases: list[str] = Field(default_factory=list)
    former_names: list[FormerName] = Field(default_factory=list)
    definition: Text
    page: PagePath | None = None
    related: list[Id] = Field(default_factory=list)
    source: Url | None = None
    checked: Date | None = None
    tooltip: bool = Field(True, description="false: too common a word to mark in prose.")

    def heading(self) -> str:
        """The name as it starts a line: `Target group`, `gRPC`."""
        return self.name[0].upper() + self.name[1:] if self.name.islower() else self.name

    def title(self) -> str:
        """`Availability Zone (AZ)`, or the name alone."""
        return f"{self.heading()} ({self.abbreviation})" if self.abbreviation else self.heading()

    def spellings(self) -> list[str]:
        """Every way to write the term that is correct today."""
        return [self.name, *([self.abbreviation] if self.abbreviation else []), *self.aliases]


class Option(Entry):
    """One column of a comparison."""

    name: Annotated[str, Field(min_length=1)]
    page: PagePath | None = None
    choose: Text = Field(description="The verdict; it completes `Choose … when`.")


class Cell(Entry):
    """What one option has for one attribute: text with a source, or a fact."""

    text: Text | None = None
    fact: str | None = Field(None, description="<service>.<fact>")
    source: Url | None = None
    checked: Date | None = None

    @model_validator(mode="after")
    def _text_or_fact(self) -> Cell:
        if (self.text is None) == (self.fact is None):
            raise ValueError(
                "a cell with both or neither of text: and fact:|exactly one|keep the one you mean"
            )
        return self


def _text_is_a_cell(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class Attribute(Entry):
    """One row of a comparison. Its source serves every cell that has none of its own."""

    name: Annotated[str, Field(min_length=1)]
    source: Url | None = None
    checked: Date | None = None
    cells: dict[Id, Annotated[Cell, BeforeValidator(_text_is_a_cell, str | Cell)]]

    def cell(self, option: str) -> Cell:
        """The cell of an option, with the row's source and date where it has none."""
        cell = self.cells[option]
        if cell.source is None and cell.fact is None:
            return cell.model_copy(update={"source": self.source, "checked": self.checked})
        return cell


class Group(Entry):
    """Attributes that belong together, under one heading inside the table."""

    name: Annotated[str, Field(min_length=1)]
    attributes: dict[Id, Attribute] = Field(min_length=1)


class Comparison(Entry):
    """Options side by side (data/comparisons/<id>.yml)."""

    title: Annotated[str, Field(min_length=1)]
    family: str | None = Field(
        None, description="What its options are members of, if one may pick some to compare."
    )
    question: Annotated[str, Field(pattern=r"\?$")]
    summary: Text = Field(description="The answer in one or two sentences.")
    options: dict[Id, Option] = Field(min_length=2)
    groups: list[Group] = Field(min_length=1)

    def attributes(self) -> Iterator[tuple[str, Attribute]]:
        """All rows in order, with their ids."""
        for group in self.groups:
            yield from group.attributes.items()


class Answer(Entry):
    """One way on from a question."""

    say: Text = Field(description="The answer, in the words of whoever is asked.")
    to: Id = Field(description="The next question, or an end.")


class Question(Entry):
    """A question on the way to a decision."""

    ask: Annotated[str, Field(pattern=r"\?$")]
    why: Text | None = Field(None, description="What the answer decides, if that is not plain.")
    answers: list[Answer] = Field(min_length=2)


class End(Entry):
    """What a path of answers leads to."""

    name: Annotated[str, Field(min_length=1)]
    page: PagePath
    because: Text = Field(description="Why this one, after these answers.")
    runner_up: Id = Field(description="The end one would come to next.")
    unless: Text = Field(description="What would change the answer; completes `Take … when`.")


class Decision(Entry):
    """Questions that lead to one of several services (data/decisions/<id>.yml)."""

    title: Annotated[str, Field(min_length=1)]
    question: Annotated[str, Field(pattern=r"\?$")]
    summary: Text = Field(description="The rule of thumb in one or two sentences.")
    comparison: Id | None = Field(None, description="The comparison with all the details.")
    start: Id
    questions: dict[Id, Question] = Field(min_length=1)
    ends: dict[Id, End] = Field(min_length=2)

    def steps(self, step: Id) -> list[Id]:
        """Where one may get from a question, in the order of its answers; nothing from an end."""
        question = self.questions.get(step)
        return [answer.to for answer in question.answers] if question else []


Lines = Annotated[str, Field(pattern=r"^\d+(-\d+)?$", description="A line, or first-last.")]


def line_numbers(lines: str) -> range:
    """The line numbers that `12` or `12-15` stands for."""
    first, _, last = lines.partition("-")
    return range(int(first), int(last or first) + 1)


class Heading(Entry):
    """A heading of the notes and the places that took it up."""

    heading: Annotated[str, Field(min_length=1)]
    lines: Lines
    pages: list[PagePath] = Field(min_length=1)


class NotesMap(Entry):
    """Where each heading of one set of notes went (a value of data/notes/map.yml)."""

    title: str
    length: int = Field(gt=0, description="How many lines these notes have.")
    blank: list[Lines] = Field(default_factory=list, description="Lines that say nothing.")
    headings: list[Heading]

    def unmapped(self) -> list[str]:
        """The lines that no heading covers and that are not blank, as `12` or `12-15`."""
        covered = {n for h in self.headings for n in line_numbers(h.lines)}
        covered |= {n for lines in self.blank for n in line_numbers(lines)}
        gaps: list[list[int]] = []
        for number in range(1, self.length + 1):
            if number in covered:
                continue
            if gaps and gaps[-1][1] == number - 1:
                gaps[-1][1] = number
            else:
                gaps.append([number, number])
        return [str(first) if first == last else f"{first}-{last}" for first, last in gaps]


class Port(Entry):
    """A port that programs listen on (an entry of data/ports.yml, by its protocol)."""

    name: Annotated[str, Field(min_length=1, description="The protocols that use it.")]
    port: Annotated[str, Field(pattern=r"^\d+([,–-] ?\d+)*$", description="One, several, a range.")]
    transport: Annotated[str, Field(pattern=r"^(TCP|UDP)(, (TCP|UDP))?$")]
    text: Text | None = Field(None, description="What to know about it, and where AWS meets it.")
    page: PagePath | None = None
    source: Url | None = None
    checked: Date | None = None


class Part(Entry):
    """A piece of a domain name or address, and what it is called."""

    piece: Annotated[str, Field(min_length=1)]
    part: Literal[
        "protocol", "subdomain", "second-level domain", "top-level domain", "root", "port", "path"
    ]
    why: Text


class DomainName(Entry):
    """An address to take apart (an entry of data/domain-names.yml)."""

    address: Annotated[str, Field(min_length=1)]
    question: Text
    parts: list[Part] = Field(min_length=2)


class Correction(Entry):
    """Something the notes said that is not so (an entry of data/notes/corrections.yml)."""

    notes: Annotated[str, Field(pattern=r"^(tech-stack|developer-associate):\d+(-\d+)?$")]
    verdict: Literal["wrong", "outdated", "imprecise"]
    said: Text
    right: Text
    since: Date | None = None
    source: Url | None = None
    checked: Date | None = None
    page: PagePath


class AcceptedBreak(Entry):
    """A break of a rule that we accept (an entry of data/exceptions.yml)."""

    rule: str
    file: str
    found: Annotated[str, Field(min_length=1, description="Part of the message after `found`.")]
    reason: Annotated[str, Field(min_length=1)]


@dataclass(frozen=True)
class Data:
    """Everything under data/, and where each value stands."""

    services: Mapping[str, Service] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    notes: Mapping[str, NotesMap] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    ports: Mapping[str, Port] = field(default_factory=dict)
    domain_names: Mapping[str, DomainName] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    exceptions: tuple[AcceptedBreak, ...] = ()
    places: Mapping[tuple[str | int, ...], Place] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()

    def lost(self, id_: str) -> bool:
        """Whether an id is unknown only because its file or entry has a problem of its own."""
        return id_ in self.unreadable or id_.partition(".")[0] in self.unreadable

    def place(self, *path: str | int) -> Place:
        """Where a value stands, e.g. `place("services", "ebs", "facts", "max-size")`.

        Falls back to the nearest value that holds it, and to the top of data/ for none.
        """
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place("data"))

    def fact(self, key: str) -> Fact | None:
        """The fact called `<service>.<fact>`, or None."""
        service_id, _, fact_id = key.partition(".")
        service = self.services.get(service_id)
        return service.facts.get(fact_id) if service else None

    def fact_keys(self) -> list[str]:
        """Every `<service>.<fact>`."""
        return [f"{s}.{f}" for s, service in self.services.items() for f in service.facts]

    def terms(self) -> dict[str, Term]:
        """The glossary: typed terms, and one for each service."""
        terms = dict(self.glossary)
        for service_id, service in self.services.items():
            terms.setdefault(service_id, _service_term(service))
        return terms


def _service_term(service: Service) -> Term:
    return Term(
        name=service.name,
        abbreviation=service.abbreviation,
        aliases=service.aliases,
        former_names=service.former_names,
        definition=service.summary,
        page=service.page,
        related=service.related,
        source=service.source,
        checked=service.checked,
        tooltip=True,
    )


def plural(noun: str) -> str:
    """The plural of a unit: `requests per second`, `entries`, `addresses`."""
    head, per, rest = noun.partition(" per ")
    if re.search(r"(s|x|ch|sh)$", head):
        head += "es"
    elif re.search(r"[^aeiou]y$", head):
        head = head[:-1] + "ies"
    else:
        head += "s"
    return head + per + rest


def shown_date(date: str) -> str:
    """`2026-11` as `November 2026`, `2026-11-22` as `22 November 2026`."""
    year, month, *day = date.split("-")
    words = f"{calendar.month_name[int(month)]} {year}"
    return f"{int(day[0])} {words}" if day else words


def _grouped(number: int | float) -> str:
    return f"{number:,}"
