"""Every statement of the data that has a source, and the amounts it states. Pure.

Called by `site`, by the rule about evidence, and by what counts statements.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from fieldnotes.evidence.amounts import amounts_in
from fieldnotes.model.data import Data
from fieldnotes.model.quantity import Amount, Quantity, Range
from fieldnotes.model.statement import Sourced
from fieldnotes.model.walk import Path

_SKIPPED = frozenset(("locations", "skipped", "versions", "readings"))


def statements(data: Data) -> Iterator[tuple[Path, Sourced]]:
    """Every value with a source of its own, with the path that `data.location` takes."""
    for field in dataclasses.fields(data):
        if field.name not in _SKIPPED:
            yield from _inside((field.name,), getattr(data, field.name))


def _inside(path: Path, value: object) -> Iterator[tuple[Path, Sourced]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _inside((*path, key), inner)
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _inside((*path, index), inner)
    elif isinstance(value, BaseModel):
        if isinstance(value, Sourced):
            yield path, value
        for name in type(value).model_fields:
            if name != "evidence" and name in value.model_fields_set:
                yield from _inside((*path, name), getattr(value, name))


def amounts(statement: Sourced) -> list[Amount]:
    """The amounts that a statement states: a fact's value, or the numbers of a text."""
    if isinstance(statement, Quantity):
        if isinstance(statement.value, Range):
            return list(statement.value.bounds(statement.unit))
        if not isinstance(statement.value, str):
            return [Amount(statement.value, statement.unit)]
        return list(amounts_in(statement.value))
    text = getattr(statement, "text", None)
    return list(amounts_in(text)) if text else []


def bound(statement: Sourced, which: str) -> list[Amount]:
    """The amounts that may equal a lower or upper bound: of a range, only the one at that end."""
    if isinstance(statement, Quantity) and isinstance(statement.value, Range):
        low, high = statement.value.bounds(statement.unit)
        return [low if which == "min" else high]
    return amounts(statement)
