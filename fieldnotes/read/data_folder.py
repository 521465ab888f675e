"""The files of data/ and schemas/ in, problems out: files that nothing reads, and schemas that
editors would miss. Called by `site`.

A copy of the repository without schemas/ needs none: only editors use them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fieldnotes.problems import Location, Problem
from fieldnotes.read import published_urls, schema
from fieldnotes.read.datasets import DATASETS, data_files

_SCHEMA_LINE = "# yaml-language-server:"


def check(root: Path) -> list[Problem]:
    """Every problem of the files as files, whatever is in them."""
    found = list(_unread(root))
    if (root / "schemas").is_dir():
        found += [*_schema_lines(root), *_schemas(root)]
    return found


def _unread(root: Path) -> Iterator[Problem]:
    read = {path for _, path in data_files(root)} | {root / published_urls.FILE}
    for path in sorted((root / "data").rglob("*")):
        if path.is_file() and path not in read:
            yield Problem(
                Location(path.relative_to(root).as_posix()),
                "data-files",
                "a file that nothing reads",
                f"one of {', '.join(f'data/{dataset.files}' for dataset in DATASETS)}",
                "move, rename or remove it",
            )


def _schema_lines(root: Path) -> Iterator[Problem]:
    for dataset, path in data_files(root):
        expected, found = schema.first_line(root, dataset, path).strip(), _first_line(path)
        if found != expected:
            yield Problem(
                Location(path.relative_to(root).as_posix()),
                "schema-line",
                f'the first line "{found}"' if found else "no schema line",
                f'the first line "{expected}"',
                "run make fix",
            )


def _schemas(root: Path) -> Iterator[Problem]:
    schemas = schema.schemas()
    for name, text in schemas.items():
        path = root / "schemas" / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield Problem(
                Location(f"schemas/{name}"),
                "schemas",
                "an outdated schema" if path.exists() else "a missing schema",
                "the schema of the types in fieldnotes/model/",
                "run make fix",
            )
    for path in sorted((root / "schemas").glob("*")):
        if path.name not in schemas:
            yield Problem(
                Location(f"schemas/{path.name}"),
                "schemas",
                "a schema of no data file",
                "only schemas of the rows in fieldnotes/read/datasets.py",
                "remove it",
            )


def _first_line(path: Path) -> str:
    """The schema line of a data file, or nothing."""
    with path.open(encoding="utf-8") as file:
        line = file.readline().strip()
    return line if line.startswith(_SCHEMA_LINE) else ""
