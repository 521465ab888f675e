"""The types of `model` in, JSON Schemas for editors and for the tests out (schemas/*.json)."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from fieldnotes.model.entry import Id
from fieldnotes.model.sources import KEY as SOURCES
from fieldnotes.model.sources import NamedSource
from fieldnotes.read.datasets import DATASETS, Dataset


@cache
def schemas() -> dict[str, str]:
    """The text of each schema by its file name."""
    return {f"{dataset.name}.json": _text(dataset) for dataset in DATASETS}


_FIRST_LINE = re.compile(r"\A# yaml-language-server:.*\n")


def first_line(root: Path, dataset: Dataset, path: Path) -> str:
    """The line that tells editors the schema of a data file."""
    target = os.path.relpath(root / "schemas" / f"{dataset.name}.json", path.parent)
    return f"# yaml-language-server: $schema={target}\n"


def with_first_line(root: Path, dataset: Dataset, path: Path, text: str) -> str:
    """The text of a data file with the right first line, in place of a wrong one or none."""
    return first_line(root, dataset, path) + _FIRST_LINE.sub("", text)


def _text(dataset: Dataset) -> str:
    schema = dataset.adapter.json_schema(by_alias=True)
    if dataset.has_sources:
        schema = _with_sources(schema)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"AWS Field Notes: {dataset.name}",
        **{key: value for key, value in schema.items() if key != "title"},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _with_sources(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a file that may name sources at its top."""
    sources = TypeAdapter(dict[Id, NamedSource]).json_schema()
    sources["description"] = (
        "Sources that entries below refer to, each by a short name: "
        "`quotas: https://…`, then `source: quotas`."
    )
    definitions = {**schema.get("$defs", {}), **sources.pop("$defs")}
    properties = {SOURCES: sources, **schema.get("properties", {})}
    # An entry's pattern would fit the key of the sources, too.
    if entries := schema.pop("patternProperties", None):
        ((pattern, entry),) = entries.items()
        schema |= {"propertyNames": {"pattern": pattern}, "additionalProperties": entry}
    return {**schema, "$defs": definitions, "properties": properties}


def write(root: Path) -> list[str]:
    """Write every schema that differs; returns the names of the files written."""
    written = []
    for name, text in schemas().items():
        path = root / "schemas" / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            written.append(f"schemas/{name}")
    return written
