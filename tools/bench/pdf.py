"""Measures the whole book as a PDF against mkdocs-to-pdf on the same pages. `make bench` calls it.

    python -m tools.bench.pdf

mkdocs-to-pdf is no requirement of ours: without it in the environment only the book is measured.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from tools import ROOT
from tools.bench.projects import bare_copy, build, copy_repository
from tools.bench.usage import Usage, run

YARDSTICK = "mkdocs-to-pdf"


@dataclass(frozen=True)
class Book:
    """A PDF: what it took to make it, its pages, and its size in MB."""

    name: str
    usage: Usage
    pages: int
    size: float


def main(arguments: list[str]) -> int:
    """Make both books and print a table; returns the exit status."""
    argparse.ArgumentParser(
        prog="python -m tools.bench.pdf", description=f"Measure the book against {YARDSTICK}."
    ).parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "repository"
        copy_repository(root)
        build(root)
        target = Path(folder) / "book.pdf"
        command = ["-m", "tools.downloads.pdf", "--site", str(root / "site"), str(target)]
        books = [measured("the book", command, ROOT, target)]
        if importlib.util.find_spec("mkdocs_to_pdf") is not None:
            bare = with_plugin(bare_copy(root, Path(folder) / "bare"))
            command = ["-m", "mkdocs", "build", "--quiet"]
            books.append(measured(YARDSTICK, command, bare, bare / "site/pdf/document.pdf"))
    heads = ("", "wall", "CPU", "memory", "pages", "size")
    print(" | ".join(f"{head:>14}" for head in heads))
    for book in books:
        print(" | ".join(f"{cell:>14}" for cell in _cells(book)))
    if len(books) == 1:
        print(f"{YARDSTICK} is not installed; pip install {YARDSTICK} measures it, too.")
    else:
        ratio = books[1].usage.wall / books[0].usage.wall
        print(f"{YARDSTICK} takes {ratio:.1f} times as long.")
    return 0


def _cells(book: Book) -> tuple[str, ...]:
    return (
        book.name,
        f"{book.usage.wall:.0f} s",
        f"{book.usage.cpu:.0f} s",
        f"{book.usage.memory / 1e9:.2f} GB",
        f"{book.pages}",
        f"{book.size:.1f} MB",
    )


def with_plugin(root: Path) -> Path:
    """A project that makes a PDF of its pages with mkdocs-to-pdf."""
    config = root / "mkdocs.yml"
    text = config.read_text().replace("\nplugins:\n", "\nplugins:\n  - to-pdf\n")
    config.write_text(text)
    return root


def measured(name: str, command: list[str], folder: Path, target: Path) -> Book:
    """Run a command of Python that writes a PDF."""
    usage = run([sys.executable, *command], folder)
    if not target.exists():
        sys.exit(f"{name} wrote no PDF")
    return Book(name, usage, len(PdfReader(target).pages), target.stat().st_size / 1e6)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
