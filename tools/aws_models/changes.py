"""What AWS changed since the pinned models, as a report: `make aws-changes`.

    python -m tools.aws_models.changes [--from VERSION] [--to VERSION] [--report FILE]

Broken evidence comes first, then every change by service, each with the pages that it may affect.
It never edits a fact. The exit status is 0 whether AWS changed something or not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fieldnotes.content.content import Content
from fieldnotes.evidence.api_models import ApiModels
from fieldnotes.evidence.compare import KINDS, Change, changes
from fieldnotes.evidence.installed import API_MODELS, RESOURCE_SCHEMAS
from fieldnotes.evidence.verdicts import verdicts_of
from fieldnotes.evidence.verify import Models
from fieldnotes.files import write_atomically
from fieldnotes.problems import Failure, Problem
from fieldnotes.site import open_site
from tools.aws_models import releases
from tools.aws_models.affected import Pages

_MAX_OF_A_KIND = 60


@dataclass(frozen=True)
class Versions:
    """Two versions of a package, and the days of their releases."""

    package: str
    old: str
    new: str

    def __str__(self) -> str:
        days = [releases.released(self.package, version) for version in (self.old, self.new)]
        return f"{self.package} {self.old} ({days[0]}) → {self.new} ({days[1]})"


def main(arguments: list[str] | None = None) -> int:
    """Write the report; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.aws_models.changes", description=__doc__)
    parser.add_argument("--from", dest="old", help="a version of botocore; default: the pinned one")
    parser.add_argument("--to", dest="new", help="a version of botocore; default: the newest one")
    parser.add_argument("--report", type=Path, default=Path("dist/aws-changes.md"))
    options = parser.parse_args(arguments)
    try:
        pins = releases.pinned(Path.cwd())
        api = Versions(
            API_MODELS,
            options.old or pins[API_MODELS],
            options.new or releases.versions(API_MODELS)[-1],
        )
        schemas = Versions(
            RESOURCE_SCHEMAS, pins[RESOURCE_SCHEMAS], releases.versions(RESOURCE_SCHEMAS)[-1]
        )
        text = report(open_site(Path.cwd()).content, api, schemas)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    write_atomically(options.report, text.encode())
    print(f"wrote {options.report}: {text.splitlines()[2]}")
    return 0


def report(content: Content, api: Versions, schemas: Versions) -> str:
    """The report as Markdown. Failure if a release cannot be had."""
    old, new = releases.api_models(api.old), releases.api_models(api.new)
    broken = list(_broken(content, old, new, schemas))
    by_model = dict(_changes(content, old, new))
    pages = Pages(content)
    total = sum(len(found) for found in by_model.values())
    lines = [
        "# What AWS changed",
        "",
        f"{_count(len(broken), 'piece')} of evidence broken; {_count(total, 'change')} in "
        f"{_count(len(by_model), 'API model')} that the notes name.",
        "",
        f"Compared: {api}; {schemas}.",
        "",
        "## Broken evidence",
        "",
        *([f"- {problem}" for problem in broken] or ["None."]),
    ]
    for name, found in by_model.items():
        lines += ["", f"## {name}", *_service(pages, name, found)]
    return "\n".join(lines) + "\n"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _broken(
    content: Content, old: ApiModels, new: ApiModels, versions: Versions
) -> Iterator[Problem]:
    """Evidence on which the two versions do not agree, with what the newer one states."""
    before = verdicts_of(content.data, Models(old, releases.resource_schemas(versions.old)))
    after = verdicts_of(content.data, Models(new, releases.resource_schemas(versions.new)))
    for path, verdicts in after.items():
        for index, verdict in enumerate(verdicts):
            was = before[path][index]
            if was == verdict:
                continue
            shown, pages = (verdict, content.pages_showing(path))
            if verdict.state == "agrees":
                shown = was
            where = ", ".join(pages[:3]) or "no page of its own"
            newly = "" if shown is verdict else f"; {new.version} bears the statement out"
            yield Problem(
                content.data.location(*path, "evidence", index),
                "evidence",
                ".".join(str(step) for step in path[1:]) + f": {shown.found}",
                shown.expected,
                f"{shown.fix}{newly}; shown on {where}",
            )


def _changes(
    content: Content, old: ApiModels, new: ApiModels
) -> Iterator[tuple[str, list[Change]]]:
    """The changes of each API model that the notes name and that both versions have."""
    named = {model for service in content.data.services.values() for model in service.api}
    for name in sorted(named & set(old.services) & set(new.services)):
        if found := changes(old.service(name), new.service(name)):
            yield name, found


def _service(pages: Pages, name: str, found: list[Change]) -> Iterator[str]:
    """The changes of one model by kind, those that may affect a page first."""
    for kind, title in KINDS.items():
        of_kind = [(c, pages.affected(name, c)) for c in found if c.kind == kind]
        of_kind.sort(key=lambda pair: not pair[1])
        if not of_kind:
            continue
        yield from ("", f"**{title} ({len(of_kind):,})**", "")
        for change, affected in of_kind[:_MAX_OF_A_KIND]:
            where = f" → {', '.join(affected)}" if affected else ""
            yield f"- `{change.path}`: {change.text}{where}"
        if len(of_kind) > _MAX_OF_A_KIND:
            yield f"- … and {len(of_kind) - _MAX_OF_A_KIND} more"


if __name__ == "__main__":
    sys.exit(main())
