"""The data as JSON for programs: `files` gives everything below api/v1/, schemas included.

The classes are the shapes of the files; their JSON Schemas are published beside them. Within
version 1 keys are only ever added. Texts are plain, addresses are full, dates are YYYY-MM-DD or
YYYY-MM.
"""

from __future__ import annotations

import json
from typing import Any, Literal
from urllib.parse import urljoin

from pydantic import BaseModel, ConfigDict, Field

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import GLOSSARY, LIMITS, comparison_page
from fieldnotes.model import comparison as comparison_model
from fieldnotes.model import service as service_model
from fieldnotes.model import term as term_model
from fieldnotes.model.quantity import Quantity, Range
from fieldnotes.publish.markdown import markdown_url, page_address
from fieldnotes.render import inline

_Json = dict[str, Any]

FOLDER = "api/v1/"
VERSION: Literal["1.0"] = "1.0"


class Shape(BaseModel):
    """Common to all shapes: what a key names is there, or the key is left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Sourced(Shape):
    """A text, the page that says so, and when somebody read it there."""

    text: str | None = None
    source: str | None = None
    checked: str | None = None


class FormerName(Shape):
    name: str
    until: str | None = None
    source: str | None = None


class Bounds(Shape):
    """Everything between two bounds, both included. Units are here if the bounds' units differ."""

    from_: int | float = Field(alias="from")
    from_unit: str | None = None
    to: int | float
    to_unit: str | None = None


class EarlierValue(Shape):
    value: int | float | str | Bounds
    unit: str | None = None
    text: str
    until: str
    source: str | None = None


class Fact(Shape):
    id: str = Field(description="<service>.<fact>")
    label: str
    kind: Literal["limit", "quota", "default", "behavior", "date"]
    value: int | float | str | Bounds = Field(description="A date is YYYY-MM-DD or YYYY-MM.")
    unit: str | None = None
    text: str = Field(description="Value and unit as the site shows them.")
    note: str | None = None
    source: str | None = None
    checked: str | None = None
    earlier: list[EarlierValue] = []
    address: str


class Scope(Sourced):
    reach: Literal["zonal", "regional", "global"]


class Status(Sourced):
    state: Literal["active", "closed", "ending", "ended"]


class Named(Shape):
    """What people call a thing, and called it."""

    id: str
    name: str
    abbreviation: str | None = None
    aliases: list[str] = []
    former_names: list[FormerName] = []


class Service(Named):
    maker: str
    summary: Sourced
    related: list[str] = Field(default=[], description="Ids of terms.")
    scope: Scope | None = None
    status: Status | None = None
    pays_for: Sourced | None = None
    facts: list[Fact] = []
    page: str
    markdown: str = Field(description="The page as Markdown.")


class Term(Named):
    definition: str
    source: str | None = None
    checked: str | None = None
    related: list[str] = []
    page: str | None = Field(None, description="The page that tells the rest.")
    used_on: list[str] = []
    address: str


class Option(Shape):
    id: str
    name: str
    choose: str = Field(description="Completes: choose it when …")
    page: str | None = None


class Cell(Sourced):
    fact: str | None = Field(None, description="The fact it shows: <service>.<fact>.")


class Attribute(Shape):
    id: str
    group: str
    name: str
    cells: dict[str, Cell] = Field(description="A cell for each option, by its id.")
    address: str


class File(Shape):
    """What every file starts with."""

    schema_: str = Field(alias="$schema")
    version: Literal["1.0"] = Field(VERSION, description="Version of the shape.")
    page: str = Field(description="The page that shows the same.")


class Services(File):
    services: list[Service]


class Glossary(File):
    terms: list[Term]


class Comparison(File):
    id: str
    title: str
    family: str | None = None
    question: str
    summary: str
    options: list[Option]
    attributes: list[Attribute]
    markdown: str


class Listed(Shape):
    """A comparison in the list of all."""

    id: str
    title: str
    question: str
    summary: str
    options: list[str]
    page: str
    data: str = Field(description="The file with its rows.")


class Comparisons(File):
    comparisons: list[Listed]


_NAMES = set(Named.model_fields) - {"id"}

SHAPES: dict[str, type[File]] = {
    "services": Services,
    "glossary": Glossary,
    "comparisons": Comparisons,
    "comparison": Comparison,
}


def files(content: Content, site_url: str) -> dict[str, str]:
    """Every file by its path below the site at `site_url`, as JSON."""
    maker = _Maker(content, site_url)
    found = {
        "services.json": maker.services(),
        "glossary.json": maker.glossary(),
        "comparisons.json": maker.comparisons(),
        **{f"comparisons/{id_}.json": maker.comparison(id_) for id_ in content.data.comparisons},
    }
    texts = {
        path: file.model_dump_json(by_alias=True, exclude_none=True, indent=1)
        for path, file in found.items()
    }
    texts |= {f"schemas/{name}.json": _schema(name, site_url) for name in SHAPES}
    return {FOLDER + path: text + "\n" for path, text in texts.items()}


def _schema(name: str, site_url: str) -> str:
    schema = SHAPES[name].model_json_schema(mode="serialization", by_alias=True)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": urljoin(site_url, f"{FOLDER}schemas/{name}.json"),
    }
    return json.dumps(head | schema, indent=1, ensure_ascii=False)


