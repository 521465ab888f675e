"""What the renderers make of the small repository."""

from __future__ import annotations

import pytest
from lxml import html

from tests.support.repository import open_small


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


def test_on_its_own_page_a_comparison_has_what_its_controls_need(page) -> None:
    (frame,) = page("compare/disks.md").cssselect(".compare[data-controls]")
    assert frame.get("data-comparison") == "disks"
    (row,) = frame.cssselect("tbody tr:not(.group)")
    assert row.cssselect("a.row-link")[0].get("href") == "#size"
    for cells in (frame.cssselect("thead th[data-option]"), row.cssselect("td")):
        assert [cell.get("data-option") for cell in cells] == ["ebs", "local"]
    assert not page("storage/ebs.md").cssselect(".compare[data-controls], .row-link")


def test_a_decision_has_a_page_of_links_between_questions_and_ends(page) -> None:
    tree = page("compare/which-disk.md")
    answers = [
        (link.get("href"), link.cssselect(".leads-to")[0].text_content())
        for link in tree.cssselect("ul.answers a")
    ]
    assert answers == [
        ("#ebs", "EBS"),
        ("#ask-fast", "next question"),
        ("#local", "Local disk"),
        ("#ebs", "EBS"),
    ]
    end = tree.cssselect(".end")[0]
    assert end.cssselect(".runner-up a")[0].get("href") == "#local"
    assert "Take it when speed is all." in end.text_content()
    assert [li.text_content() for li in end.cssselect(".ways li")] == ["Yes.", "No. → No."]
    assert end.cssselect("a.fact")[0].text_content() == "64\u00a0TiB"


def test_decisions_and_families_are_listed(page) -> None:
    tree = page("reference/tables.md")
    card = tree.cssselect(".card a")[0]
    assert (card.get("href"), card.text_content()) == ("../../compare/which-disk/", "Which disk?")
    (family,) = tree.cssselect("section.family")
    assert (family.get("data-family"), family.get("data-name")) == ("disks", "Disks")
    assert family.cssselect("table.compare-table")
    assert family.cssselect(".compare-more a")[0].get("href") == "../../compare/disks/"


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


def test_corrections_are_on_their_page_and_in_the_list(page) -> None:
    box = page("storage/ebs.md").cssselect("details.corrections")[0]
    assert "1 correction" in box.text_content()
    assert "The right name." in box.text_content()
    entry = page("study/index.md").get_element_by_id("ebs-name")
    own, about = entry.cssselect(".correction-head a")
    assert own.get("href") == "#ebs-name"
    assert about.get("href") == "../storage/ebs/"


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


def test_ports_are_in_the_order_of_their_numbers(page) -> None:
    rows = page("reference/ports.md").cssselect("table.ports tbody tr")
    assert [row.get("id") for row in rows] == ["ssh", "efs"]
    assert "SFTP, too." in rows[0].text_content()
    assert rows[1].cssselect("td a")[0].get("href") == "../../storage/ebs/#size"


def test_states_of_services_with_what_they_were_called(small) -> None:
    service = small / "data/services/ebs.yml"
    text = service.read_text().replace("state: active", "state: closed, note: No new ones.")
    service.write_text(text + "former_names: [{name: Old Disks, until: 2020-01}]\n")
    site = open_small(small)
    assert not site.problems()
    table = html.fromstring(f"<div>{site.expand('reference/tables.md')}</div>")
    row = table.get_element_by_id("ebs")
    assert "Closed to new customers" in row.text_content()
    assert "No new ones." in row.text_content()
    assert "Formerly Old Disks (until January 2020)" in row.text_content()
    changes = html.fromstring(f"<div>{site.expand('reference/still-true.md')}</div>")
    changed = changes.get_element_by_id("ebs.name.old-disks")
    assert "EBS: the nameOld Disks" in changed.text_content()


def test_changes_tell_the_old_and_the_new_value(page) -> None:
    (row,) = page("reference/still-true.md").cssselect("table.changes tbody tr")
    cells = [cell.text_content() for cell in row]
    assert row.get("id") == "ebs.max-size.2025-09-26"
    assert cells[0] == "#EBS: Largest volume"
    assert (cells[1], cells[3]) == ("16\u00a0TiB", "26 September 2025")
    assert cells[2].startswith("64\u00a0TiB")
    assert "checked November 2026" in row.text_content()


def test_the_newest_changes_have_no_anchors_of_their_own(page) -> None:
    (row,) = page("reference/what-changed.md").cssselect("table.changes tbody tr")
    assert row.get("id") is None
    assert row.cssselect("th")[0].text_content() == "EBS: Largest volume"


def test_news_is_listed_under_its_day(small) -> None:
    text = open_small(small).expand("reference/what-changed.md")
    at = [text.index(part) for part in ("## 20 November", "### Sizes {#sizes}", "## 2 November")]
    assert at == sorted(at)
    tree = html.fromstring(f"<div>{text}</div>")
    links = {a.text_content(): a.get("href") for a in tree.cssselect("p a")}
    assert links["Atom feed"] == "../../feed.xml"
    assert links["Amazon EBS"] == "../../storage/ebs/#size"
    assert links["disks"] == "../../storage/ebs/"


def test_the_home_page_shows_what_is_new(page) -> None:
    (newest, *_) = items = page("index.md").cssselect("ul.recent-news li")
    assert newest.text_content() == "20 November 2026 Sizes"
    assert newest.cssselect("a")[0].get("href") == "reference/what-changed/#sizes"
    assert [item.cssselect("time")[0].get("datetime") for item in items] == [
        "2026-11-20",
        "2026-11-02",
        "2025-09-26",
    ]
    assert items[2].cssselect("a")[0].get("href") == "reference/still-true/#ebs.max-size.2025-09-26"


def test_an_exercise_has_its_solution(page) -> None:
    (exercise,) = page("reference/tables.md").cssselect(".exercise")
    assert exercise.cssselect(".exercise-address")[0].text_content() == "shop.example.com"
    parts = [row.get("data-part") for row in exercise.cssselect("tr[data-part]")]
    assert parts == ["subdomain", "second-level domain", "top-level domain"]


def test_software_of_others_names_its_maker_and_needs_no_price(small) -> None:
    (small / "data/services/ebs.yml").write_text(
        "name: Kubernetes\nabbreviation: EBS\nmaker: Somebody\n"
        "summary: Runs containers.\npage: storage/ebs.md\n"
        "source: https://kubernetes.io/\nfacts:\n  max-size:\n    label: Largest\n"
        "    value: 64\n    unit: TiB\n    kind: limit\n    source: https://kubernetes.io/\n"
    )
    site = open_small(small)
    assert not site.problems()
    glance = html.fromstring(f"<div>{site.expand('storage/ebs.md')}</div>").cssselect(".glance")[0]
    assert [dt.text_content() for dt in glance.cssselect(".glance-row dt")] == ["Made by"]


def test_a_comparison_named_like_a_page_says_what_it_is(small) -> None:
    comparison = small / "data/comparisons/disks.yml"
    comparison.write_text(comparison.read_text().replace("title: Disks", "title: Amazon EBS"))
    content = open_small(small).content
    assert content.label("compare/disks.md") == "Amazon EBS, compared"
    assert content.label("storage/ebs.md#size") == "Amazon EBS"
