"""Measures builds, the preview and the check against the bare theme, as ratios in one run.

    python -m tools.bench.builds [--part build|preview|check|growth] [--runs 3]

The yardstick is MkDocs with the theme on the same finished Markdown without our hook. All measured
commands run as they are: `mkdocs build`, `mkdocs serve`, `python -m fieldnotes check`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path

from tools import ROOT
from tools.bench.edits import Edit, fact_in_data, fact_in_pages, fact_to_edit, new_page, sentence
from tools.bench.large import TIMES, multiply
from tools.bench.preview import Preview, serving
from tools.bench.projects import bare_copy, build, copy_repository
from tools.bench.report import Ratio, fastest, table, verdict
from tools.bench.usage import Usage, run

# The maximum of each ratio to the yardstick.
WARM, COLD = 0.6, 2.5
SHOWS_EDIT, SHOWS_NEW_PAGE = 0.1, 0.3
CHECK = 0.15
# The maximum of memory with many times the pages, in bytes.
MEMORY = 1.5e9

# A project and the number of the run in, an edit out.
MakeEdit = Callable[[Path, int], Edit]


class Bench:
    """The projects that are measured, in a folder, and how often each measurement is taken."""

    def __init__(self, folder: Path, runs: int) -> None:
        """Copy the repository, with its caches; what takes long is done when it is first needed."""
        self.folder, self.runs = folder, runs
        self.own = folder / "own"
        copy_repository(self.own)
        if (ROOT / ".cache").exists():
            shutil.copytree(ROOT / ".cache", self.own / ".cache")

    @cached_property
    def bare(self) -> Path:
        """The yardstick: the finished Markdown and the theme."""
        return bare_copy(self.own, self.folder / "bare")

    def cold(self, measure: Callable[[Path], Usage]) -> Usage:
        """What something takes without any cache."""
        shutil.rmtree(self.own / ".cache", ignore_errors=True)
        for folder in list(self.own.rglob("__pycache__")):
            shutil.rmtree(folder)
        return measure(self.own)

    def warm(self, measure: Callable[[Path], Usage]) -> Usage:
        """What something takes when it has been done before."""
        measure(self.own)
        return fastest([measure(self.own) for _ in range(self.runs)])


def main(arguments: list[str]) -> int:
    """Measure the parts that are asked for; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.bench.builds",
        description="Measure builds, preview and check against the bare theme.",
    )
    parser.add_argument("--part", action="append", choices=sorted(PARTS), help="default: all")
    parser.add_argument("--runs", type=int, default=3, help="how often each is run")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), given.runs)
        for name in given.part or PARTS:
            print(f"{name}\n{PARTS[name](bench)}\n", flush=True)
    return 0


def full_builds(bench: Bench) -> str:
    """A build of the whole site."""
    cold = bench.cold(build)
    # In turns, so that a busy moment of the machine meets both.
    pairs = [(build(bench.bare), build(bench.own)) for _ in range(bench.runs)]
    bare, warm = (fastest(usages) for usages in zip(*pairs, strict=True))
    return table([Ratio("warm caches", warm, bare, WARM), Ratio("cold caches", cold, bare, COLD)])


def checks(bench: Bench) -> str:
    """A check of all data and prose, against a build of the yardstick."""
    cold, warm = bench.cold(check), bench.warm(check)
    bare = fastest([build(bench.bare) for _ in range(bench.runs)])
    return table([Ratio("warm caches", warm, bare, CHECK), Ratio("cold caches", cold, bare, CHECK)])


def check(root: Path) -> Usage:
    """Check a project."""
    return run([sys.executable, "-m", "fieldnotes", "check"], root)


def previews(bench: Bench) -> str:
    """From saving an edit until the served pages show it, ours against the yardstick's preview."""
    bare = bench.bare
    fact, pages = fact_to_edit(bench.own, bare / "docs")
    edits: list[tuple[str, float, MakeEdit, MakeEdit]] = [
        ("a sentence", SHOWS_EDIT, sentence, sentence),
        (
            f"{fact} on {len(pages)} pages",
            SHOWS_EDIT,
            partial(_fact, fact_in_data, fact, pages),
            partial(_fact, fact_in_pages, fact, pages),
        ),
        ("a new page", SHOWS_NEW_PAGE, new_page, new_page),
    ]
    with serving(bench.own) as preview:
        own = [_fastest_edit(preview, edit, bench.runs) for _, _, edit, _ in edits]
    with serving(bare) as preview:
        theirs = [_fastest_edit(preview, edit, bench.runs) for _, _, _, edit in edits]
    return table(
        [
            Ratio(name, ours, other, target, by_clock=True)
            for (name, target, _, _), ours, other in zip(edits, own, theirs, strict=True)
        ]
    )


def _fact(
    edit: Callable[[Path, str, tuple[str, ...], int], Edit],
    fact: str,
    pages: tuple[str, ...],
    root: Path,
    number: int,
) -> Edit:
    return edit(root, fact, pages, number)


def _fastest_edit(preview: Preview, edit: MakeEdit, runs: int) -> Usage:
    return fastest([preview.shows(edit(preview.root, number)) for number in range(1, runs + 1)])


def growth(bench: Bench) -> str:
    """The site and one with many times the pages: time of each command, and memory at its peak."""
    large = bench.folder / "large"
    copy_repository(large)
    multiply(large)
    build(bench.own)  # draws what both have
    for name in ("diagrams", "cards"):
        shutil.copytree(bench.own / ".cache" / name, large / ".cache" / name)
    measured = [_commands(root) for root in (bench.own, large)]
    ratios = [Ratio(name, measured[1][name], one, TIMES) for name, one in measured[0].items()]
    peaks = [max(usage.memory for usage in usages.values()) for usages in measured]
    return (
        f"{table(ratios)}\n"
        f"{TIMES} times the pages against the pages as they are; memory at its peak: "
        f"{peaks[1] / 1e9:.2f} GB, {peaks[0] / 1e9:.2f} GB; target ≤ {MEMORY / 1e9:g} GB; "
        f"met: {verdict(peaks[1] <= MEMORY)}"
    )


def _commands(root: Path) -> dict[str, Usage]:
    """What each command takes; diagrams and cards are drawn before: each costs the same."""
    build(root)
    shutil.rmtree(root / ".cache" / "site")
    cold_check, warm_check = check(root), check(root)
    shutil.rmtree(root / ".cache" / "site")
    return {
        "check, cold": cold_check,
        "check, warm": warm_check,
        "build, cold": build(root),
        "build, warm": build(root),
    }


PARTS: dict[str, Callable[[Bench], str]] = {
    "build": full_builds,
    "preview": previews,
    "check": checks,
    "growth": growth,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
