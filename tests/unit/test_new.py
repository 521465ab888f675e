"""`python -m fieldnotes new` writes entries that only need to be filled in."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from fieldnotes.fix import fix
from fieldnotes.new import KINDS, Kind, New, create, entry, kinds
from tests.support.repository import ROOT, TODAY, open_small

SECTIONED = ("term", "values", "ending", "change", "page")


def make(folder: Path, kind: str) -> Path:
    """Write a new entry; returns its file."""
    made = create(folder, kind, "storage/fresh" if kind in SECTIONED else "fresh", TODAY)
    assert isinstance(made, New)
    return folder / made.location.file


@pytest.mark.parametrize("kind", KINDS)
def test_new_entry_needs_only_to_be_filled_in(small: Path, kind: str) -> None:
    make(small, kind)
    problems = open_small(small).problems()
    assert "unfinished" in {problem.rule for problem in problems}
    # A page is in no .pages yet, and nothing mentions a term.
    expected = {"page": {"navigation"}, "term": {"terms"}}.get(kind, set())
    others = {p.rule for p in problems if p.rule != "unfinished" and "todo.md" not in p.found}
    assert others == expected


@pytest.mark.parametrize("kind", kinds(TODAY).values(), ids=kinds(TODAY))
def test_new_entry_has_each_key_of_its_model_with_its_description(kind: Kind) -> None:
    text = entry(kind)
    for name, info in kind.model.model_fields.items():
        (line,) = re.findall(rf"^(?:# )?{name}:.*", text, re.M)
        assert (info.description or "") in line
        assert line.startswith("#") != (info.is_required() or name in kind.values)


@pytest.mark.parametrize("kind", KINDS)
def test_new_overwrites_nothing(small: Path, kind: str) -> None:
    file = make(small, kind)
    before = file.read_text()
    again = create(small, kind, "storage/fresh" if kind in SECTIONED else "fresh", TODAY)
    assert isinstance(again, str)
    assert "exists" in again
    assert file.read_text() == before


def test_new_news_is_above_the_older_one(small: Path) -> None:
    assert make(small, "news").read_text().startswith("fresh:\n  date: 2026-11-22")


def test_new_term_starts_a_file_with_a_schema_line(small: Path) -> None:
    fix(open_small(small))
    create(small, "term", "compute/fresh", TODAY)
    text = (small / "data/glossary/compute.yml").read_text()
    assert text.startswith("# yaml-language-server: $schema=../../schemas/glossary.json\nfresh:\n")


@pytest.mark.parametrize(
    ("kind", "id_"),
    [("service", "S3"), ("service", "a/b"), ("term", "cidr"), ("page", "../x"), ("news", "")],
)
def test_new_refuses_an_invalid_id(small: Path, kind: str, id_: str) -> None:
    command = [sys.executable, "-m", "fieldnotes", "--root", str(small), "new", kind, id_]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith(f'new  the ID "{id_}"; expected ')
    assert done.stderr.count("\n") == 1
