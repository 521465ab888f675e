"""The book as a PDF: printed by the command from the real site, opened with a PDF library."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import Destination, DictionaryObject

from tests.support.once import once
from tools import tethered
from tools.book.document import FORMATS, documents, parts
from tools.book.edition import edition_of, in_book
from tools.book.page import read_all
from tools.book.paper import all_to_print_html
from tools.downloads.pdf import styles_of

SECTION = "messaging"
# Millimetres, left and right.
MARGIN = 16
# What is wider than the paper, or holds what is wider than itself, by its first words.
BOXES = "table, td, th, pre, figure, svg"
WIDER = """({boxes, room}) => [...document.querySelectorAll(boxes)].filter((box) => {
  const turned = box.closest(".compare")?.matches(":has(thead th:nth-child(7))");
  const holds = box.matches("td, th, pre") && box.scrollWidth > box.clientWidth + 1;
  return holds || box.getBoundingClientRect().right > room[turned ? "across" : "upright"] + 1;
}).map((box) => `${box.tagName} ${box.textContent.trim().slice(0, 60)}`)"""


@pytest.fixture(scope="session")
def pdf(built: Path, shared: Path) -> Path:
    """The file of the whole book."""

    def make(target: Path) -> None:
        done = run(built, target)
        assert done.returncode == 0, done.stdout
        assert done.stdout.startswith(f"{target}: ")
        assert target.stat().st_size <= 8_000_000

    return once(shared / "book.pdf", make)


@pytest.fixture(scope="module")
def book(pdf: Path) -> PdfReader:
    """The whole book."""
    return PdfReader(pdf)


@pytest.fixture(scope="module")
def outline(book: PdfReader) -> list[Bookmark]:
    """Every bookmark in order. The library reads all of them anew at each look."""
    return [
        Bookmark(level, str(entry.title), book.get_destination_page_number(entry))
        for level, entry in bookmarks(book.outline)
    ]


@pytest.fixture(scope="module")
def places(book: PdfReader) -> dict[str, int]:
    """The page of each place that a link can name, from 0; as slow to read."""
    found = book.named_destinations
    return {name: book.get_destination_page_number(place) for name, place in found.items()}


class Bookmark(NamedTuple):
    """A bookmark of the book: its level from 1, its title, and its page from 0."""

    level: int
    title: str
    page: int


def run(site: Path, target: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The command as make calls it."""
    command = [sys.executable, "-m", "tools.downloads.pdf", "--site", str(site), *options]
    return tethered.run([*command, str(target)])


def bookmarks(entries: list, level: int = 1) -> Iterator[tuple[int, Destination]]:
    """Every bookmark with its level, from 1."""
    for entry in entries:
        if isinstance(entry, list):
            yield from bookmarks(entry, level + 1)
        else:
            yield level, entry


def links(book: PdfReader) -> Iterator[DictionaryObject]:
    for page in book.pages:
        for reference in page.get("/Annots", []):
            link: DictionaryObject = reference.get_object()
            if link["/Subtype"] == "/Link":
                yield link


def diagrams(site: Path) -> int:
    """How many diagrams the pages of the book have."""
    pages = (page for chapter in in_book(site, "") for page in chapter.pages)
    texts = ((site / page.address / "index.html").read_text() for page in pages)
    return sum(text.count('class="diagram-picture"') for text in texts)


def test_title_language_and_tags_are_set(book: PdfReader) -> None:
    root = book.trailer["/Root"]
    assert book.metadata is not None
    assert book.metadata.title == "AWS Field Notes"
    assert book.metadata.author is None
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_bookmarks_are_the_chapters_pages_and_headings(
    book: PdfReader, outline: list[Bookmark], built: Path
) -> None:
    own = [entry.title for entry in outline if entry.level == 1]
    chapters = [chapter.title for chapter in in_book(built, "")]
    assert own == ["Contents", *chapters, "Index of terms"]
    assert sum(entry.level == 3 for entry in outline) > 700
    assert not any("(p." in entry.title for entry in outline)
    numbers = [entry.page for entry in outline]
    assert numbers == sorted(numbers)
    assert 500 <= len(book.pages) <= 1500


def test_numbers_in_the_contents_are_those_of_the_headings(
    book: PdfReader, outline: list[Bookmark], built: Path
) -> None:
    numbers = [entry.page + 1 for entry in outline if entry.level < 3][1:]
    # The contents may say more of a page than its heading: "EBS volume types, compared".
    titles = [
        title
        for chapter in in_book(built, "")
        for title in (chapter.title, *(page.title for page in chapter.pages))
    ]
    lines = [
        line for page in book.pages[1 : numbers[0] - 1] for line in page.extract_text().splitlines()
    ]
    told = " ".join(line for line in lines if line != "Contents" and not line.isdigit())
    expected = zip([*titles, "Index of terms"], numbers, strict=True)
    assert " ".join(told.split()) == " ".join(f"{title} {number}" for title, number in expected)


