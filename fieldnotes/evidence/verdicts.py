"""Data and models in, the verdicts on all its evidence out. Pure. Called by `site` and tests."""

from __future__ import annotations

from fieldnotes.evidence.statements import statements
from fieldnotes.evidence.verify import Models, Verdict, verify
from fieldnotes.model.data import Data
from fieldnotes.model.walk import Path


def verdicts_of(data: Data, models: Models) -> dict[Path, tuple[Verdict, ...]]:
    """The verdict on each piece of evidence, by the path of the statement that has it."""
    return {
        path: tuple(verify(statement, piece, models) for piece in statement.evidence)
        for path, statement in statements(data)
        if statement.evidence
    }
