"""The JSON Schemas that editors use say what the types say."""

from __future__ import annotations

import json

from repository import ROOT

from fieldnotes import schema
from fieldnotes.fix import HINTS


def test_schemas_in_git_are_those_of_the_types() -> None:
    for name, text in schema.schemas().items():
        assert (ROOT / "schemas" / name).read_text() == text, "run make fix"


def test_editors_know_a_schema_for_each_data_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text())["yaml.schemas"]
    assert {path.removeprefix("./schemas/") for path in settings} == set(schema.schemas())
    for path in (ROOT / "data").rglob("*.yml"):
        first = path.read_text().splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), f"{path}: run make fix"
        assert (path.parent / first.partition("=")[2]).exists(), path
    assert {f"{name}.json" for name in HINTS.values()} == set(schema.schemas())
