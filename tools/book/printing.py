"""The book as HTML in, a PDF out: printed by Chromium until every page number is right.

Chromium knows on which page a place came to stand only after printing, so the numbers of one run
are written into the next. Two runs do, unless a number made a line longer.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser
from pypdf import PdfReader

MOST_RUNS = 4
_AT = re.compile(
    r'(?P<open><span class="(?P<name>at|at-end)" data-to="(?P<to>[^"]+)">)[^<]*</span>'
)
_NUMBER = re.compile(r'(?P<open><a class="number" href="#[^"]+" data-to="(?P<to>[^"]+)">)[^<]*</a>')
_ENTRY = re.compile(r'(<p>[^<]+?), ((?:<a class="number".*?</a>(?:, )?)+)</p>')


def print_book(browser: Browser, text: str, folder: Path) -> tuple[bytes, dict[str, int]]:
    """The PDF of a book, and the page of each place that something links to.

    `folder` takes the document while it is printed. Raises RuntimeError when the numbers do not
    come to rest.
    """
    numbers: dict[str, int] = {}
    for _ in range(MOST_RUNS):
        pdf = _print(browser, numbered(text, numbers), folder / "book.html")
        found = pages_of(pdf)
        if found == numbers:
            return pdf, numbers
        numbers = found
    raise RuntimeError(f"the page numbers of the book still moved after {MOST_RUNS} prints")


def numbered(text: str, numbers: Mapping[str, int]) -> str:
    """The document with the page numbers of a run, and in the index each number once an entry."""

    def at(match: re.Match[str]) -> str:
        number = numbers.get(match["to"])
        shown = "000" if number is None else str(number)
        words = shown if match["name"] == "at-end" else f" (p. {shown})"
        return f"{match['open']}{words}</span>"

    def entry(match: re.Match[str]) -> str:
        links: dict[int, str] = {}
        for link in _NUMBER.finditer(match[2]):
            number = numbers.get(link["to"], 0)
            links.setdefault(number, f"{link['open']}{number}</a>")
        return f"{match[1]}, {', '.join(links[number] for number in sorted(links))}</p>"

    text = _AT.sub(at, text)
    return _ENTRY.sub(entry, text) if numbers else text


def _print(browser: Browser, text: str, file: Path) -> bytes:
    file.write_text(text, encoding="utf-8")
    page = browser.new_page()
    try:
        page.emulate_media(media="print", color_scheme="light")
        page.goto(file.as_uri())
        return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    finally:
        page.close()


def pages_of(pdf: bytes) -> dict[str, int]:
    """The page, from 1, of each place of a PDF that something links to."""
    reader = PdfReader(io.BytesIO(pdf))
    by_reference = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1)}
    return {
        name.lstrip("/"): by_reference[destination.page.idnum]
        for name, destination in reader.named_destinations.items()
        if destination.page is not None and destination.page.idnum in by_reference
    }
