"""data/site/published-urls.txt: every address of every release, one a line, sorted.

It is plain text, so that two branches which add addresses merge without a conflict. `read` is
called by `data`, `in_order` by `make fix` and `record-urls`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from fieldnotes.model.lists import SITE_URL
from fieldnotes.problems import Location, Problem, shortened
from fieldnotes.read import source_file

FILE = "data/site/published-urls.txt"
FIELD = "published_urls"
_RULE = "published-urls"
_Locations = dict[tuple[str | int, ...], Location]


def read(root: Path) -> tuple[tuple[str, ...], _Locations, list[Problem]]:
    """The addresses, the line of each, and what is wrong with the file."""
    path = root / FILE
    if not os.path.lexists(path):
        return (), {}, []
    text, problem = source_file.read_text(root, path)
    return ((), {}, [problem]) if problem else parse(text)


def parse(text: str) -> tuple[tuple[str, ...], _Locations, list[Problem]]:
    """The valid addresses of the text, each once."""
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    before = ""
    for number, line in enumerate(text.removesuffix("\n").split("\n") if text else (), 1):
        location = Location(FILE, number)
        if not SITE_URL.matches(line):
            problems.append(_malformed(location, line))
            continue
        if line in lines:
            problems.append(_repeated(location, line, lines[line]))
        elif line < before:
            problems.append(_unsorted(location, line, before))
        lines.setdefault(line, number)
        before = max(before, line)
    urls = tuple(lines)
    locations: _Locations = {
        (FIELD, index): Location(FILE, lines[url]) for index, url in enumerate(urls)
    }
    return urls, locations, problems


def in_order(urls: Iterable[str]) -> str:
    """The text of the file."""
    return "".join(f"{url}\n" for url in sorted(set(urls)))


def _malformed(location: Location, line: str) -> Problem:
    return Problem(
        location,
        _RULE,
        f'the line "{line if line.isprintable() and len(line) < 80 else shortened(line)}"',
        "an address such as storage/ebs.md, storage/ebs.md#snapshots or go/ebs",
        "correct the line or remove it",
    )


def _repeated(location: Location, line: str, first: int) -> Problem:
    return Problem(
        location,
        _RULE,
        f'the address "{line}" again, first on line {first}',
        "each address once",
        "run make fix",
    )


def _unsorted(location: Location, line: str, before: str) -> Problem:
    return Problem(
        location, _RULE, f'"{line}" after "{before}"', "sorted addresses", "run make fix"
    )