def test_page_numbers_behind_links_and_in_the_index_are_right(
    book: PdfReader, outline: list[Bookmark], places: dict[str, int]
) -> None:
    start = next(entry.page for entry in outline if entry.title == "Index of terms")
    text = "".join(page.extract_text() for page in book.pages[start:])
    numbers = {int(number) for number in re.findall(r",\s(\d+)", text)}
    told = {
        places[str(link["/Dest"])] + 1
        for page in book.pages[start:]
        for link in (reference.get_object() for reference in page.get("/Annots", []))
    }
    assert len(told) > 300
    assert told <= numbers


def test_every_link_leads_somewhere(book: PdfReader, places: dict[str, int]) -> None:
    inner = outer = 0
    for link in links(book):
        if "/A" in link:
            outer += 1
            address = str(link["/A"]["/URI"])
            assert address.startswith("https://"), address
            assert "book.invalid" not in address
        else:
            inner += 1
            assert str(link["/Dest"]) in places, link["/Dest"]
    assert inner > 8000
    assert outer > 3000


def test_numbers_behind_links_are_those_of_the_pages_they_lead_to(
    book: PdfReader, places: dict[str, int]
) -> None:
    """On every fifth page; a link within a page of notes or sources has no number behind it."""
    found = 0
    for page in book.pages[5::5]:
        told = {int(n) for n in re.findall(r"\(p\.\s(\d+)\)", page.extract_text())}
        targets = [
            places[str(link["/Dest"])] + 1
            for link in (reference.get_object() for reference in page.get("/Annots", []))
            if "/Dest" in link
        ]
        assert told <= set(targets)
        found += len(told)
    assert found > 500


def test_diagrams_are_vector_graphics_described_in_words(pdf: Path, built: Path) -> None:
    told = []
    with pikepdf.open(pdf) as document:
        for item in document.objects:
            assert not isinstance(item, pikepdf.Stream) or item.get("/Subtype") != "/Image"
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure":
                told.append(str(item.Alt))
    assert len(told) == diagrams(built) > 90
    assert all(len(words) > 60 for words in told)


def test_nothing_is_wider_than_its_page(built: Path, browser: Browser, tmp_path: Path) -> None:
    """As wide as the paper between its margins; a table of many columns turns the paper."""
    found = in_book(built, "")
    edition = edition_of(built, found, "")
    made = parts(edition, found, all_to_print_html(read_all(built, found), edition.site_url), {})
    wide = []
    for size, paper in FORMATS.items():
        room, across = ((side - 2 * MARGIN) / 25.4 * 96 for side in (paper.width, paper.height))
        page = browser.new_page(viewport={"width": int(room), "height": 1000})
        page.emulate_media(media="print", color_scheme="light")
        for number, text in enumerate(documents(made, edition, styles_of(built), size)):
            file = tmp_path / f"{size}-{number}.html"
            file.write_text(text)
            page.goto(file.as_uri())
            given = {"boxes": BOXES, "room": {"upright": room, "across": across}}
            wide += [(size, box) for box in page.evaluate(WIDER, given)]
        page.close()
    assert wide == []


def test_fonts_are_in_the_file_and_pages_are_a4(book: PdfReader) -> None:
    for page in book.pages:
        sides = sorted(round(float(side)) for side in page.mediabox[2:])
        assert sides == [595, 842]
    for number in (5, 100, 400):
        for font in book.pages[number]["/Resources"]["/Font"].values():
            own = font.get_object()
            if own["/Subtype"] == "/Type0":
                (inside,) = own["/DescendantFonts"]
                assert "/FontFile2" in inside.get_object()["/FontDescriptor"]


def test_a_section_small_and_the_same_bytes_again(built: Path, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        done = run(built, tmp_path / name, "--section", SECTION, "--format", "a5")
        assert done.returncode == 0, done.stdout
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    section = PdfReader(tmp_path / "one.pdf")
    assert section.metadata is not None
    assert section.metadata.title == "AWS Field Notes: Messaging"
    (chapter,) = in_book(built, SECTION)
    titles = [entry.title for level, entry in bookmarks(section.outline) if level == 2]
    assert titles == [page.title for page in chapter.pages]
    assert sorted(round(float(side)) for side in section.pages[3].mediabox[2:]) == [420, 595]


def test_an_unknown_section_gives_one_line(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "none.pdf"
    done = run(built, target, "--section", "mesaging")
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith('SECTION="mesaging"; expected one of foundations, ')
    assert not target.exists()
