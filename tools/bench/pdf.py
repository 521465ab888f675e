"""Measures the whole book as a PDF against mkdocs-to-pdf on the same pages. `make bench` calls it.

mkdocs-to-pdf is no requirement of ours: without it in the environment only the book is measured.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from tools.bench.builds import bare_copy, copy_repository, once

YARDSTICK = "mkdocs-to-pdf"
PROC = Path("/proc")
# Seconds between two looks at the memory.
LOOK = 0.2


@dataclass(frozen=True)
class Run:
    """What making a PDF took: seconds, memory of all its processes at most, pages, size in MB."""

    name: str
    seconds: float
    memory: float
    pages: int
    size: float


def main() -> int:
    """Make both books and print a table; returns the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "repository"
        copy_repository(root)
        once(root)
        target = Path(folder) / "book.pdf"
        command = [sys.executable, "-m", "tools.downloads.pdf", "--site", str(root / "site")]
        runs = [measured("the book", [*command, str(target)], root, target)]
        if importlib.util.find_spec("mkdocs_to_pdf") is not None:
            bare = with_plugin(bare_copy(root, Path(folder) / "bare"))
            build = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
            runs.append(measured(YARDSTICK, build, bare, bare / "site/pdf/document.pdf"))
    print()
    print(" | ".join(f"{head:>14}" for head in ("", "seconds", "memory", "pages", "size")))
    for run in runs:
        cells = (f"{run.seconds:.0f} s", f"{run.memory:.2f} GB", run.pages, f"{run.size:.1f} MB")
        print(" | ".join(f"{cell:>14}" for cell in (run.name, *cells)))
    if len(runs) == 1:
        print(f"{YARDSTICK} is not installed here; pip install {YARDSTICK} measures it, too.")
    else:
        print(f"The book takes {runs[1].seconds / runs[0].seconds:.1f} times less time.")
    return 0


def with_plugin(root: Path) -> Path:
    """A project that makes a PDF of its pages with mkdocs-to-pdf."""
    config = root / "mkdocs.yml"
    text = config.read_text().replace("\nplugins:\n", "\nplugins:\n  - to-pdf\n")
    config.write_text(text)
    return root


def measured(name: str, command: list[str], root: Path, target: Path) -> Run:
    """Run a command that writes a PDF."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    most = [0.0]
    watch = threading.Thread(target=_watch, args=(process, most), daemon=True)
    watch.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - start
    if process.returncode or not target.exists():
        sys.exit(f"{name} made no PDF:\n{output}")
    pages = len(PdfReader(target).pages)
    return Run(name, seconds, most[0], pages, target.stat().st_size / 1e6)


def _watch(process: subprocess.Popen[str], most: list[float]) -> None:
    """Keep the most memory, in GB, that a process and all below it had at once."""
    while process.poll() is None:
        most[0] = max(most[0], memory(process.pid))
        time.sleep(LOOK)


def memory(root: int) -> float:
    """GB of a process and all below it; what several share counts once. 0 where /proc is not."""
    parents = {}
    for status in PROC.glob("[0-9]*/stat"):
        try:
            # The name may have spaces and parentheses; the parent is the second field after it.
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    family, found = {root}, True
    while found:
        found = {pid for pid, parent in parents.items() if parent in family} - family
        family |= found
    return sum(map(_own, family)) / 1e6


def _own(process: int) -> int:
    """kB of a process, with its share of what it has in common with others."""
    try:
        text = (PROC / str(process) / "smaps_rollup").read_text()
    except OSError:
        return 0
    return int(text.partition("\nPss:")[2].split()[0])


if __name__ == "__main__":
    sys.exit(main())
