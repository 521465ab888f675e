"""A section of the built site in, a PDF out. `make pdf` calls it.

python tools/pdf.py --section networking [--site site] [--format a5] target.pdf
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import chromium
from book.document import FORMATS, GLOSSARY, Edition, document
from book.order import Chapter, chapters
from book.page import for_paper, read
from book.printing import print_book
from lxml import html
from playwright.sync_api import sync_playwright
from pypdf import PdfReader, PdfWriter

ROOT = Path(__file__).parent.parent
STYLE = Path(__file__).parent / "book" / "book.css"
# Pages that are lists of what the book has itself: its index, its contents.
LEFT_OUT = {"reference/a-z/"}


def main(arguments: list[str]) -> int:
    """Make one PDF; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--section", required=True, help="its folder, such as networking")
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
    edition = edition_of(given.site, found)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        text = assembled(given.site, found, edition, given.format)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        pdf, _ = print_book(browser, text, Path(folder))
        browser.close()
    given.target.parent.mkdir(parents=True, exist_ok=True)
    pages = finish(pdf, edition, given.target)
    size = given.target.stat().st_size / 1e6
    print(f"{given.target}: {pages} pages, {size:.1f} MB, {time.monotonic() - start:.0f} s")
    return 0


def in_book(all_: list[Chapter], section: str) -> list[Chapter]:
    """The chapter that is asked for, without what the book has itself."""
    return [
        Chapter(c.folder, c.title, tuple(p for p in c.pages if p.address not in LEFT_OUT))
        for c in all_
        if c.folder == section
    ]


def assembled(site: Path, found: list[Chapter], edition: Edition, size: str) -> str:
    """The whole book as one HTML document."""
    addresses = {page.address for chapter in found for page in chapter.pages}
    parts = {
        address: for_paper(read(site, address), address, edition.site_url, addresses)
        for chapter in found
        for address in (page.address for page in chapter.pages)
    }
    home = html.parse(str(site / "index.html")).getroot()
    styles = [
        (site / link.get("href")).resolve().as_uri()
        for link in home.cssselect('link[rel="stylesheet"]')
    ]
    terms = {
        heading.get("id"): heading.text_content().rstrip("¶")
        for heading in read(site, GLOSSARY).cssselect("h3[id]")
    }
    return document(edition, found, parts, terms, [*styles, STYLE.resolve().as_uri()], size)


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


def finish(pdf: bytes, edition: Edition, target: Path) -> int:
    """Write the PDF with metadata that depend on the edition alone; returns the number of pages."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    day = edition.date.replace("-", "") if edition.date[:1].isdigit() else "19800101"
    writer.metadata = {
        "/Title": edition.title,
        "/Subject": edition.subtitle,
        "/CreationDate": f"D:{day}000000Z",
        "/ModDate": f"D:{day}000000Z",
    }
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    with target.open("wb") as file:
        writer.write(file)
    return len(writer.pages)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
