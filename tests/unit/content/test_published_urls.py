"""The published addresses, and the pages and anchors that redirect."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from fieldnotes.content.known_pages import comparison_page
from fieldnotes.content.published_urls import GO
from fieldnotes.fix import fix, record_urls
from fieldnotes.publish import redirects
from fieldnotes.read import published_urls
from tests.support.repository import Site, open_small

SITE_URL = "https://example.org/notes/"


@pytest.fixture
def files(small: Path) -> dict[str, str]:
    return redirects.files(open_small(small).content, SITE_URL)


def test_check_and_fix_record_no_address(small: Path) -> None:
    before = (small / published_urls.FILE).read_text()
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text() + "\n## Tried out\n")
    assert open_small(small).problems() == []
    fix(open_small(small))
    assert (small / published_urls.FILE).read_text() == before
    page.write_text(page.read_text().replace("## Tried out", "## Renamed"))
    assert open_small(small).problems() == []


def test_record_urls_adds_what_is_new_and_removes_nothing(small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text() + "\n## 12\n\n## null\n\n## Price {#price_list}\n")
    new = record_urls(open_small(small))
    assert {"storage/ebs.md#12", "storage/ebs.md#null", "storage/ebs.md#price_list"} <= set(new)
    assert record_urls(open_small(small)) == []
    site = open_small(small)
    assert site.problems() == []
    assert {"storage/disks.md#speed", "go/volume", *new} <= set(site.content.data.published_urls)
    page.write_text(page.read_text().replace("## 12\n", ""))
    (problem,) = open_small(small).problems()
    assert problem.location.file == published_urls.FILE
    assert "storage/ebs.md#12" in problem.found


@pytest.mark.parametrize("text", ["go/volume\ngo/ebs\n", "go/ebs\ngo/ebs\ngo/volume\n"])
def test_fix_sorts_the_addresses_and_leaves_each_once(small: Path, text: str) -> None:
    (small / published_urls.FILE).write_text(text)
    assert published_urls.FILE in fix(open_small(small))
    assert (small / published_urls.FILE).read_text() == "go/ebs\ngo/volume\n"


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "storage/EBS.md", "", "storage/ebs/ ", "go/A"])
def test_fix_leaves_lines_to_a_person_that_are_no_address(small: Path, line: str) -> None:
    text = f"go/volume\n{line}\ngo/ebs\n"
    (small / published_urls.FILE).write_text(text)
    fix(open_small(small))
    assert (small / published_urls.FILE).read_text() == text
    assert f'the line "{line}"' in [p.found for p in open_small(small).problems()]


def test_generated_files_below_a_page_are_not_linked(real: Site) -> None:
    rows = {
        comparison_page(id_): {row for row, _ in comparison.attributes()}
        for id_, comparison in real.content.data.comparisons.items()
    }
    for page, anchors in real.addresses().items():
        found = {"sources", "backlinks", "corrections"} & set(anchors) - rows.get(page, set())
        assert page == GO or not found
        assert not any(anchor.endswith("-source-1") for anchor in anchors)


def test_a_short_address_is_a_small_page_without_a_script(files: dict[str, str]) -> None:
    text = files["go/ebs-max-size/index.html"]
    assert len(text) < 600
    assert "<script" not in text
    page = html.fromstring(text)
    link = "../../reference/limits/#ebs.max-size"
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={link}"]
    assert page.xpath("//a/@href") == [link]
    assert page.xpath("//a/text()") == page.xpath("//title/text()") == ["EBS: Largest volume"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE_URL}reference/limits/"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.get("lang") == "en"


def test_a_removed_short_name_redirects(files: dict[str, str]) -> None:
    assert 'url=../../storage/ebs/"' in files["go/volume/index.html"]


def test_a_page_that_moved_takes_its_anchors_along(files: dict[str, str]) -> None:
    page = html.fromstring(files["storage/disks/index.html"])
    assert page.xpath("//noscript/meta/@content") == ["0; url=../ebs/"]
    assert page.xpath("//p[@id='moved']/a/@href") == ["../ebs/"]
    assert page.xpath("//p[@id='speed']/a/@href") == ["../../reference/limits/#ebs.max-size"]
    assert page.xpath("//script/@src") == ["../../assets/javascripts/standalone/moved-page.js"]


def test_a_renamed_anchor_redirects(small: Path) -> None:
    site = open_small(small)
    page = html.fromstring(site.append_hidden("storage/ebs.md", "<article>EBS</article>"))
    old = page.get_element_by_id("volume")
    assert old.text_content() == "This is now in Amazon EBS › Size."
    assert old.xpath("a/@href") == ["#size"]
    same = site.append_hidden("index.md", "<article>Home</article>")
    assert same == "<article>Home</article>"


def test_go_itself_leads_to_the_list_from_a_to_z(real: Site) -> None:
    files = redirects.files(real.content, SITE_URL)
    assert 'url=../reference/a-z/"' in files["go/index.html"]
    assert sum(map(len, files.values())) < 2_500_000
