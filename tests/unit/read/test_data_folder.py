"""Files that nothing reads, schema lines and schemas are problems of `make check`, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.fix import fix
from tests.support.repository import open_small


@pytest.fixture
def fixed(small: Path) -> Path:
    """A small site with schemas."""
    fix(open_small(small))
    assert open_small(small).problems() == []
    return small


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in open_small(folder).problems()]


@pytest.mark.parametrize(
    "name", ["news.yml", "services/sub/x.yml", "services/x.yaml", "services/ebs.yml.orig"]
)
def test_file_that_nothing_reads_is_reported(small: Path, name: str) -> None:
    path = small / "data" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("name: X\n")
    (problem,) = problems(small)
    assert problem.startswith(f"data/{name}:1  data-files  a file that nothing reads; expected ")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", "no schema line"),
        (
            "# yaml-language-server: $schema=../../schemas/term.json\n",
            'the first line "# yaml-language-server: $schema=../../schemas/term.json"',
        ),
    ],
)
def test_missing_or_wrong_schema_line_is_reported(fixed: Path, line: str, found: str) -> None:
    path = fixed / "data/services/ebs.yml"
    right, _, rest = path.read_text().partition("\n")
    path.write_text(line + rest)
    assert problems(fixed) == [
        f"data/services/ebs.yml:1  schema-line  {found}; "
        f'expected the first line "{right}"; run make fix'
    ]
    fix(open_small(fixed))
    assert problems(fixed) == []


def test_outdated_missing_and_unused_schemas_are_reported(fixed: Path) -> None:
    (fixed / "schemas/news.json").write_text("{}\n")
    (fixed / "schemas/ports.json").unlink()
    (fixed / "schemas/permalinks.json").write_text("{}\n")
    expected = "expected the schema of the types in fieldnotes/model/; run make fix"
    assert problems(fixed) == [
        f"schemas/news.json:1  schemas  an outdated schema; {expected}",
        "schemas/permalinks.json:1  schemas  a schema of no data file; expected only schemas of "
        "the rows in fieldnotes/read/datasets.py; remove it",
        f"schemas/ports.json:1  schemas  a missing schema; {expected}",
    ]
