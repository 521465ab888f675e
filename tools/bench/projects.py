"""Copies of the repository to build: as it is, with many times the pages, and as bare Markdown."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fieldnotes.site import open_site
from tools import ROOT
from tools.bench.usage import Usage, run

# How many times the pages a large site has.
TIMES = 10
COPIED = [
    "mkdocs.yml",
    "hooks",
    "fieldnotes",
    "overrides",
    "docs",
    "data",
    "schemas",
    "requirements-dev.txt",
]


def copy_repository(target: Path) -> None:
    """Copy what builds and checks read, without caches."""
    target.mkdir(exist_ok=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)


def multiply(root: Path) -> int:
    """Add copies of every section of docs/ until there are TIMES of each; returns the old number.

    A copy lives in a folder beside the others, so its links to generated pages and to the lists
    still lead somewhere.
    """
    docs = root / "docs"
    sections = [p for p in docs.iterdir() if p.is_dir() and p.name not in ("compare", "reference")]
    pages = len(list(docs.rglob("*.md")))
    order = (docs / ".pages").read_text()
    for number in range(2, TIMES + 1):
        for section in sections:
            shutil.copytree(section, docs / f"{section.name}-{number}")
            order += f"  - {section.name}-{number}\n"
    (docs / ".pages").write_text(order)
    accept_problems_of_copies(root)
    return pages


def accept_problems_of_copies(root: Path) -> None:
    """List what is wrong only because a page is a copy, such as a number of a service's page."""
    with (root / "data" / "checks" / "exceptions.yml").open("a") as exceptions:
        for problem in open_site(root).problems():
            entry = {"rule": problem.rule, "file": problem.location.file, "found": problem.found}
            exceptions.write(f"- {json.dumps({**entry, 'reason': 'A copy.'})}\n")


def bare_copy(root: Path, target: Path) -> Path:
    """A project with the finished Markdown of `root`, the same theme and plugins, and no hook."""
    target.mkdir()
    stage = [sys.executable, "-m", "fieldnotes", "--root", str(root), "stage", str(target / "docs")]
    subprocess.run(stage, cwd=root, check=True, stderr=subprocess.DEVNULL)
    for path in (root / "docs").rglob(".pages"):
        copied = target / path.relative_to(root)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied)
    shutil.copytree(root / "overrides", target / "overrides")
    # The theme's own search: without the block that starts ours.
    main_page = target / "overrides" / "main.html"
    main_page.write_text(
        re.sub(r"(?s)\{% block config %\}.*?\{% endblock %\}", "", main_page.read_text())
    )
    config = (root / "mkdocs.yml").read_text()
    config = re.sub(r"(?m)^(hooks|watch):.*\n", "", config)
    # Row and fact anchors stand in HTML that MkDocs cannot see without the hook.
    (target / "mkdocs.yml").write_text(config.replace("strict: true", "strict: false"))
    return target


def build(root: Path) -> Usage:
    """Build a project."""
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet"], root)
