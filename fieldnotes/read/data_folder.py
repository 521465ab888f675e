"""The files of data/ and schemas/ in, problems out: files that nothing reads, and schemas that
editors would miss. Called by `site`.

A copy of the repository without schemas/ needs none: only editors use them.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from fieldnotes.problems import Location, Problem, shortened
from fieldnotes.read import published_urls, readings, schema, source_file
from fieldnotes.read.datasets import DATASETS, data_files

_SCHEMA_LINE = "# yaml-language-server:"


def check(root: Path) -> list[Problem]:
    """Every problem of the files as files, whatever is in them."""
    found = list(_unread(root))
    if (root / "schemas").is_dir():
        found += [*_schema_lines(root), *_schemas(root)]
    return found


def _unread(root: Path) -> Iterator[Problem]:
    read = {path for _, path in data_files(root)} | {
        root / file for file in (published_urls.FILE, readings.FILE)
    }
    for entry in source_file.entries(root, "data"):
        if entry.path in read:
            continue  # Whoever reads it reports what is wrong with it.
        yield entry.problem or Problem(
            Location(source_file.shown(root, entry.path)),
            source_file.RULE,
            "a file that nothing reads",
            f"one of {', '.join(f'data/{dataset.files}' for dataset in DATASETS)}",
            _advice(source_file.shown(root, entry.path)),
        )


def _advice(name: str) -> str:
    """Where a file that nothing reads may belong: a folder of its kind, or another spelling."""
    path = PurePosixPath(name)
    single = [f"data/{d.files}" for d in DATASETS if "*" not in d.files]
    folders = [f"data/{d.files}".partition("/*")[0] for d in DATASETS if "*" in d.files]
    likely = next((folder for folder in folders if PurePosixPath(folder) in path.parents), "")
    if likely:
        return f'did you mean "{likely}/{path.stem}.yml"?'
    same = {
        PurePosixPath(file).stem: file for file in [*single, published_urls.FILE, readings.FILE]
    }
    close = difflib.get_close_matches(path.stem, same, n=1, cutoff=0.6)
    return f'did you mean "{same[close[0]]}"?' if close else "move, rename or remove it"


def _schema_lines(root: Path) -> Iterator[Problem]:
    for dataset, path in data_files(root):
        text, problem = source_file.read_text(root, path)
        if problem:
            continue
        expected, found = schema.first_line(root, dataset, path).strip(), _first_line(text)
        if found != expected:
            yield Problem(
                Location(source_file.shown(root, path)),
                "schema-line",
                f'the first line "{shortened(found)}"' if found else "no schema line",
                f'the first line "{expected}"',
                "run make fix",
            )


def _schemas(root: Path) -> Iterator[Problem]:
    schemas = schema.schemas()
    for name, text in schemas.items():
        path = root / "schemas" / name
        found, problem = source_file.read_text(root, path)
        if problem or found != text:
            yield Problem(
                Location(f"schemas/{name}"),
                "schemas",
                "an outdated schema" if os.path.lexists(path) else "a missing schema",
                "the schema of the types in fieldnotes/model/",
                "run make fix",
            )
    for path in sorted((root / "schemas").glob("*")):
        if path.name not in schemas and not path.name.startswith("."):
            yield Problem(
                Location(source_file.shown(root, path)),
                "schemas",
                "a schema of no data file",
                "only schemas of the rows in fieldnotes/read/datasets.py",
                "remove it",
            )


def _first_line(text: str) -> str:
    """The schema line of a data file, or nothing."""
    line = text.partition("\n")[0].strip()
    return line if line.startswith(_SCHEMA_LINE) else ""
