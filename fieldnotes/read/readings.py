"""data/checks/readings.tsv: who read which source for which statement, one a line, sorted.

    services.lambda.facts.timeout-max	2026-12-01	Kim	30 minutes

It is plain text, so that two branches which add readings merge without a conflict. Written by
`python -m fieldnotes checked` alone. A repository without the file keeps no record.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from fieldnotes.model.entry import DATE
from fieldnotes.model.reading import Reading
from fieldnotes.problems import Location, Problem, shortened
from fieldnotes.read import source_file

FILE = "data/checks/readings.tsv"
FIELD = "readings"
_RULE = "readings"
_Locations = dict[tuple[str | int, ...], Location]


def read(root: Path) -> tuple[Mapping[str, Reading] | None, _Locations, list[Problem]]:
    """The newest reading of each statement, the line of each, and what is wrong with the file.

    None without a file.
    """
    path = root / FILE
    if not os.path.lexists(path):
        return None, {}, []
    text, problem = source_file.read_text(root, path)
    return ({}, {}, [problem]) if problem else parse(text)


def parse(text: str) -> tuple[dict[str, Reading], _Locations, list[Problem]]:
    """The valid readings of the text, the newest of each statement."""
    readings: dict[str, Reading] = {}
    locations: _Locations = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.split("\t")
        location = Location(FILE, number)
        if len(parts) != 4 or not all(parts) or not re.search(DATE, parts[1]):
            problems.append(_malformed(location, line))
            continue
        reading = Reading(*parts)
        known = readings.get(reading.statement)
        if known is None or known.day <= reading.day:
            readings[reading.statement] = reading
            locations[FIELD, reading.statement] = location
    return readings, locations, problems


def in_order(readings: Iterable[Reading]) -> str:
    """The text of the file: one reading for each statement."""
    lines = (f"{r.statement}\t{r.day}\t{r.reader}\t{r.words}\n" for r in readings)
    return "".join(sorted(lines))


def _malformed(location: Location, line: str) -> Problem:
    return Problem(
        location,
        _RULE,
        f'the line "{shortened(line)}"',
        "a statement, a date, a reader and words, with tabs between",
        "remove the line, and run make checked",
    )
