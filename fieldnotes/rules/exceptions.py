"""Problems in, those that data/checks/exceptions.yml does not allow out. Called by `site`."""

from __future__ import annotations

from collections.abc import Iterable

from fieldnotes.model.data import Data
from fieldnotes.problems import Problem, shortened, suggest

# Rules about wording and sources, which leave a page as good as it was.
ACCEPTABLE = ("abbreviations", "numbers", "sources", "spelling", "terms", "unfinished")


def apply(data: Data, problems: Iterable[Problem]) -> list[Problem]:
    """Drop accepted problems; an exception that matches nothing is a problem itself."""
    found = list(problems)
    accepted, unused = _matched(data, found)
    return [*(problem for problem in found if problem not in accepted), *unused]


def drop_accepted(data: Data, problems: Iterable[Problem]) -> list[Problem]:
    """Drop accepted problems of some rules, where other exceptions have nothing to match."""
    found = list(problems)
    accepted, _ = _matched(data, found)
    return [problem for problem in found if problem not in accepted]


def _matched(data: Data, problems: list[Problem]) -> tuple[set[Problem], list[Problem]]:
    """The accepted problems, and a problem for each exception that matches none."""
    accepted: set[Problem] = set()
    unused = []
    for index, exception in enumerate(data.exceptions):
        if exception.rule not in ACCEPTABLE:
            unused.append(
                Problem(
                    data.location("exceptions", index, "rule"),
                    "exceptions",
                    f'an exception for the rule "{shortened(exception.rule)}"',
                    f"one of {', '.join(ACCEPTABLE)}: what breaks others breaks pages",
                    suggest(exception.rule, ACCEPTABLE, "correct what the rule reports"),
                )
            )
            continue
        matching = {
            problem
            for problem in problems
            if problem.rule == exception.rule
            and problem.location.file == exception.file
            and exception.found in problem.found
        }
        if not matching - accepted:
            unused.append(
                Problem(
                    data.location("exceptions", index),
                    "exceptions",
                    f'the unused exception for {exception.rule}: "{exception.found}"',
                    "only exceptions that match a problem",
                    "remove it",
                )
            )
        accepted |= matching
    return accepted, unused
