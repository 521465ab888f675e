"""Edits that the benchmark saves: right in the data and prose, and seen on the pages."""

from __future__ import annotations

from pathlib import Path

from tests.support.repository import open_small
from tools.bench.edits import displayed_facts, fact_in_data, fact_in_pages, new_page, sentence

PAGES = ("storage/ebs.md",)


def finished(small: Path, folder: Path) -> Path:
    """The finished Markdown of a small repository, as a project."""
    for path, text in open_small(small).export():
        target = folder / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return folder


def a_fact(docs: Path, small: Path) -> str:
    """A fact with a number that a page displays."""
    service = (small / "data/services/ebs.yml").read_text()
    shown = displayed_facts(docs)
    return next(f for f in sorted(shown) if f"  {f.partition('.')[2]}:\n" in service)


def test_a_fact_is_edited_where_it_is_stored_and_where_it_is_displayed(
    small: Path, tmp_path: Path
) -> None:
    bare = finished(small, tmp_path / "bare")
    fact = a_fact(bare / "docs", small)
    pages = displayed_facts(bare / "docs")[fact]
    before = (bare / "docs" / pages[0]).read_text()
    edit = fact_in_data(small, fact, pages, 7)
    edit.save(small)
    again = finished(small, tmp_path / "again")
    now = (again / "docs" / pages[0]).read_text()
    assert edit.is_shown(before, now)
    assert not edit.is_shown(before, before)
    assert not edit.is_shown(before, "")
    other = fact_in_pages(bare, fact, pages, 7)
    other.save(bare)
    assert other.is_shown(before, (bare / "docs" / pages[0]).read_text())


def test_a_sentence_is_added(small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    before = page.read_text()
    edit = sentence(small, 1)
    edit.save(small)
    assert edit.addresses == ("storage/ebs/",)
    assert not edit.is_shown(before, before)
    assert edit.is_shown(before, page.read_text())
    assert open_small(small).problems() == []


def test_a_page_is_added_to_its_section(small: Path) -> None:
    edit = new_page(small, 3)
    edit.save(small)
    assert edit.addresses == ("storage/new-3/",)
    site = open_small(small)
    assert site.problems() == []
    assert edit.is_shown("", site.expand("storage/new-3.md"))
