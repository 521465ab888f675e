"""The JSON Schemas that editors use say what the types say, and editors find them."""

from __future__ import annotations

import json
from dataclasses import fields

from fieldnotes.model.data import Data
from fieldnotes.read import published_urls, schema
from fieldnotes.read.datasets import DATASETS, data_files
from tests.support.repository import ROOT


def test_schemas_in_git_are_those_of_the_types() -> None:
    for name, text in schema.schemas().items():
        assert (ROOT / "schemas" / name).read_text() == text, "run make fix"


def test_editors_know_the_schema_of_each_data_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text())["yaml.schemas"]
    assert settings == {f"./schemas/{d.name}.json": f"data/{d.files}" for d in DATASETS}
    for dataset, path in data_files(ROOT):
        first = path.read_text().splitlines(keepends=True)[0]
        assert first == schema.first_line(ROOT, dataset, path), f"{path}: run make fix"


def test_each_file_below_data_is_of_one_kind() -> None:
    listed = [*(path for _, path in data_files(ROOT)), ROOT / published_urls.FILE]
    assert sorted(listed) == sorted(p for p in (ROOT / "data").rglob("*") if p.is_file())


def test_each_kind_has_its_field_of_the_data() -> None:
    own = {"locations", "skipped", "published_urls"}
    assert {d.field for d in DATASETS} == {field.name for field in fields(Data)} - own
