"""The commands: `python -m fieldnotes check | fix | schema | stage FOLDER`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldnotes.fix import fix
from fieldnotes.read import schema
from fieldnotes.site import Site, open_site


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="fieldnotes", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the repository")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="list every mistake in data and prose; writes nothing")
    commands.add_parser("fix", help="mend spelling, schemas and hints in place, list new addresses")
    commands.add_parser("schema", help="write schemas/*.json from the types")
    stage = commands.add_parser("stage", help="write the finished Markdown of every page")
    stage.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    if options.command == "schema":
        return _wrote(schema.write(options.root))
    site = open_site(options.root)
    if options.command == "fix":
        return _wrote(fix(site)) or check(open_site(options.root))
    if status := check(site):
        return status
    return stage_pages(site, options.folder) if options.command == "stage" else 0


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
    print(f"{len(problems)} problems" if problems else f"no problems in {size}", file=sys.stderr)
    return 1 if problems else 0


def stage_pages(site: Site, folder: Path) -> int:
    """Write each page's finished Markdown below `folder`; returns 0."""
    for path, text in site.export():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    print(f"wrote {len(site.content.pages)} pages to {folder}", file=sys.stderr)
    return 0


def _wrote(names: list[str]) -> int:
    for name in names:
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
