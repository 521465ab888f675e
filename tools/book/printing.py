"""The parts of the book as HTML in, a PDF of each out: printed until every page number is right.

Chromium knows on which page a place came to stand only after printing, so the numbers of one run
are written into the next. Two runs do, unless a number made a line longer.
"""

from __future__ import annotations

import asyncio
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pikepdf
from playwright.async_api import Browser, async_playwright

from book.document import ROLL

MOST_RUNS = 6
# A page number of the book.
LIKELY = 500
# Chromiums that print at the same time.
PRINTERS = 2
_AT = re.compile(
    r'(?P<open><span class="(?P<name>at|at-end)" data-to="(?P<to>[^"]+)">)[^<]*</span>'
)
_NUMBER = re.compile(r'(?P<open><a class="number" href="[^"]+" data-to="(?P<to>[^"]+)">)[^<]*</a>')
_ENTRY = re.compile(r'(<p>[^<]+?), ((?:<a class="number".*?</a>(?:, )?)+)</p>')


def print_book(executable: str, documents: Sequence[str], folder: Path) -> list[bytes]:
    """A PDF of each document, numbered as one book.

    `executable` is the path of Chromium; `folder` takes the documents while they are printed.
    Raises RuntimeError when the numbers do not come to rest.
    """
    # Before the first print every number is as wide as most of them will be.
    numbers: Mapping[str, int] = defaultdict(lambda: LIKELY)
    before = [0] * len(documents)
    texts: dict[int, str] = {}
    printed: dict[int, bytes] = {}
    for _ in range(MOST_RUNS):
        wanted = {
            number: numbered(document, numbers, pages)
            for number, (document, pages) in enumerate(zip(documents, before, strict=True))
        }
        changed = {n: text for n, text in wanted.items() if text != texts.get(n)}
        if not changed:
            return list(printed.values())
        texts = wanted
        printed = dict(sorted((printed | print_texts(executable, changed, folder)).items()))
        numbers, before = count(printed.values())
    raise RuntimeError(f"the page numbers of the book still moved after {MOST_RUNS} prints")


def count(pdfs: Iterable[bytes]) -> tuple[dict[str, int], list[int]]:
    """The page in the book of each place, and how many pages stand before each part."""
    numbers: dict[str, int] = {}
    before = [0]
    for pdf in pdfs:
        places = pages_of(pdf)
        length = places.pop(ROLL) - 1
        numbers |= {name: before[-1] + page for name, page in places.items()}
        before.append(before[-1] + length)
    return numbers, before[:-1]


def numbered(text: str, numbers: Mapping[str, int], before: int) -> str:
    """A document with page numbers, and in the index each number once an entry.

    `before` is how many pages of the book stand before the document.
    """

    def at(match: re.Match[str]) -> str:
        number = str(numbers[match["to"]])
        words = number if match["name"] == "at-end" else f" (p. {number})"
        return f"{match['open']}{words}</span>"

    def entry(match: re.Match[str]) -> str:
        links: dict[int, str] = {}
        for link in _NUMBER.finditer(match[2]):
            number = numbers[link["to"]]
            links.setdefault(number, f"{link['open']}{number}</a>")
        return f"{match[1]}, {', '.join(links[number] for number in sorted(links))}</p>"

    text = _ENTRY.sub(entry, _AT.sub(at, text))
    return text.replace("<html ", f'<html style="counter-reset: page {before}" ', 1)


def print_texts(executable: str, texts: Mapping[int, str], folder: Path) -> dict[int, bytes]:
    """The PDF of each text, by the same numbers."""
    return asyncio.run(_print(executable, texts, folder))


async def _print(executable: str, texts: Mapping[int, str], folder: Path) -> dict[int, bytes]:
    """The PDFs of some texts, printed by several Chromiums, the longest text first."""
    waiting = sorted(texts, key=lambda n: len(texts[n]))
    printed: dict[int, bytes] = {}

    async def work(browser: Browser) -> None:
        while waiting:
            number = waiting.pop()
            file = folder / f"part-{number}.html"
            file.write_text(texts[number], encoding="utf-8")
            page = await browser.new_page()
            await page.emulate_media(media="print", color_scheme="light")
            await page.goto(file.as_uri())
            printed[number] = await page.pdf(
                prefer_css_page_size=True, print_background=True, tagged=True, outline=True
            )
            await page.close()

    async with async_playwright() as playwright:
        browsers = [
            await playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
            for _ in range(min(PRINTERS, len(texts)))
        ]
        await asyncio.gather(*map(work, browsers))
        for browser in browsers:
            await browser.close()
    return printed


def pages_of(pdf: bytes) -> dict[str, int]:
    """The page, from 1, of each place of a PDF that something links to."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        return {
            name.removeprefix("/"): pages[place[0].objgen]
            for name, place in document.Root.Dests.items()
        }
