"""The shapes of the JSON files. Their schemas are published beside the files.

Within version 1 keys are only ever added. Texts are plain, addresses are full, dates are YYYY-MM-DD
or YYYY-MM. A key without a value is left out.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

VERSION: Literal["1.0"] = "1.0"

Id = Annotated[str, Field(description="Unique among the entries of its list; it stays.")]
Source = Annotated[str, Field(description="The address of the page that states it.")]
Checked = Annotated[str, Field(description="The month or day on which somebody read it there.")]
Page = Annotated[str, Field(description="The address of the page of the site about it.")]
Address = Annotated[str, Field(description="The address of its entry on the site.")]
Markdown = Annotated[str, Field(description="The address of the page's Markdown version.")]
Unit = Annotated[str, Field(description="A symbol such as GiB, or a singular noun such as day.")]


Watcher = Annotated[
    Literal["model", "schema", "page", "nobody"],
    Field(
        description="What notices a change: an API model, a CloudFormation schema, words on the "
        "source, or nobody."
    ),
]


class Shape(BaseModel):
    """Common to all shapes: what a key names is there, or the key is left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


class Sourced(Shape):
    """A text, the page that says so, and when somebody read it there."""

    text: str | None = Field(None, description="A sentence or two.")
    source: Source | None = None
    checked: Checked | None = None


class FormerName(Shape):
    """A name that a service or term no longer has."""

    name: str = Field(description="The name.")
    until: str | None = Field(None, description="The month or day on which it ended.")
    source: Source | None = None


class Bounds(Shape):
    """Everything between two bounds, both included. Units are here if the bounds' units differ."""

    from_: int | float = Field(alias="from", description="The lower bound.")
    to: int | float = Field(description="The upper bound.")
    from_unit: str | None = Field(None, description="The unit of the lower bound.")
    to_unit: str | None = Field(None, description="The unit of the upper bound.")


Value = Annotated[
    int | float | str | Bounds,
    Field(description="A number, a range of numbers, or a text where it is neither."),
]


class EarlierValue(Shape):
    """What a fact was before."""

    value: Value
    unit: Unit | None = None
    text: str = Field(description="Value and unit as the site shows them.")
    until: str = Field(description="The month or day on which it ended.")
    source: Source | None = None


class Fact(Shape):
    """One thing about a service that readers look up."""

    id: str = Field(description="<service>.<fact>")
    label: str = Field(description="What it is, in a few words.")
    kind: Literal["limit", "quota", "default", "behavior", "date"] = Field(
        description="limit: fixed; quota: can be raised; default: can be changed."
    )
    value: Value
    unit: Unit | None = None
    text: str = Field(description="Value and unit as the site shows them.")
    note: str | None = Field(None, description="What one has to know to understand the value.")
    source: Source | None = None
    checked: Checked | None = None
    earlier: list[EarlierValue] = Field(default=[], description="Former values, newest first.")
    watched_by: Watcher
    evidence: list[str] = Field(
        default=[],
        description="Places in AWS's models that state it: lambda CreateFunction.Timeout.",
    )
    disagrees: list[str] = Field(
        default=[], description="What AWS's models state instead, until somebody decides."
    )
    address: Address


class Scope(Sourced):
    """How far a resource of a service reaches."""

    reach: Literal["zonal", "regional", "global"] = Field(
        description="One Availability Zone, one Region, or all of them."
    )


class Status(Sourced):
    """Whether one can still start using a service."""

    state: Literal["active", "closed", "ending", "ended"] = Field(
        description="closed: not open to new customers; ending: has a last day."
    )


class Named(Shape):
    """What people call a thing, and called it."""

    id: Id
    name: str = Field(description="The official name.")
    abbreviation: str | None = Field(None, description="The usual abbreviation.")
    aliases: list[str] = Field(default=[], description="What people also call it.")
    former_names: list[FormerName] = Field(default=[], description="What it was called before.")


