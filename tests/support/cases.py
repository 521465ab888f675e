"""The cases of bad input: what changes in the small repository, and what must be printed then."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.support.repository import ROOT

FOLDER = ROOT / "tests/cases"


@dataclass(frozen=True)
class Case:
    """In `file`, the first `right` becomes `wrong`; then these lines are printed."""

    file: str
    right: str
    wrong: str
    expected: list[str]

    def apply(self, root: Path) -> None:
        """Make the mistake in a copy of the small repository."""
        path = root / self.file
        text = path.read_text(encoding="utf-8")
        assert self.right in text, "the case no longer fits the small repository"
        path.write_text(text.replace(self.right, self.wrong, 1), encoding="utf-8")


def read_cases() -> dict[str, Case]:
    """All cases by name; a name is used once."""
    found: dict[str, Case] = {}
    for file in sorted(FOLDER.glob("*.yml")):
        for name, case in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            assert name not in found, f"{file}: {name} is also the name of another case"
            assert set(case) == {"file", "replace", "with", "expect"}, f"{file}: {name}"
            found[name] = Case(case["file"], case["replace"], case["with"], case["expect"])
    return found
