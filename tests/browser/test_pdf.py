"""A section as a PDF: printed by the command, opened with a PDF library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from book.order import chapters
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from repository import ROOT

SECTION = "messaging"


@pytest.fixture(scope="module")
def book(built: Path, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    target = tmp_path_factory.mktemp("pdf") / "section.pdf"
    done = run(built, SECTION, target)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{target}: ")
    return PdfReader(target)


def run(site: Path, section: str, target: Path) -> subprocess.CompletedProcess[str]:
    """The command as make calls it."""
    command = [sys.executable, str(ROOT / "tools/pdf.py"), "--site", str(site)]
    command += ["--section", section, str(target)]
    return subprocess.run(command, capture_output=True, text=True)


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


def test_a_section_that_is_none_is_told_in_a_line(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "none.pdf"
    done = run(built, "mesaging", target)
    assert done.returncode == 1
    assert done.stdout.startswith('SECTION="mesaging"; expected one of foundations, ')
    assert done.stderr == ""
    assert not target.exists()
