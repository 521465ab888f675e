"""Problems in, those that data/checks/exceptions.yml does not allow out. Called by `site`."""

from __future__ import annotations

from collections.abc import Iterable

from fieldnotes.model.data import Data
from fieldnotes.problems import Problem, shortened, suggest

# Rules about wording and sources, which leave a page as good as it was.
ACCEPTABLE = ("abbreviations", "numbers", "sources", "spelling", "terms", "unfinished")


def apply(data: Data, problems: Iterable[Problem]) -> list[Problem]:
    """Drop accepted problems; an exception that matches nothing is a problem itself."""
    left = list(problems)
    for index, accepted in enumerate(data.exceptions):
        if accepted.rule not in ACCEPTABLE:
            left.append(
                Problem(
                    data.location("exceptions", index, "rule"),
                    "exceptions",
                    f'an exception for the rule "{shortened(accepted.rule)}"',
                    f"one of {', '.join(ACCEPTABLE)}: what breaks others breaks pages",
                    suggest(accepted.rule, ACCEPTABLE, "correct what the rule reports"),
                )
            )
            continue
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
