"""The JSON Schemas that editors use say what the types say, and editors find them."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from fieldnotes.model.data import Data
from fieldnotes.read import published_urls, readings, schema, yaml_file
from fieldnotes.read.datasets import DATASETS, data_files
from tests.support.repository import ROOT, SMALL


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
    records = (ROOT / published_urls.FILE, ROOT / readings.FILE)
    listed = [*(path for _, path in data_files(ROOT)), *(p for p in records if p.exists())]
    assert sorted(listed) == sorted(p for p in (ROOT / "data").rglob("*") if p.is_file())


def test_each_kind_has_its_field_of_the_data() -> None:
    own = {"locations", "skipped", "versions", "published_urls", "readings"}
    assert {d.field for d in DATASETS} == {field.name for field in fields(Data)} - own


def test_each_shape_and_each_key_has_a_description() -> None:
    for name, text in schema.schemas().items():
        for shape in json.loads(text).get("$defs", {}).values():
            assert shape["description"], (name, shape["title"])
            for key, value in shape["properties"].items():
                assert value.get("description"), (name, shape["title"], key)


@pytest.mark.parametrize("root", [SMALL, ROOT], ids=["small", "real"])
def test_schemas_fit_every_data_file(root: Path) -> None:
    validators = {
        dataset.name: Draft202012Validator(json.loads(schema.schemas()[f"{dataset.name}.json"]))
        for dataset in DATASETS
    }
    for dataset, path in data_files(root):
        errors = validators[dataset.name].iter_errors(yaml_file.read(root, path).value)
        assert [error.message for error in errors] == [], path


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("glossary", {"sources": {"guide": "https://a.example"}}, True),
        ("glossary", {"sources": {"name": "Sources", "definition": "A term."}}, False),
        ("glossary", {"a": {"name": "A", "definition": "x", "source": "guide"}}, True),
        ("glossary", {"a": {"name": "A", "definition": "x", "source": "the guide"}}, False),
        ("glossary", {"An id": {"name": "A", "definition": "x"}}, False),
        ("synonyms", {"sources": {"guide": "https://a.example"}}, False),
    ],
)
def test_schemas_know_named_sources(kind: str, value: object, fits: bool) -> None:
    assert (
        Draft202012Validator(json.loads(schema.schemas()[f"{kind}.json"])).is_valid(value) == fits
    )
