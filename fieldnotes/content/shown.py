"""Which statements of the data each page shows. Pure. Made by `content`.

A statement is named by its path, as in `Data.location`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.markup import calls, calls_in_line
from fieldnotes.model.data import Data
from fieldnotes.model.entry import Role
from fieldnotes.model.walk import Path, texts
from fieldnotes.read.pages import Page

_GLANCE = ("scope", "pays_for", "status")


def statements_on(data: Data, pages: Mapping[str, Page]) -> dict[str, list[Path]]:
    """The statements that each page shows one by one, in order and each once.

    Pages that list everything, such as the limits, are not counted.
    """
    return {path: list(dict.fromkeys(_on_page(data, page))) for path, page in pages.items()}


def fact_path(key: str) -> Path:
    """The path of the fact `<service>.<fact>`."""
    service, _, fact = key.partition(".")
    return "services", service, "facts", fact


def _on_page(data: Data, page: Page) -> Iterator[Path]:
    for call in calls(page):
        if not call.arguments:
            continue
        argument = call.arguments[0]
        match call.name:
            case "fact" if data.fact(argument):
                yield fact_path(argument)
            case "glance" if argument in data.services:
                yield from _at_a_glance(data, argument)
            case "compare" if argument in data.comparisons:
                yield from _compared(data, argument)
            case "values" if argument in data.value_lists:
                yield "value_lists", argument
            case "questions" | "answers" if argument in data.decisions:
                yield from _in_texts(data.decisions[argument])


def _at_a_glance(data: Data, service_id: str) -> Iterator[Path]:
    service = data.services[service_id]
    for key, fact in service.facts.items():
        if fact.glance:
            yield fact_path(f"{service_id}.{key}")
    for name in _GLANCE:
        if getattr(service, name) is not None:
            yield "services", service_id, name
    yield from _in_texts(service.model_copy(update={"facts": {}}))


def _compared(data: Data, id_: str) -> Iterator[Path]:
    comparison = data.comparisons[id_]
    for index, group in enumerate(comparison.groups):
        for row_id, attribute in group.attributes.items():
            for option, cell in attribute.cells.items():
                if cell.fact:
                    yield fact_path(cell.fact)
                elif attribute.cell(option).source:
                    row: Path = ("comparisons", id_, "groups", index, "attributes", row_id)
                    yield *row, "cells", option
    yield from _in_texts(comparison)


def _in_texts(entry: object) -> Iterator[Path]:
    """The facts within the texts of an entry."""
    for _, text in texts(type(entry), entry, Role.WORDING):
        for call in calls_in_line(text):
            if call.name == "fact" and call.arguments:
                yield fact_path(call.arguments[0])
