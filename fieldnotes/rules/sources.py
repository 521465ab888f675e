"""Rule: every statement has a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding

_Path = tuple[str | int, ...]


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    for path, name in _without_source(content):
        yield Finding(
            content.data.location(*path),
            f"{name} has no source",
            "the https:// address of the page that states it",
            "add source:, or list it in data/checks/exceptions.yml",
        )


def _without_source(content: Content) -> Iterator[tuple[_Path, str]]:
    data = content.data
    for id_, service in data.services.items():
        if service.source is None:
            yield ("services", id_, "summary"), "the summary"
        for part in ("scope", "status", "pays_for"):
            statement = getattr(service, part)
            if statement is not None and statement.source is None:
                yield ("services", id_, part), part
        for fact_id, fact in service.facts.items():
            if fact.source is None:
                yield ("services", id_, "facts", fact_id), f'the fact "{fact_id}"'
    for id_, comparison in data.comparisons.items():
        for index, group in enumerate(comparison.groups):
            for row_id, row in group.attributes.items():
                for option in row.cells:
                    cell = row.cell(option)
                    if cell.fact is None and cell.source is None:
                        path = (id_, "groups", index, "attributes", row_id, "cells", option)
                        yield ("comparisons", *path), f'the cell "{row_id}" of "{option}"'
    for id_, correction in data.corrections.items():
        if correction.source is None:
            yield ("corrections", id_), f'the correction "{id_}"'
    for id_, port in data.ports.items():
        if port.source is None:
            yield ("ports", id_), f'the port "{id_}"'
    for id_, values in data.value_lists.items():
        if values.source is None:
            yield ("value_lists", id_), f'the list of values "{id_}"'
    for id_, term in data.glossary.items():
        if term.checked is not None and term.source is None:
            yield ("glossary", id_, "checked"), f'the checked term "{id_}"'
