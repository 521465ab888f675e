"""What the renderers make of the small repository."""

from __future__ import annotations

import pytest
from lxml import html
from repository import open_small


@pytest.fixture
def page(small):
    """The expanded HTML of a page of the small repository, as a tree."""
    site = open_small(small)

    def render(path: str):
        markdown = site.expand(path)
        return html.fromstring(f"<div>{markdown}</div>")

    return render


def test_a_comparison_is_a_real_table(page) -> None:
    (table,) = page("storage/ebs.md").cssselect("table.compare-table")
    assert table.cssselect("caption")[0].text_content() == "Disks: Which disk?"
    heads = [th.text_content() for th in table.cssselect("thead th[scope=col]")]
    assert heads == ["Attribute", "EBS", "Local disk"]
    assert table.cssselect("thead a")[0].get("href") == "./"
    assert [th.text_content() for th in table.cssselect("th[scope=rowgroup]")] == ["Size"]
    (row,) = table.cssselect("tbody tr:not(.group)")
    assert row.get("id") == "disks-size"
    assert row.cssselect("th[scope=row]")[0].text_content() == "Largest"
    assert [td.text_content() for td in row.cssselect("td")] == ["64\u00a0TiB", "By instance type1"]


def test_the_marks_of_a_table_lead_to_its_sources(page) -> None:
    tree = page("compare/disks.md")
    (mark,) = tree.cssselect(".source-mark a")
    entry = tree.get_element_by_id(mark.get("href").removeprefix("#"))
    assert entry.cssselect("a")[0].get("href") == "https://docs.aws.amazon.com/ebs/"
    assert "checked November 2026" in entry.text_content()


def test_a_comparison_has_a_page_of_its_own(page) -> None:
    tree = page("compare/disks.md")
    assert [dt.text_content() for dt in tree.cssselect(".verdict dt")] == ["EBS", "Local disk"]
    assert "Choose it when data must stay." in tree.text_content()
    # On its own page the rows have short ids, and there is no link to itself.
    assert tree.cssselect("tr#size")
    assert not tree.cssselect(".compare-more")


def test_at_a_glance_shows_numbers_scope_price_and_status(page) -> None:
    (glance,) = page("storage/ebs.md").cssselect("aside.glance")
    text = " ".join(glance.text_content().split())
    assert "64 TiB" in text
    assert "One Availability Zone" in text
    assert "Provisioned size." in text
    assert "Active" in text
    assert glance.cssselect("a.fact")[0].get("href") == "../../reference/limits/#ebs.max-size"


def test_the_limits_page_has_a_row_for_each_fact(page) -> None:
    row = page("reference/limits.md").get_element_by_id("ebs.max-size")
    cells = [" ".join(cell.text_content().split()) for cell in row]
    assert cells[0] == "#Largest volume"
    assert cells[1] == "64 TiBUntil 26 September 2025: 16 TiB"
    assert "checked November 2026" in cells[3]


def test_the_glossary_lists_terms_and_where_they_are_used(small) -> None:
    site = open_small(small)
    text = site.expand("reference/glossary.md")
    assert "## A {#letter-a}" in text
    assert "### IOPS · Input/output operations per second {#iops}" in text
    entry = text[text.index("{#iops}") :]
    assert '<a href="../../storage/ebs/">Amazon EBS</a>' in entry
    assert '<a href="#elasticache">' in entry
    order = [text.index(f"{{#{term}}}") for term in ("elasticache", "ebs", "iops")]
    assert order == sorted(order)


def test_corrections_stand_on_their_page_and_in_the_list(page) -> None:
    box = page("storage/ebs.md").cssselect("details.corrections")[0]
    assert "1 correction" in box.text_content()
    assert "The right name." in box.text_content()
    entry = page("study/index.md").get_element_by_id("ebs-name")
    assert entry.cssselect(".correction-head a")[0].get("href") == "../storage/ebs/"


def test_the_notes_map_names_the_heading_it_leads_to(page) -> None:
    (link,) = page("study/index.md").cssselect(".notes-map a")
    assert link.get("href") == "../storage/ebs/#size"
    assert link.text_content() == "Amazon EBS › Size"


def test_pages_that_link_here(page) -> None:
    assert not page("storage/ebs.md").cssselect(".backlinks")
    assert not page("index.md").cssselect(".backlinks"), "everything links home"


def test_a_section_index_has_a_card_for_each_page(page) -> None:
    (card,) = page("storage/index.md").cssselect(".card")
    assert card.cssselect("a")[0].get("href") == "ebs/"
    assert "What EBS is." in card.text_content()
