"""A new entry with comments that explain its keys: `python -m fieldnotes new KIND ID`.

The comments are the descriptions of the model's fields, and its required keys are all there. Texts
to write are TODO, which `rules.unfinished` reports until they are written.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from fieldnotes.model.aws_change import AwsChange
from fieldnotes.model.comparison import Comparison
from fieldnotes.model.decision import Decision
from fieldnotes.model.lifecycle import Ending
from fieldnotes.model.lists import DomainName, News, Port
from fieldnotes.model.notes import Correction
from fieldnotes.model.service import Service
from fieldnotes.model.term import Term
from fieldnotes.model.value_list import ValueList
from fieldnotes.problems import Location
from fieldnotes.read import schema
from fieldnotes.read.datasets import DATASETS, Dataset

_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_TODO = "TODO"
# A missing address and a missing page are reported until they are filled in.
_URL = f"https://docs.aws.amazon.com/{_TODO}"
_PAGE = "todo.md"
_NEXT = "Replace each TODO, then run make fix and make check."
_PAGE_SOURCE = """\
---
description: TODO  # one sentence that says what this page answers and no other does
# sources:  # for what the text states that is not a fact in data/
#   - url: https://docs.aws.amazon.com/
#     checked: {month}
---

# TODO
"""


@dataclass(frozen=True)
class New:
    """What was written where, and what its author does next."""

    location: Location
    next_step: str = _NEXT


@dataclass(frozen=True)
class Kind:
    """A kind of entry: its data file, its model, and what its keys hold before they are written.

    `file` is below data/; `{section}` in it is the first part of the ID. `first` puts an entry
    above the others.
    """

    file: str
    model: type[BaseModel]
    values: Mapping[str, Any] = field(default_factory=dict)
    first: bool = False


def kinds(today: datetime.date) -> dict[str, Kind]:
    """Every kind of entry by its name, with what needs the date filled in."""
    # Without checked: nobody has read the source yet.
    sourced = {"source": _URL}
    statement = {"text": _TODO, **sourced}
    fact = {"label": _TODO, "value": _TODO, "kind": "limit", **sourced}
    option = {"name": _TODO, "page": _PAGE, "choose": _TODO}
    row = {"name": _TODO, **sourced, "cells": {"first": _TODO, "second": _TODO}}
    answers = [{"say": _TODO, "to": "first"}, {"say": _TODO, "to": "second"}]
    end = {"name": _TODO, "page": _PAGE, "because": _TODO, "unless": _TODO}
    parts = [
        {"piece": _TODO, "part": "subdomain", "why": _TODO},
        {"piece": _TODO, "part": "second-level domain", "why": _TODO},
    ]
    service = {
        **sourced,
        "page": _PAGE,
        "scope": {"reach": "regional", **sourced},
        "status": {"state": "active", **sourced},
        "pays_for": statement,
        "facts": {"todo": fact},
    }
    comparison = {
        "question": f"{_TODO}?",
        "options": {"first": option, "second": option},
        "groups": [{"name": _TODO, "attributes": {"row": row}}],
    }
    decision = {
        "question": f"{_TODO}?",
        "start": "todo",
        "questions": {"todo": {"ask": f"{_TODO}?", "answers": answers}},
        "ends": {
            "first": {**end, "runner_up": "second"},
            "second": {**end, "runner_up": "first"},
        },
    }
    change = {"service": "todo", "date": today.isoformat(), "page": _PAGE, **sourced}
    ending = {"state": "closed", "kind": "feature", "page": _PAGE, **sourced}
    values = {"FIRST": f"{_TODO}.", "SECOND": f"{_TODO}."}
    correction = {"notes": "tech-stack:1", "verdict": "wrong", **sourced, "page": _PAGE}
    return {
        "service": Kind("services/{id}.yml", Service, service),
        "comparison": Kind("comparisons/{id}.yml", Comparison, comparison),
        "decision": Kind("decisions/{id}.yml", Decision, decision),
        "term": Kind("glossary/{section}.yml", Term),
        "port": Kind("ports.yml", Port, {"port": "1", "transport": "TCP", **sourced}),
        "change": Kind("changes/{section}.yml", AwsChange, change),
        "ending": Kind("lifecycle/{section}.yml", Ending, ending),
        "values": Kind(
            "values/{section}.yml", ValueList, {"service": "todo", "values": values, **sourced}
        ),
        "correction": Kind("original-notes/corrections.yml", Correction, correction),
        "news": Kind("site/news.yml", News, {"date": today.isoformat(), "page": _PAGE}, True),
        "domain-name": Kind("exercises/domain-names.yml", DomainName, {"parts": parts}),
    }


KINDS = (*kinds(datetime.date.min), "page")


def create(root: Path, kind: str, id_: str, today: datetime.date | None = None) -> New | str:
    """Write a new entry or page; returns what was written, or the line that says why nothing was.

    Never overwrites anything.
    """
    today = today or datetime.date.today()
    sectioned = kind in ("term", "values", "ending", "change", "page")
    shape = rf"(?P<section>{_ID})/(?P<id>{_ID})" if sectioned else rf"(?P<id>{_ID})"
    match = re.fullmatch(shape, id_)
    if not match:
        example = "storage/my-id" if sectioned else "my-id"
        return f'new  the ID "{id_}"; expected lower-case words and hyphens; write {example}'
    if kind == "page":
        return _create_page(root, id_, today)
    row = kinds(today)[kind]
    path = root / "data" / row.file.format(**match.groupdict())
    dataset = next(d for d in DATASETS if path in d.paths(root) or _matches(d, row.file))
    if dataset.one_entry:
        return _create_file(root, dataset, path, entry(row))
    return _add_entry(root, dataset, path, row, match["id"])


def entry(kind: Kind) -> str:
    """The text of an entry: every key of the model with its description, optional ones commented
    out.
    """
    return "".join(f"{line}\n" for line in _mapping(kind.model, kind.values))


def _matches(dataset: Dataset, file: str) -> bool:
    return dataset.files == re.sub(r"\{\w+\}", "*", file)


def _create_page(root: Path, id_: str, today: datetime.date) -> New | str:
    path = root / "docs" / f"{id_}.md"
    if path.exists():
        return _exists(root, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_PAGE_SOURCE.format(month=today.isoformat()[:7]), encoding="utf-8")
    order = f"Add {path.name} to docs/{path.parent.name}/.pages. "
    return New(Location(path.relative_to(root).as_posix()), order + _NEXT)


def _create_file(root: Path, dataset: Dataset, path: Path, text: str) -> New | str:
    if path.exists():
        return _exists(root, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(schema.first_line(root, dataset, path) + text, encoding="utf-8")
    return New(Location(path.relative_to(root).as_posix()))


def _add_entry(root: Path, dataset: Dataset, path: Path, kind: Kind, id_: str) -> New | str:
    for other in dataset.paths(root):
        if re.search(rf"^{id_}:", other.read_text(encoding="utf-8"), re.M):
            return _exists(root, other, f'"{id_}" in ')
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    before = before or schema.first_line(root, dataset, path)
    text = f"{id_}:\n" + "".join(f"  {line}\n" for line in entry(kind).splitlines())
    first = re.search(r"^[a-z0-9][a-z0-9-]*:", before, re.M) if kind.first else None
    position = first.start() if first else len(before)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before[:position] + text + before[position:], encoding="utf-8")
    line = 1 + before.count("\n", 0, position)
    return New(Location(path.relative_to(root).as_posix(), line))


def _exists(root: Path, path: Path, what: str = "") -> str:
    name = path.relative_to(root).as_posix()
    return f"new  {what}{name}, which exists; expected a new ID; choose another, or edit the file"


def _mapping(model: type[BaseModel], values: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a mapping: the keys that it has, then those that it may have."""
    optional = []
    for name, info in model.model_fields.items():
        key = info.alias or name
        comment = f"  # {about}" if (about := _about(info)) else ""
        if key in values or info.is_required():
            yield from _key(key, values.get(key, _TODO), _inner(info.annotation), comment)
        else:
            optional.append(f"# {key}:{comment}")
    yield from optional


