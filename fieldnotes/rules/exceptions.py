"""Problems in, those that data/checks/exceptions.yml does not allow out. Called by `site`."""

from __future__ import annotations

from collections.abc import Iterable

from fieldnotes.model.data import Data
from fieldnotes.problems import Problem


def apply(data: Data, problems: Iterable[Problem]) -> list[Problem]:
    """Drop accepted problems; an exception that matches nothing is a problem itself."""
    left = list(problems)
    for index, accepted in enumerate(data.exceptions):
        matching = [
            p
            for p in left
            if p.rule == accepted.rule
            and p.location.file == accepted.file
            and accepted.found in p.found
        ]
        left = [p for p in left if p not in matching]
        if not matching:
            left.append(
                Problem(
                    data.location("exceptions", index),
                    "exceptions",
                    f'the unused exception for {accepted.rule}: "{accepted.found}"',
                    "only exceptions that match a problem",
                    "remove it",
                )
            )
    return left
