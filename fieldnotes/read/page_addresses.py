"""The pages of docs/ and the generated ones in, problems out: two sources of one address.

Called by `site`, before one of the two takes the place of the other.
"""

from __future__ import annotations

from collections.abc import Iterable

from fieldnotes.problems import Location, Problem
from fieldnotes.urls import address


def check(sources: Iterable[tuple[str, str]]) -> list[Problem]:
    """A problem for each address that two sources have.

    A source is the path of a page and the file it is made from, relative to the repository.
    """
    first: dict[str, str] = {}
    problems: list[Problem] = []
    for path, file in sources:
        other = first.setdefault(address(path).casefold(), file)
        if other != file:
            problems.append(
                Problem(
                    Location(file),
                    "page-addresses",
                    f"the address /{address(path)}, which {other} has, too",
                    "one source for each address",
                    "rename one of the two files",
                )
            )
    return problems
