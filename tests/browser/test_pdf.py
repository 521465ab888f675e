"""The book as a PDF: printed by the command from the real site, opened with a PDF library."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from book.edition import in_book
from pypdf import PdfReader
from pypdf.generic import Destination, DictionaryObject
from repository import ROOT

SECTION = "messaging"


@pytest.fixture(scope="module")
def book(built: Path, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """The whole book."""
    target = tmp_path_factory.mktemp("pdf") / "book.pdf"
    done = run(built, target)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{target}: ")
    assert target.stat().st_size <= 8_000_000
    return PdfReader(target)


def run(site: Path, target: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The command as make calls it."""
    command = [sys.executable, str(ROOT / "tools/pdf.py"), "--site", str(site), *options]
    return subprocess.run([*command, str(target)], capture_output=True, text=True)


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


def test_bookmarks_are_the_chapters_pages_and_headings(book: PdfReader, built: Path) -> None:
    found = list(bookmarks(book.outline))
    chapters = in_book(built, "")
    own = [entry.title for level, entry in found if level == 1]
    assert own == ["Contents", *(chapter.title for chapter in chapters), "Index of terms"]
    titles = [entry.title for level, entry in found if level == 2]
    assert len(titles) == sum(len(chapter.pages) for chapter in chapters)
    assert sum(level == 3 for level, _ in found) > 700
    numbers = [book.get_destination_page_number(entry) for _, entry in found]
    assert numbers == sorted(numbers)
    assert 500 <= len(book.pages) <= 1500


def test_numbers_in_the_contents_are_those_of_the_headings(book: PdfReader) -> None:
    found = list(bookmarks(book.outline))
    first = next(
        book.get_destination_page_number(entry)
        for level, entry in found
        if level == 1 and entry.title == "Foundations"
    )
    lines = " ".join(
        " ".join(book.pages[number].extract_text().split()) for number in range(1, first)
    )
    # The contents may say more of a page than its heading does: "EBS volume types, compared".
    chapters = [entry for level, entry in found if level == 1 and entry.title != "Contents"]
    for entry in chapters:
        number = book.get_destination_page_number(entry) + 1
        assert re.search(rf"{re.escape(entry.title)}\D*{number}\b", lines), entry.title


def test_page_numbers_behind_links_and_in_the_index_are_right(book: PdfReader) -> None:
    """Every link within the book whose text is a number leads to the page of that number."""
    index = next(e for level, e in bookmarks(book.outline) if e.title == "Index of terms")
    start = book.get_destination_page_number(index)
    places = book.named_destinations
    text = "".join(page.extract_text() for page in book.pages[start:])
    numbers = {int(number) for number in re.findall(r", (\d+)", text)}
    told = {
        book.get_destination_page_number(places[str(link["/Dest"])]) + 1
        for page in book.pages[start:]
        for link in (reference.get_object() for reference in page.get("/Annots", []))
    }
    assert len(told) > 300
    assert told <= numbers


def test_every_link_leads_somewhere(book: PdfReader) -> None:
    places = set(book.named_destinations)
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


def test_diagrams_are_drawn_as_lines_and_told_in_words(book: PdfReader, built: Path) -> None:
    assert not any(page.images for page in book.pages)
    waiting = [book.trailer["/Root"]["/StructTreeRoot"]]
    told = []
    while waiting:
        tag = waiting.pop()
        if tag.get("/S") == "/Figure" and "/Alt" in tag:
            told.append(str(tag["/Alt"]))
        kids = tag.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = kid.get_object()
            if isinstance(kid, DictionaryObject) and "/S" in kid:
                waiting.append(kid)
    assert len(told) == diagrams(built) > 90
    assert all(len(words) > 60 for words in told)


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
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    section = PdfReader(tmp_path / "one.pdf")
    assert section.metadata is not None
    assert section.metadata.title == "AWS Field Notes: Messaging"
    (chapter,) = in_book(built, SECTION)
    titles = [entry.title for level, entry in bookmarks(section.outline) if level == 2]
    assert titles == [page.title for page in chapter.pages]
    assert sorted(round(float(side)) for side in section.pages[3].mediabox[2:]) == [420, 595]


def test_a_section_that_is_none_is_told_in_a_line(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "none.pdf"
    done = run(built, target, "--section", "mesaging")
    assert done.returncode == 1
    assert done.stdout.startswith('SECTION="mesaging"; expected one of foundations, ')
    assert done.stderr == ""
    assert not target.exists()
