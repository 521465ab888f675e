"""A section as a PDF: printed by the command, opened with a PDF library."""

from __future__ import annotations

from pathlib import Path

import pdf as command
import pytest
from book.order import chapters
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

SECTION = "messaging"


@pytest.fixture(scope="module")
def book(built: Path, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    target = tmp_path_factory.mktemp("pdf") / "section.pdf"
    assert command.main(["--site", str(built), "--section", SECTION, str(target)]) == 0
    return PdfReader(target)


def outline(entries: list) -> list[tuple[str, int]]:
    """Every bookmark with its page, from 1."""
    found: list[tuple[str, int]] = []
    for entry in entries:
        found += outline(entry) if isinstance(entry, list) else [entry]
    return found


def test_title_language_and_tags_are_set(book: PdfReader) -> None:
    root = book.trailer["/Root"]
    assert book.metadata is not None
    assert book.metadata.title == "AWS Field Notes: Messaging"
    assert book.metadata.author is None
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


def test_every_page_of_the_section_is_there(book: PdfReader, built: Path) -> None:
    (chapter,) = (c for c in chapters(built) if c.folder == SECTION)
    marks = [entry.title for entry in outline(book.outline)]
    for page in chapter.pages:
        assert page.title in marks
    assert 30 <= len(book.pages) <= 70


def test_numbers_in_the_contents_are_those_of_the_headings(book: PdfReader, built: Path) -> None:
    (chapter,) = (c for c in chapters(built) if c.folder == SECTION)
    pages = {e.title: book.get_destination_page_number(e) + 1 for e in outline(book.outline)}
    contents = book.pages[1].extract_text()
    for page in chapter.pages[1:]:
        assert f"{page.title} {pages[page.title]}" in contents.replace("\u00a0", " ")


def test_no_link_leads_to_a_file_or_to_nowhere(book: PdfReader) -> None:
    places = set(book.named_destinations)
    inner = outer = 0
    for page in book.pages:
        for reference in page.get("/Annots", []):
            link: DictionaryObject = reference.get_object()
            if link.get("/Subtype") != "/Link":
                continue
            action = link.get("/A", {})
            if "/URI" in action:
                outer += 1
                assert str(action["/URI"]).startswith("https://"), action["/URI"]
            else:
                inner += 1
                name = link.get("/Dest", action.get("/D"))
                assert not isinstance(name, str) or name in places, name
    assert inner > 100
    assert outer > 100


def test_diagrams_are_drawn_as_lines(book: PdfReader) -> None:
    for page in book.pages:
        assert len(page.images) == 0


def test_a_section_that_is_none_is_told_in_a_line(built: Path, tmp_path: Path, capsys) -> None:
    target = tmp_path / "none.pdf"
    assert command.main(["--site", str(built), "--section", "mesaging", str(target)]) == 1
    assert 'SECTION="mesaging"; expected one of foundations, ' in capsys.readouterr().out
    assert not target.exists()
