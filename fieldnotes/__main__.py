"""The commands of `python -m fieldnotes`."""

from __future__ import annotations

import argparse
import datetime
import gc
import sys
from pathlib import Path

from fieldnotes.evidence.installed import installed_versions
from fieldnotes.fix import fix, record_urls
from fieldnotes.new import KINDS, New, create
from fieldnotes.read import published_urls, readings, schema
from fieldnotes.reading import check_statement, reader_of_git
from fieldnotes.site import Site, open_site


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    gc.disable()  # millions of values, few cycles: looking for them takes long and frees little
    options = _parser().parse_args(arguments)
    if options.command == "schema":
        return _wrote(schema.write(options.root))
    if options.command == "new":
        return _new(create(options.root, options.kind, options.id))
    site = open_site(options.root)
    if options.command == "evidence":
        return check_evidence(site)
    if options.command == "checked":
        return _checked(site, options.statement, options.reader or reader_of_git())
    if options.command == "fix":
        return _wrote(fix(site)) or check(open_site(options.root))
    if status := check(site):
        return status
    if options.command == "record-urls":
        return _record(site)
    return stage_pages(site, options.folder) if options.command == "stage" else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fieldnotes", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the repository")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="report every problem in data and prose; writes nothing")
    checked = commands.add_parser("checked", help="date a statement by reading its source")
    checked.add_argument("statement", help="its path, such as services.lambda.facts.timeout-max")
    checked.add_argument("--reader", help="who reads it; default: git's user.name")
    commands.add_parser("evidence", help="compare evidence with the installed models of AWS")
    commands.add_parser("fix", help="correct spelling, schemas, schema lines and sorting in place")
    new = commands.add_parser("new", help="write a new entry with comments that explain its keys")
    new.add_argument("kind", choices=KINDS, metavar="KIND", help=f"one of {', '.join(KINDS)}")
    new.add_argument("id", metavar="ID", help="an ID such as ebs; storage/ebs for a term or page")
    commands.add_parser("record-urls", help="add the site's addresses to the published ones")
    commands.add_parser("schema", help="write schemas/*.json from the types")
    stage = commands.add_parser("stage", help="write the finished Markdown of every page")
    stage.add_argument("folder", type=Path)
    return parser


def check(site: Site) -> int:
    """Print every problem, one a line, and a closing line; returns 1 if there are any."""
    problems = site.problems()
    site.save_caches()
    for problem in problems:
        print(problem)
    data = site.content.data
    facts = sum(len(service.facts) for service in data.services.values())
    size = (
        f"{len(site.content.pages)} pages, {facts} facts, {len(site.content.terms)} terms, "
        f"{len(data.comparisons)} comparisons, {len(data.corrections)} corrections"
    )
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    print(count if problems else f"no problems in {size}", file=sys.stderr)
    return 1 if problems else 0


def check_evidence(site: Site) -> int:
    """Print every statement that AWS's models no longer bear out; returns 1 if there are any."""
    problems = site.outdated_evidence()
    for problem in problems:
        print(problem)
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    pieces = sum(len(verdicts) for verdicts in site.content.verdicts.values())
    checked = f"{pieces} pieces of evidence for {len(site.content.verdicts)} statements"
    models = " and ".join(f"{name} {version}" for name, version in installed_versions())
    print(f"{count if problems else 'no problems'} in {checked}, by {models}", file=sys.stderr)
    return 1 if problems else 0


def stage_pages(site: Site, folder: Path) -> int:
    """Write each page's finished Markdown below `folder`; returns 0."""
    for path, text in site.export():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    print(f"wrote {len(site.content.pages)} pages to {folder}", file=sys.stderr)
    return 0


def _checked(site: Site, statement: str, reader: str) -> int:
    try:
        refusal = check_statement(site, statement, reader, datetime.date.today(), input)
    except (EOFError, KeyboardInterrupt):
        refusal = "nothing written: no answer"
    if refusal:
        print(refusal, file=sys.stderr)
        return 1
    return _wrote([readings.FILE])


def _new(result: New | str) -> int:
    if isinstance(result, str):
        print(result, file=sys.stderr)
        return 1
    print(f"wrote {result.location}\n{result.next_step}")
    return 0


def _record(site: Site) -> int:
    new = record_urls(site)
    if new:
        print(f"wrote {published_urls.FILE}: {len(new)} new")
    return 0


def _wrote(names: list[str]) -> int:
    for name in names:
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