class Service(Named):
    """A service, or a part of one that has a page of its own."""

    maker: str = Field(description="Who makes it.")
    summary: Sourced = Field(description="What it is, in one sentence.")
    related: list[str] = Field(default=[], description="Ids of terms.")
    scope: Scope | None = None
    status: Status | None = None
    pays_for: Sourced | None = Field(None, description="What one pays for.")
    facts: list[Fact] = Field(default=[], description="Its limits, quotas, defaults and dates.")
    page: Page
    markdown: Markdown


class Term(Named):
    """An entry of the glossary."""

    definition: str = Field(description="What it means, in a sentence or two.")
    source: Source | None = None
    checked: Checked | None = None
    related: list[str] = Field(default=[], description="Ids of terms.")
    page: str | None = Field(None, description="The address of the page that explains it.")
    used_on: list[str] = Field(default=[], description="Addresses of the pages that mention it.")
    address: Address


class Option(Shape):
    """One of the things that a comparison lays side by side."""

    id: Id
    name: str = Field(description="What it is called in the table.")
    choose: str = Field(description="Completes: choose it when …")
    page: Page | None = None


class Cell(Sourced):
    """What one option has for one attribute."""

    fact: str | None = Field(None, description="The fact it shows: <service>.<fact>.")


class Attribute(Shape):
    """A row of a comparison."""

    id: Id
    group: str = Field(description="The heading in the table above it.")
    name: str = Field(description="What it compares.")
    cells: dict[str, Cell] = Field(description="A cell for each option, by its id.")
    address: Address


class File(Shape):
    """What every file starts with."""

    schema_: str = Field(alias="$schema", description="The address of the schema of this file.")
    version: Literal["1.0"] = Field(VERSION, description="Version of the shape.")
    page: str = Field(description="The address of the page that shows the same.")


class Services(File):
    """All services with their facts."""

    services: list[Service] = Field(description="The services.")


class Glossary(File):
    """All terms."""

    terms: list[Term] = Field(description="The terms, services included.")


class Comparison(File):
    """Options side by side."""

    id: Id
    title: str = Field(description="What is compared.")
    family: str | None = Field(None, description="What the options are members of.")
    question: str = Field(description="The question that it answers.")
    summary: str = Field(description="The answer in one or two sentences.")
    options: list[Option] = Field(description="The columns, in order.")
    attributes: list[Attribute] = Field(description="The rows, in order.")
    markdown: Markdown


class ComparisonEntry(Shape):
    """A comparison in the list of all."""

    id: Id
    title: str = Field(description="What is compared.")
    question: str = Field(description="The question that it answers.")
    summary: str = Field(description="The answer in one or two sentences.")
    options: list[str] = Field(description="The names of the options.")
    page: Page
    data: str = Field(description="The address of the file with its rows.")


class Comparisons(File):
    """The list of all comparisons."""

    comparisons: list[ComparisonEntry] = Field(description="The comparisons.")


class Models(Shape):
    """A release of the models that evidence is compared with."""

    package: str = Field(description="The Python package with the models.")
    version: str = Field(description="The pinned version.")
    released: str = Field(description="The day on which it came out.")


class Watched(Shape):
    """How many statements of a kind are watched by what."""

    thing: str = Field(description="What is counted.")
    model: int
    schema_: int = Field(alias="schema")
    page: int
    nobody: int


class Due(Shape):
    """A statement that nobody watches."""

    id: str = Field(description="The path of the statement in the data.")
    kind: str | None = Field(None, description="The kind of a fact.")
    source: Source
    checked: Checked | None = None


class Freshness(File):
    """What watches the values of the notes, and what somebody should read again."""

    models: list[Models] = Field(description="The models, with version and day.")
    watched: list[Watched] = Field(description="Counts by what watches.")
    disagreeing: list[str] = Field(description="Paths of statements that a model contradicts.")
    due: list[Due] = Field(description="Statements that nobody watches, the most urgent first.")


SHAPES: dict[str, type[File]] = {
    "services": Services,
    "glossary": Glossary,
    "comparisons": Comparisons,
    "comparison": Comparison,
    "freshness": Freshness,
}
