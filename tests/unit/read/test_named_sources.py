"""Sources that the top of a file names, whichever kind of file it is."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest
from pydantic import BaseModel

from fieldnotes.cache import Cache
from fieldnotes.model.data import Data
from fieldnotes.read.data import load
from fieldnotes.read.datasets import DATASETS, data_files
from fieldnotes.urls import source_name
from tests.support.repository import SMALL

ADDRESS = "https://docs.aws.amazon.com/ebs/"
NAMED = f"sources: {{guide: {ADDRESS}}}\n"
TITLE = "AWS API model, botocore 1.44.8, ebs GetSize"
TITLED = f"sources:\n  guide:\n    title: {TITLE}\n    url: {ADDRESS}\n"

SERVICE = """\
name: Disks
former_names: [{name: Discs, source: guide}]
summary: Disks.
source: guide
page: storage/ebs.md
scope: {reach: zonal, source: guide}
status: {state: active, source: guide}
pays_for: {text: Size., source: guide}
facts:
  size:
    label: Size
    value: 64
    kind: limit
    source: guide
    earlier: [{value: 16, until: 2025-09, source: guide}]
"""
COMPARISON = """\
title: Disks
question: Which?
summary: One.
options: {a: {name: A, choose: x}, b: {name: B, choose: y}}
groups:
  - name: Size
    attributes:
      size: {name: Size, source: guide, cells: {a: Text, b: {text: Text, source: guide}}}
"""
TERM = "disk: {name: Disk, definition: A disk., source: guide}\n"
FILES = {"services/disks.yml": SERVICE, "comparisons/disks.yml": COMPARISON, "glossary/a.yml": TERM}


def loaded(root: Path, file: str, text: str) -> tuple[Data, list[str]]:
    """The data of a repository that consists of one file, and its problems."""
    path = root / "data" / file
    path.parent.mkdir(parents=True)
    path.write_text(text)
    data, problems = load(root, Cache(root / "cache"))
    return data, [str(problem) for problem in problems]


@pytest.mark.parametrize("file", FILES)
def test_a_name_is_its_address_wherever_a_source_may_be(file: str, tmp_path: Path) -> None:
    named, none = loaded(tmp_path / "named", file, NAMED + FILES[file])
    written = FILES[file].replace("guide", ADDRESS)
    plain, _ = loaded(tmp_path / "plain", file, written)
    assert none == []
    for dataset in DATASETS:
        assert getattr(named, dataset.field) == getattr(plain, dataset.field)
    assert len(getattr(named, file.partition("/")[0])) == 1


@pytest.mark.parametrize("file", FILES)
def test_a_titled_source_keeps_address_and_title(file: str, tmp_path: Path) -> None:
    titled, none = loaded(tmp_path / "titled", file, TITLED + FILES[file])
    named, _ = loaded(tmp_path / "named", file, NAMED + FILES[file])
    assert none == []
    for dataset in DATASETS:
        assert getattr(titled, dataset.field) == getattr(named, dataset.field)
    entries = [*titled.services.values(), *titled.comparisons.values(), *titled.glossary.values()]
    sources = _sources(entries)
    assert len(sources) == FILES[file].count("source: guide")
    assert {source_name(source) for source in sources} == {TITLE}
    assert {source_name(copied) for copied in copy.deepcopy(sources)} == {TITLE}
    assert {source_name(stored) for stored in pickle.loads(pickle.dumps(sources))} == {TITLE}


def _sources(value: object) -> list[str]:
    """All values of keys named `source`, at any depth."""
    if isinstance(value, BaseModel):
        return _sources(dict(value))
    if isinstance(value, dict):
        own = [value["source"]] if value.get("source") else []
        return own + _sources(list(value.values()))
    if isinstance(value, list | tuple):
        return [source for item in value for source in _sources(item)]
    return []


@pytest.mark.parametrize("file", FILES)
def test_each_use_of_an_unknown_name_is_a_problem(file: str, tmp_path: Path) -> None:
    text = NAMED + FILES[file].replace("source: guide", "source: giude")
    _, problems = loaded(tmp_path, file, text)
    unknown = [problem for problem in problems if 'the unknown source "giude"' in problem]
    assert len(unknown) == text.count("source: giude")
    assert all(problem.endswith('did you mean "guide"?') for problem in unknown)
    for problem in unknown:
        line = int(problem.partition("  ")[0].rpartition(":")[2])
        assert "source: giude" in text.splitlines()[line - 1]


def test_only_files_with_sources_may_name_some() -> None:
    assert {d.name for d in DATASETS if d.has_sources} == {
        "service",
        "comparison",
        "glossary",
        "ports",
        "values",
        "lifecycle",
        "changes",
        "corrections",
    }


def test_the_small_site_names_a_source() -> None:
    assert any("sources:" in path.read_text() for _, path in data_files(SMALL))
