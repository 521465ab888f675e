"""Measures builds side by side in one run and prints them as ratios. `make bench` calls it.

The yardstick is MkDocs with the theme building the same finished Markdown without our hook. Each
build runs in a process of its own; the fastest run counts, because everything else that the
machine does only ever makes a run slower.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fieldnotes.diagrams.cache import draw
from fieldnotes.site import open_site
from tools import ROOT

RUNS = 3
TIMES = 10
COPIED = ["mkdocs.yml", "hooks", "fieldnotes", "overrides", "docs", "data", "requirements-dev.txt"]


def main() -> int:
    """Run all builds and print a table; returns the exit status."""
    print_drawing()
    with tempfile.TemporaryDirectory() as folder:
        one, ten = Path(folder) / "one", Path(folder) / "ten"
        copy_repository(one)
        copy_repository(ten)
        pages = multiply(ten)
        print(f"{pages} pages, and {TIMES} times as many; fastest of {RUNS} builds each\n")
        rows = []
        for name, root in (("the site", one), (f"{TIMES} times the pages", ten)):
            bare = bare_copy(root, Path(folder) / f"bare-{root.name}")
            shutil.rmtree(root / ".cache")
            empty = once(root)
            # In turns, so that a busy moment of the machine meets both.
            pairs = [(once(bare), once(root)) for _ in range(RUNS)]
            rows.append((name, min(b for b, _ in pairs), empty, min(f for _, f in pairs)))
    print_table(rows)
    growth = rows[1][3] / rows[0][3]
    print(f"\n{TIMES} times the pages take {growth:.1f} times as long with a filled cache.")
    return 0


def print_drawing() -> None:
    """How long all diagrams take with nothing drawn yet, and with everything drawn."""
    diagrams = open_site(ROOT).content.diagrams
    with tempfile.TemporaryDirectory() as folder:
        seconds = []
        for _ in ("empty", "filled"):
            start = time.perf_counter()
            draw(diagrams, Path(folder))
            seconds.append(time.perf_counter() - start)
    empty, filled = seconds
    print(
        f"{len(diagrams)} diagrams: {empty:.1f} s with an empty cache on {os.cpu_count()} "
        f"processors, {filled:.2f} s with a filled one, {empty / filled:.0f} times less\n"
    )


def copy_repository(target: Path) -> None:
    """Copy what a build needs, without caches."""
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


def once(root: Path) -> float:
    """Seconds of one build."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=os.environ)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"the build in {root} failed:\n{done.stdout}{done.stderr}")
    return seconds


def print_table(rows: list[tuple[str, float, float, float]]) -> None:
    """One line for each size: seconds of each build, and ours as ratios to the bare theme."""
    heads = ("", "bare theme", "empty cache", "filled cache", "empty/bare", "filled/bare")
    print(" | ".join(f"{head:>18}" for head in heads))
    for name, bare, empty, filled in rows:
        seconds = [f"{value:.2f} s" for value in (bare, empty, filled)]
        ratios = [f"{empty / bare:.2f}", f"{filled / bare:.2f}"]
        print(" | ".join(f"{cell:>18}" for cell in (name, *seconds, *ratios)))


if __name__ == "__main__":
    sys.exit(main())
