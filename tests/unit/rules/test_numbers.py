"""Which numbers in a text of a data file repeat a fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.repository import open_small


def repeated(root: Path, unit: str, cell: str = "", note: str = "") -> list[str]:
    """What the rule finds when a fact is 2 to 512 of a unit, and a cell or its note says this."""
    service, comparison = root / "data/services/ebs.yml", root / "data/comparisons/disks.yml"
    text = service.read_text()
    before, after = (
        "    value: 64\n    unit: TiB\n",
        f"    value: {{from: 2, to: 512}}\n    unit: {unit}\n",
    )
    assert before in text
    text = text.replace(before, after).partition("    earlier:")[0]
    service.write_text(text + (f'    note: "{note}"\n' if note else ""))
    if cell:
        row = comparison.read_text().replace("local: By instance type", f"local: {cell}")
        comparison.write_text(row)
    problems = [problem for problem in open_small(root).problems() if problem.rule == "numbers"]
    return [problem.found for problem in problems if problem.location.file.startswith("data/")]


@pytest.mark.parametrize("unit", ["TiB", "vCPU", "second", "IOPS"])
@pytest.mark.parametrize("bound", [2, 512])
def test_a_cell_repeats_a_bound_of_a_range(small: Path, unit: str, bound: int) -> None:
    written = unit + ("s" if unit in ("vCPU", "second") else "")
    found = repeated(small, unit, cell=f"About {bound} {written} at most")
    assert [text.partition(", which is the fact ")[2] for text in found] == ["ebs.max-size"]


def test_another_number_repeats_nothing(small: Path) -> None:
    assert repeated(small, "TiB", cell="About 500 TiB at most") == []


def test_the_note_of_a_range_may_explain_its_bounds(small: Path) -> None:
    assert repeated(small, "TiB", note="2 TiB on old instances.") == []