def _key(key: str, value: Any, model: type[BaseModel] | None, comment: str) -> Iterator[str]:
    if not isinstance(value, dict | list):
        yield f"{key}: {_scalar(value)}{comment}"
        return
    yield f"{key}:{comment}"
    if isinstance(value, list):
        for item in value:
            first, *rest = _item(item, model)
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)
    elif model is not None and value.keys() <= model.model_fields.keys():
        yield from (f"  {line}" for line in _mapping(model, value))
    else:
        for inner, item in value.items():
            lines = _item(item, model)
            if isinstance(item, dict):
                yield f"  {inner}:"
                yield from (f"    {line}" for line in lines)
            else:
                yield f"  {inner}: {lines[0]}"


def _item(item: Any, model: type[BaseModel] | None) -> list[str]:
    """The lines of a value in a list or below an ID."""
    if isinstance(item, dict) and model is not None:
        return list(_mapping(model, item))
    return [_scalar(item)]


def _inner(annotation: Any) -> type[BaseModel] | None:
    """The model that a type is about: `Fact` of `dict[Id, Fact]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_inner(part) for part in get_args(annotation))
    return next((model for model in found if model), None)


def _about(info: FieldInfo) -> str:
    """What a key is, and what it may hold."""
    choices = get_args(info.annotation) if get_origin(info.annotation) is Literal else ()
    listed = f"One of {', '.join(map(str, choices))}." if choices else ""
    return " ".join(part for part in (listed, info.description) if part)


def _scalar(value: Any) -> str:
    """A value as YAML; text that would be a number is quoted."""
    text = str(value)
    return json.dumps(text) if isinstance(value, str) and re.fullmatch(r"[\d.]+", text) else text
