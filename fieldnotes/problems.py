"""What is wrong and where: `Problem` values, and how they are put in order and printed.

Rules and loaders return problems; the command line, the build and the tests decide what to do
with them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Location:
    """A line of a file. `file` is relative to the repository root, with forward slashes."""

    file: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, the rule it breaks, what was found, expected, and what to do."""

    location: Location
    rule: str
    found: str
    expected: str
    fix: str

    def __str__(self) -> str:
        line = f"{self.location}  {self.rule}  {self.found}; expected {self.expected}; {self.fix}"
        # It may quote anything that somebody put into a file.
        return "".join(c if c.isprintable() else " " for c in line)


@dataclass(frozen=True)
class Finding:
    """A mistake as a rule reports it; `fieldnotes.rules` adds the rule's name."""

    location: Location
    found: str
    expected: str
    fix: str

    def problem(self, rule: str) -> Problem:
        """The problem under the name of its rule."""
        return Problem(self.location, rule, self.found, self.expected, self.fix)


class Failure(Exception):
    """What stops a build besides mistakes in data and prose: lines that say what to do."""


def sorted_unique(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without repeats, sorted by place."""
    return sorted(set(problems))


def shortened(text: str, limit: int = 80) -> str:
    """A text from a file, for a message: on one line, and cut where it is long."""
    line = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def suggest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Advice that names the known id closest to `word`, or `otherwise` if none is close."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else otherwise
