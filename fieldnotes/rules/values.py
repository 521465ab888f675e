"""The text at a path of the data. Pure; called by rules about keys that every shape has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.model.data import Data
from fieldnotes.problems import Location

Path = tuple[str | int, ...]


def texts(data: Data) -> Iterator[tuple[Path, Location, str]]:
    """Path, place and text of every text value of the data files, whatever its type."""
    for path, location in data.locations.items():
        value = _value(data, path)
        if isinstance(value, str):
            yield path, location, value


def _value(data: Data, path: Path) -> object:
    value: object = getattr(data, str(path[0]), None)
    for step in path[1:]:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list | tuple) and isinstance(step, int):
            value = value[step] if step < len(value) else None
        else:
            value = getattr(value, str(step), None)
    return value
