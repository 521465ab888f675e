"""The built site in, a book as EPUB out, for readers of electronic books. `make epub` calls it.

python -m tools.downloads.epub [--section networking] [--site site] target.epub
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools import ROOT
from tools.book.cover import cover
from tools.book.edition import edition_of, in_book
from tools.book.epub import COVER, epub_files
from tools.book.epub_package import MIMETYPE
from tools.book.epub_page import STYLE
from tools.book.page import read_all
from tools.book.terms import terms_of
from tools.downloads.archive import write_zip
from tools.downloads.command import run

STYLES = ROOT / "tools/book"


def main(arguments: list[str]) -> int:
    """Make one EPUB; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.downloads.epub", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("target", type=Path)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--section", default="", help="its folder, such as networking")
    given = parser.parse_args(arguments)
    return run(lambda: make(given.site, given.section, given.target), given.site)


def make(site: Path, section: str, target: Path) -> None:
    """Make the EPUB of a section, or of the whole site. Raises ValueError if it has no page."""
    found = in_book(site, section)
    edition = edition_of(site, found, section)
    contents = read_all(site, found)
    own = {STYLE: (STYLES / STYLE).read_bytes(), COVER: cover(edition)}
    files = epub_files(
        edition, found, contents, terms_of(site), own, lambda path: (site / path).read_bytes()
    )
    write_zip(target, files, MIMETYPE)
    size = target.stat().st_size / 1e6
    print(f"{target}: {len(contents)} pages, {size:.1f} MB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