class _Maker:
    """Makes the files of one content for one address; the shapes above check what it makes."""

    def __init__(self, content: Content, site_url: str) -> None:
        self.content = content
        self.site_url = site_url

    def services(self) -> File:
        entries = [self._service(i, s) for i, s in self.content.data.services.items()]
        return self._file("services", LIMITS, services=entries)

    def glossary(self) -> File:
        entries = [self._term(i, t) for i, t in self.content.terms.items()]
        return self._file("glossary", GLOSSARY, terms=entries)

    def comparisons(self) -> File:
        entries = [
            {
                "id": id_,
                "title": comparison.title,
                "question": comparison.question,
                "summary": self._text(comparison.summary),
                "options": [option.name for option in comparison.options.values()],
                "page": self._page(comparison_page(id_)),
                "data": urljoin(self.site_url, f"{FOLDER}comparisons/{id_}.json"),
            }
            for id_, comparison in self.content.data.comparisons.items()
        ]
        return self._file("comparisons", "compare/index.md", comparisons=entries)

    def comparison(self, id_: str) -> File:
        comparison = self.content.data.comparisons[id_]
        page = comparison_page(id_)
        options = [
            {
                "id": option_id,
                "name": option.name,
                "choose": self._text(option.choose),
                "page": self._page(option.page),
            }
            for option_id, option in comparison.options.items()
        ]
        attributes = [
            {
                "id": row_id,
                "group": group.name,
                "name": attribute.name,
                "cells": {o: self._cell(attribute.cell(o)) for o in comparison.options},
                "address": self._page(f"{page}#{row_id}"),
            }
            for group in comparison.groups
            for row_id, attribute in group.attributes.items()
        ]
        return self._file(
            "comparison",
            page,
            id=id_,
            title=comparison.title,
            family=comparison.family,
            question=comparison.question,
            summary=self._text(comparison.summary),
            options=options,
            attributes=attributes,
            markdown=markdown_url(self.site_url, page),
        )

    def _cell(self, cell: comparison_model.Cell) -> _Json:
        fact = self.content.data.fact(cell.fact) if cell.fact else None
        shown = _spaced(fact.shown()) if fact else self._text(cell.text)
        return {"text": shown, "fact": cell.fact, **_source(fact or cell)}

    def _service(self, id_: str, service: service_model.Service) -> _Json:
        same = _NAMES | {"maker", "related"}
        return service.model_dump(include=same) | {
            "id": id_,
            "summary": self._sourced(service.summary, service),
            "scope": service.scope
            and {"reach": service.scope.reach, **self._sourced(service.scope.note, service.scope)},
            "status": service.status
            and {
                "state": service.status.state,
                **self._sourced(service.status.note, service.status),
            },
            "pays_for": service.pays_for and self._sourced(service.pays_for.text, service.pays_for),
            "facts": [self._fact(f"{id_}.{key}", fact) for key, fact in service.facts.items()],
            "page": self._page(service.page),
            "markdown": markdown_url(self.site_url, service.page.partition("#")[0]),
        }

    def _fact(self, key: str, fact: service_model.Fact) -> _Json:
        same = {"label", "kind", "source", "checked"}
        earlier = [
            value.model_dump(include={"until", "source"})
            | _quantity(value)
            | {"text": _spaced(fact.shown_earlier(value))}
            for value in fact.earlier
        ]
        return fact.model_dump(include=same) | {
            "id": key,
            **_quantity(fact),
            "text": _spaced(fact.shown()),
            "note": self._text(fact.note),
            "earlier": earlier,
            "address": self._page(f"{LIMITS}#{key}"),
        }

    def _term(self, id_: str, term: term_model.Term) -> _Json:
        same = _NAMES | {"related", "source", "checked"}
        used = self.content.pages_of_terms.get(id_, [])
        return term.model_dump(include=same) | {
            "id": id_,
            "definition": self._text(term.definition),
            "page": self._page(term.page),
            "used_on": [self._page(page) for page in used if page != GLOSSARY],
            "address": self._page(f"{GLOSSARY}#{id_}"),
        }

    def _sourced(self, text: str | None, typed: object) -> _Json:
        return {"text": self._text(text), **_source(typed)}

    def _file(self, shape: str, page: str, **entries: object) -> File:
        schema = urljoin(self.site_url, f"{FOLDER}schemas/{shape}.json")
        head = {"$schema": schema, "page": self._page(page)}
        return SHAPES[shape].model_validate(head | entries)

    def _page(self, page: str | None) -> str | None:
        return page_address(self.site_url, page) if page else None

    def _text(self, text: str | None) -> str | None:
        return inline.text(self.content, text) if text else None


def _quantity(quantity: Quantity) -> _Json:
    """Value and unit. Bounds of one unit have it beside the value, like a number."""
    if not isinstance(quantity.value, Range):
        return {"value": quantity.value, "unit": quantity.unit}
    low, high = quantity.value.bounds(quantity.unit)
    value: _Json = {"from": low.number, "to": high.number}
    if low.unit == high.unit:
        return {"value": value, "unit": low.unit}
    return {"value": value | {"from_unit": low.unit, "to_unit": high.unit}}


def _source(typed: object) -> _Json:
    return {key: getattr(typed, key) for key in ("source", "checked")}


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")
