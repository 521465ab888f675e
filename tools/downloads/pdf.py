"""The built site in, a book as PDF out. `make pdf` calls it.

python -m tools.downloads.pdf [--section networking] [--site site] [--format a5] target.pdf
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from lxml import html

from fieldnotes.files import temporary_folder
from tools import ROOT
from tools.book.css import select
from tools.book.document import FORMATS, Heading, documents, headings, parts
from tools.book.edition import Edition, edition_of, in_book
from tools.book.finishing import finish
from tools.book.joining import join, write
from tools.book.page import read_all
from tools.book.paper import all_to_print_html
from tools.book.printing import PRINTERS, print_book
from tools.book.terms import terms_of
from tools.downloads.command import run
from tools.setup.programs import CHROMIUM

STYLE = ROOT / "tools/book/book.css"


def main(arguments: list[str]) -> int:
    """Make one PDF; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.downloads.pdf", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("target", type=Path)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--section", default="", help="its folder, such as networking")
    parser.add_argument("--format", choices=sorted(FORMATS), default="a4")
    given = parser.parse_args(arguments)
    return run(lambda: make(given.site, given.section, given.format, given.target), given.site)


def make(site: Path, section: str, size: str, target: Path) -> None:
    """Print the PDF of a section, or of the whole site. Raises ValueError if it has no page."""
    path = CHROMIUM.found()
    start = time.monotonic()
    # To look again and again for circles among millions of tags would take a fourth of the time.
    gc.disable()
    edition, titles, texts = read_book(site, section, size)
    with (
        temporary_folder(target) as folder,
        ProcessPoolExecutor(PRINTERS, initializer=start_worker) as pool,
    ):
        printed = print_book(path, texts, FORMATS[size].characters, folder.resolve())
        book = join(pool.map(finish, printed), titles, edition)
    write(book, target)
    megabytes = target.stat().st_size / 1e6
    seconds = time.monotonic() - start
    print(f"{target}: {len(book.pages)} pages, {megabytes:.1f} MB, {seconds:.0f} s")


def start_worker() -> None:
    """In each process that finishes parts: it ends when the command does, however that ended."""
    gc.disable()
    parent = multiprocessing.parent_process()

    def end_with_parent() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()


def read_book(site: Path, section: str, size: str) -> tuple[Edition, list[Heading], list[str]]:
    """The edition, the headings and the documents of a book. Raises ValueError if it has no page.

    The pages of the site are gone from memory when this returns.
    """
    chapters = in_book(site, section)
    edition = edition_of(site, chapters, section)
    pages = all_to_print_html(read_all(site, chapters), edition.site_url)
    made = parts(edition, chapters, pages, terms_of(site))
    titles = [heading for part in made for heading in headings(part)]
    return edition, titles, documents(made, edition, styles_of(site), size)


def styles_of(site: Path) -> list[str]:
    """The addresses of the style sheets of the site, and of that of the book."""
    home = html.parse(str(site / "index.html")).getroot()
    own = [
        (site / link.attrib["href"]).resolve() for link in select(home, 'link[rel="stylesheet"]')
    ]
    return [style.as_uri() for style in [*own, STYLE.resolve()]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
