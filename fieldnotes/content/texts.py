"""Every sentence of the data files with its place: what rules about wording look at."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from fieldnotes.model.data import Data
from fieldnotes.problems import Location

_SENTENCES = frozenset(
    (
        "text note summary definition choose said right question why label title name "
        "ask say because unless"
    ).split()
)

_Path = tuple[str | int, ...]


def data_texts(data: Data) -> Iterator[tuple[Location, str]]:
    """Place and text of each sentence that pages show, in the order of the files."""
    kinds = {
        "services": data.services,
        "glossary": data.glossary,
        "comparisons": data.comparisons,
        "decisions": data.decisions,
        "corrections": data.corrections,
        "ports": data.ports,
        "domain_names": data.domain_names,
        "news": data.news,
        "third_party": data.third_party,
    }
    for kind, entries in kinds.items():
        for path, text in _walk(entries, (kind,)):
            yield data.location(*path), text


def _walk(value: object, path: _Path) -> Iterator[tuple[_Path, str]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if isinstance(inner, str):
                if name in _SENTENCES:
                    yield (*path, name), inner
            else:
                yield from _walk(inner, (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(inner, (*path, index))
