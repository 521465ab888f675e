"""The types of `model` in, JSON Schemas for editors and for the tests out (schemas/*.json)."""

from __future__ import annotations

import json
from pathlib import Path

from fieldnotes.load import SHAPES


def schemas() -> dict[str, str]:
    """The text of each schema by its file name."""
    return {f"{name}.json": _text(name) for name in SHAPES}


def _text(name: str) -> str:
    schema = SHAPES[name].json_schema(by_alias=True)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"AWS Field Notes: {name}",
        **{key: value for key, value in schema.items() if key != "title"},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


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
