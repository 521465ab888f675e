"""The files below api/v1/: facts, terms and comparisons as JSON, with their schemas. Pure.

Called by `site`.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import FRESHNESS, GLOSSARY, LIMITS, comparison_page
from fieldnotes.content.shown import fact_path
from fieldnotes.content.watches import WATCHERS, by_thing, disagreeing, due, watched_by
from fieldnotes.evidence.verify import shown
from fieldnotes.model.comparison import Cell
from fieldnotes.model.evidence import PageEvidence
from fieldnotes.model.quantity import Quantity, Range
from fieldnotes.model.service import Fact, Service
from fieldnotes.model.term import Term
from fieldnotes.model.walk import Path
from fieldnotes.publish.json_api.shapes import SHAPES, File, Named
from fieldnotes.render import data_text
from fieldnotes.urls import markdown_url, page_url

_Json = dict[str, Any]

FOLDER = "api/v1/"
_NAMES = set(Named.model_fields) - {"id"}


def json_files(content: Content, site_url: str) -> dict[str, str]:
    """Every file by its path below the site at `site_url`, as JSON."""
    writer = _Writer(content, site_url)
    found = {
        "services.json": writer.services(),
        "glossary.json": writer.glossary(),
        "comparisons.json": writer.comparisons(),
        "freshness.json": writer.freshness(),
        **{f"comparisons/{id_}.json": writer.comparison(id_) for id_ in content.data.comparisons},
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


class _Writer:
    """Writes the files of one content for one address, checked by their shapes."""

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
                "name": self._text(attribute.name),
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

    def freshness(self) -> File:
        models = [
            {"package": package, "version": release.version, "released": release.released}
            for package, release in self.content.data.model_releases.items()
        ]
        counts = [
            {"thing": thing, **{watcher: count[watcher] for watcher in WATCHERS}}
            for thing, count in by_thing(self.content).items()
        ]
        open_ = [
            {
                "id": _path_id(path),
                "kind": statement.kind if isinstance(statement, Fact) else None,
                "source": statement.source,
                "checked": statement.checked,
            }
            for path, statement in due(self.content)
        ]
        return self._file(
            "freshness",
            FRESHNESS,
            models=models,
            watched=counts,
            disagreeing=[_path_id(path) for path in disagreeing(self.content)],
            due=open_,
        )

    def _cell(self, cell: Cell) -> _Json:
        fact = self.content.data.fact(cell.fact) if cell.fact else None
        shown = fact.shown() if fact else self._text(cell.text)
        return {"text": shown, "fact": cell.fact, **_source(fact or cell)}

    def _service(self, id_: str, service: Service) -> _Json:
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

    def _fact(self, key: str, fact: Fact) -> _Json:
        same = {"kind", "source", "checked"}
        earlier = [
            value.model_dump(include={"until", "source"})
            | _quantity(value)
            | {"text": fact.before(value).shown()}
            for value in fact.earlier
        ]
        return fact.model_dump(include=same) | {
            **_quantity(fact),
            "id": key,
            "label": self._text(fact.label),
            "text": fact.shown(),
            "note": self._text(fact.note),
            "earlier": earlier,
            "watched_by": watched_by(fact),
            "evidence": [shown(e) for e in fact.evidence if not isinstance(e, PageEvidence)],
            "disagrees": [
                verdict.found
                for verdict in self.content.verdicts.get(fact_path(key), ())
                if verdict.state == "disagrees"
            ],
            "address": self._page(f"{LIMITS}#{key}"),
        }

    def _term(self, id_: str, term: Term) -> _Json:
        same = _NAMES | {"related", "source", "checked"}
        used = self.content.pages_of_terms.get(id_, [])
        return term.model_dump(include=same) | {
            "id": id_,
            "definition": self._text(term.definition),
            "page": self._page(term.page),
            "used_on": [self._page(page) for page in used if page != GLOSSARY],
            "address": self._page(f"{GLOSSARY}#{id_}"),
        }

    def _sourced(self, text: str | None, statement: object) -> _Json:
        return {"text": self._text(text), **_source(statement)}

    def _file(self, shape: str, page: str, **entries: object) -> File:
        schema = urljoin(self.site_url, f"{FOLDER}schemas/{shape}.json")
        head = {"$schema": schema, "page": self._page(page)}
        return SHAPES[shape].model_validate(head | entries)

    def _page(self, page: str | None) -> str | None:
        return page_url(self.site_url, page) if page else None

    def _text(self, text: str | None) -> str | None:
        return data_text.plain(self.content, text) if text else None


def _path_id(path: Path) -> str:
    return ".".join(str(step) for step in path)


def _quantity(quantity: Quantity) -> _Json:
    """Value and unit. Bounds of one unit have it beside the value, like a number."""
    if not isinstance(quantity.value, Range):
        return {"value": quantity.value, "unit": quantity.unit}
    low, high = quantity.value.bounds(quantity.unit)
    value: _Json = {"from": low.number, "to": high.number}
    if low.unit == high.unit:
        return {"value": value, "unit": low.unit}
    return {"value": value | {"from_unit": low.unit, "to_unit": high.unit}}


def _source(statement: object) -> _Json:
    return {key: getattr(statement, key) for key in ("source", "checked")}
