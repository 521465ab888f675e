"""The parts of the book as HTML in, a PDF of each with its page numbers out.

Chromium tells where a place came to stand only after printing. The numbers are set afterwards, and
a part is printed again only when one of them has more digits than the room that was left.
"""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pikepdf
from playwright.async_api import Browser, async_playwright

from tools.book.finishing import Printed
from tools.book.page_numbers import ANCHOR_PAGE, Number, Slotted, with_slots

MAX_RUNS = 6
# Pages of Chromium that print at the same time.
PRINTERS = 2
_ID = re.compile(r' id="([^"]+)"')


def print_book(
    executable: str, documents: Sequence[str], characters: int, folder: Path
) -> Iterator[Printed]:
    """Each document printed, numbered as one book, as soon as its numbers are known.

    `executable` is the path of Chromium; `characters` of a document make a page, more or less;
    `folder` takes the documents and their PDFs. Raises RuntimeError when the numbers do not
    come to rest.
    """
    estimated = estimate(documents, characters)
    numbers: dict[str, int] = {}
    slotted: dict[int, Slotted] = {}
    printed: dict[int, Path] = {}
    done = 0
    # The index, with most of the numbers, is last and moves no other part: it waits for them. The
    # others need of it no more than where it begins.
    for end in (len(documents) - 1, len(documents)):
        for _ in range(MAX_RUNS):
            wanted = {n: with_slots(documents[n], estimated | numbers) for n in range(done, end)}
            unstable = {
                n: own for n, own in wanted.items() if n not in slotted or not own.fits(slotted[n])
            }
            if not unstable:
                break
            slotted |= unstable
            texts = {n: own.text for n, own in unstable.items()}
            printed = dict(sorted((printed | print_texts(executable, texts, folder)).items()))
            numbers, first = count(printed.values())
            numbers |= {beginning(document): first[end] for document in documents[end:]}
        else:
            raise RuntimeError(f"the page numbers still moved after {MAX_RUNS} prints")
        for n in range(done, end):
            yield Printed(printed[n], numbers_of(slotted[n], numbers), first[n])
        done = end


def numbers_of(slotted: Slotted, numbers: Mapping[str, int]) -> list[Number]:
    """The number of each slot of a document; `numbers` has those of all places."""
    return [Number(numbers[p], w) for p, w in zip(slotted.places, slotted.widths, strict=True)]


def estimate(documents: Iterable[str], characters: int) -> dict[str, int]:
    """The page on which each place may come to stand, where so many characters make a page.

    Rather too late than too early a page: that leaves room for its number.
    """
    ends = itertools.accumulate(map(len, documents), initial=0)
    return {
        match[1]: (before + match.start()) // characters + 1
        for document, before in zip(documents, ends, strict=False)
        for match in _ID.finditer(document)
    }


def beginning(document: str) -> str:
    """The first place of a document."""
    return next(match[1] for match in _ID.finditer(document))


def count(pdfs: Iterable[Path]) -> tuple[dict[str, int], list[int]]:
    """The page in the book of each place, and the first page of each part and of what follows."""
    numbers: dict[str, int] = {}
    first = [1]
    for pdf in pdfs:
        places = pages_of(pdf)
        length = places.pop(ANCHOR_PAGE) - 1
        numbers |= {name: first[-1] + page - 1 for name, page in places.items()}
        first.append(first[-1] + length)
    return numbers, first


def print_texts(executable: str, texts: Mapping[int, str], folder: Path) -> dict[int, Path]:
    """The PDF of each text, in a folder, by the same numbers."""
    return asyncio.run(_print(executable, texts, folder))


async def _print(executable: str, texts: Mapping[int, str], folder: Path) -> dict[int, Path]:
    """The PDFs of some texts, printed side by side, the longest text first."""
    waiting = sorted(texts, key=lambda n: len(texts[n]))
    printed: dict[int, Path] = {}

    async def work(browser: Browser) -> None:
        # One page for many texts: to open and close one takes as long as to print a chapter. What
        # a text leaves behind would stay in memory without being asked to go.
        page = await browser.new_page()
        await page.emulate_media(color_scheme="light")
        memory = await page.context.new_cdp_session(page)
        while waiting:
            number = waiting.pop()
            file = folder / f"part-{number}.html"
            file.write_text(texts[number], encoding="utf-8")
            await page.goto(file.as_uri())
            # What only paper shows asks for its fonts too late, and would be left blank.
            await page.evaluate("Promise.all([...document.fonts].map((font) => font.load()))")
            await memory.send("HeapProfiler.collectGarbage")
            printed[number] = file.with_suffix(".pdf")
            await page.pdf(
                path=printed[number],
                prefer_css_page_size=True,
                print_background=True,
                tagged=True,
            )

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox"]
        )
        await asyncio.gather(*(work(browser) for _ in range(min(PRINTERS, len(texts)))))
        await browser.close()
    return printed


def pages_of(pdf: Path) -> dict[str, int]:
    """The page, from 1, of each place of a PDF that something links to."""
    with pikepdf.open(pdf) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        return {
            name.removeprefix("/"): pages[place[0].objgen]
            for name, place in document.Root.Dests.items()
        }
