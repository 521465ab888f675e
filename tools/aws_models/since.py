"""The first release of AWS's models that bears out a statement: `python -m tools.aws_models.since`.

    python -m tools.aws_models.since lambda.timeout-max     # all evidence of a fact
    python -m tools.aws_models.since --new 1.43.0           # all evidence newer than a version

Bisects the releases on the package index, and writes `since:` with the day of the first one below
the evidence in the data file, if there was a release that did not bear it out.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from fieldnotes.content.content import Content
from fieldnotes.content.shown import fact_path
from fieldnotes.evidence.installed import API_MODELS
from fieldnotes.evidence.resource_schemas import ResourceSchemas
from fieldnotes.evidence.statements import statements
from fieldnotes.evidence.verify import Models, verify
from fieldnotes.files import write_atomically
from fieldnotes.model.evidence import ApiEvidence
from fieldnotes.model.statement import Sourced
from fieldnotes.model.walk import Path as DataPath
from fieldnotes.problems import Failure, Location, suggest
from fieldnotes.site import open_site
from tools.aws_models import releases

# A release of March 2021: what it bears out is old news.
OLDEST = "1.20.30"


def main(arguments: list[str] | None = None) -> int:
    """Print and write the dates found; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.aws_models.since", description=__doc__)
    parser.add_argument("fact", nargs="?", help="a fact, as <service>.<fact>")
    parser.add_argument("--new", metavar="VERSION", help="everything that this version lacks")
    options = parser.parse_args(arguments)
    content = open_site(Path.cwd()).content
    try:
        if bool(options.fact) == bool(options.new):
            raise Failure("expected a fact, or --new and a version of botocore")
        wanted = fact_path(options.fact) if options.fact else None
        if options.fact and not content.data.fact(options.fact):
            fix = suggest(options.fact, content.data.fact_keys, "see the page of all limits")
            raise Failure(f"no fact {options.fact}; {fix}")
        versions = _from(releases.versions(API_MODELS), options.new or OLDEST)
        # From the end of each file up, so that the lines of what is left stay.
        for path, index, evidence, statement in reversed(list(_undated(content, wanted))):
            location = content.data.location(*path, "evidence", index)
            day = first_day(statement, evidence, versions)
            print(f"{location}  {evidence.api}: {day or f'already in {versions[0]}'}", flush=True)
            if day:
                write(Path.cwd(), location, day)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


def _from(versions: Sequence[str], oldest: str) -> Sequence[str]:
    if oldest not in versions:
        raise Failure(f"no botocore {oldest} on the package index; the newest is {versions[-1]}")
    return versions[versions.index(oldest) :]


def _undated(
    content: Content, wanted: DataPath | None
) -> Iterator[tuple[DataPath, int, ApiEvidence, Sourced]]:
    """Evidence in API models without a date: of one statement, or of all."""
    for path, statement in statements(content.data):
        for index, evidence in enumerate(statement.evidence):
            if not isinstance(evidence, ApiEvidence) or evidence.since is not None:
                continue
            if wanted in (None, path):
                yield path, index, evidence, statement


def first_day(
    statement: Sourced, evidence: ApiEvidence, versions: Sequence[str]
) -> datetime.date | None:
    """The day of the first release that bears evidence out; None if the oldest one does.

    Failure if the newest one does not.
    """

    def agrees(version: str) -> bool:
        models = Models(releases.api_models(version), ResourceSchemas(Path(), ""))
        return verify(statement, evidence, models).state == "agrees"

    if agrees(versions[0]):
        return None
    if not agrees(versions[-1]):
        raise Failure(f"{evidence.api}: not borne out by {versions[-1]}; run make evidence")
    return releases.released(API_MODELS, versions[bisected(versions, agrees)])


def bisected(versions: Sequence[str], agrees: Callable[[str], bool]) -> int:
    """The index of the first version that agrees, where the first does not and the last does."""
    low, high = 0, len(versions) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if agrees(versions[middle]) else (middle, high)
    return high


def write(root: Path, location: Location, day: datetime.date) -> None:
    """Add `since:` to the evidence that starts at a line of a data file."""
    path = root / location.file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    start = lines[location.line - 1]
    indent = " " * (start.index("api:") if "api:" in start else len(start) - len(start.lstrip()))
    lines.insert(location.line, f"{indent}since: {day}\n")
    write_atomically(path, "".join(lines).encode())


if __name__ == "__main__":
    sys.exit(main())
