"""The built site in, a book as PDF out. `make pdf` calls it.

python tools/pdf.py [--section networking] [--site site] [--format a5] target.pdf
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import chromium
from book.document import FORMATS, GLOSSARY, Edition, documents, parts
from book.joining import join, write
from book.order import Chapter, chapters
from book.page import anchors, for_paper, read
from book.printing import PRINTERS, print_book
from book.slimming import slim
from lxml import html
from lxml.html import HtmlElement

ROOT = Path(__file__).parent.parent
STYLE = Path(__file__).parent / "book" / "book.css"
# Pages that only repeat what the book has in its index, or has drawn already.
LEFT_OUT = {"reference/a-z/", "reference/diagrams/"}


def main(arguments: list[str]) -> int:
    """Make one PDF; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--section", default="", help="its folder, such as networking")
    parser.add_argument("--format", choices=sorted(FORMATS), default="a4")
    given = parser.parse_args(arguments)
    path = chromium.find()
    if path is None:
        print("no Chromium on the PATH; on Debian: apt-get install chromium")
        return 1
    start = time.monotonic()
    found = in_book(chapters(given.site), given.section)
    if not found:
        known = ", ".join(chapter.folder for chapter in chapters(given.site))
        print(f'SECTION="{given.section}"; expected one of {known}; name one of them')
        return 1
    edition = edition_of(given.site, found if given.section else [])
    pages = pages_of(given.site, found, edition)
    made = parts(edition, found, pages, terms_of(given.site))
    texts = documents(made, edition, styles_of(given.site), given.format)
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(PRINTERS) as pool:
        printed = print_book(path, texts, Path(folder))
        book = join(pool.map(slim, printed), edition)
    write(book, given.target)
    size = given.target.stat().st_size / 1e6
    seconds = time.monotonic() - start
    print(f"{given.target}: {len(book.pages)} pages, {size:.1f} MB, {seconds:.0f} s")
    return 0


def in_book(all_: list[Chapter], section: str) -> list[Chapter]:
    """All chapters or the one that is asked for, without what the book has itself."""
    return [
        Chapter(c.folder, c.title, tuple(p for p in c.pages if p.address not in LEFT_OUT))
        for c in all_
        if section in ("", c.folder)
    ]


def pages_of(site: Path, found: list[Chapter], edition: Edition) -> dict[str, HtmlElement]:
    """Every page of the book by its address, made for paper."""
    contents = {page.address: read(site, page.address) for c in found for page in c.pages}
    places = {address: anchors(content) for address, content in contents.items()}
    return {
        address: for_paper(content, address, edition.site_url, places)
        for address, content in contents.items()
    }


def terms_of(site: Path) -> dict[str, str]:
    """The name of each term of the glossary by its id."""
    headings = read(site, GLOSSARY).cssselect("h3[id]")
    return {heading.get("id"): heading.text_content().rstrip("¶") for heading in headings}


def styles_of(site: Path) -> list[str]:
    """The addresses of the style sheets of the site, and of that of the book."""
    home = html.parse(str(site / "index.html")).getroot()
    own = [(site / link.get("href")).resolve() for link in home.cssselect('link[rel="stylesheet"]')]
    return [style.as_uri() for style in [*own, STYLE.resolve()]]


def edition_of(site: Path, chapters_: list[Chapter]) -> Edition:
    """Title, date and version of the edition: the newest commit, if this is a repository."""
    home = html.parse(str(site / "index.html")).getroot()
    title = home.cssselect('meta[name="description"]')[0].get("content")
    site_url = home.cssselect('link[rel="canonical"]')[0].get("href")
    name = (site / "llms.txt").read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
    name = ": ".join([name, *(chapter.title for chapter in chapters_)])
    date, version = _git("show", "-s", "--format=%cs"), _git("describe", "--always", "--tags")
    return Edition(name, title, date or "an unknown day", version or "unknown", site_url)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
