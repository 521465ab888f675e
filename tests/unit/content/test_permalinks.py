"""The list of published addresses, and the pages and anchors that lead on."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from fieldnotes.content import permalinks
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.fix import fix
from fieldnotes.publish import redirects
from tests.support.repository import ROOT, Site, open_small

SITE_URL = "https://example.org/notes/"
LIST = "data/site/permalinks.yml"


@pytest.fixture
def files(small: Path) -> dict[str, str]:
    return redirects.files(open_small(small).content, SITE_URL)


def test_every_address_of_the_site_is_listed(real: Site) -> None:
    listed = permalinks.addresses(real.content.data.permalinks)
    missing = permalinks.addresses(real.addresses()) - listed
    assert not missing, "run make fix"
    assert len(listed) > 8000


def test_the_list_is_as_make_fix_writes_it(real: Site) -> None:
    text = (ROOT / LIST).read_text()
    known = permalinks.together(real.content.data.permalinks)
    assert text.partition("\n")[2] == permalinks.in_yaml(known)


def test_fix_adds_what_is_new_and_removes_nothing(small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text() + "\n## 12\n\n## null\n\n## Price {#price_list}\n")
    assert LIST in fix(open_small(small))
    site = open_small(small)
    assert site.problems() == []
    known = site.content.data.permalinks["storage/ebs.md"]
    assert {"12", "null", "price_list", "size", "volume", "diagram-a-disk"} <= set(known)
    assert known == sorted(known)
    assert site.content.data.permalinks["storage/disks.md"] == ["size", "speed"]
    page.write_text(page.read_text().replace("## 12\n", ""))
    fix(open_small(small))
    assert "12" in open_small(small).content.data.permalinks["storage/ebs.md"]
    assert [problem.location.file for problem in open_small(small).problems()] == [LIST]


@pytest.mark.parametrize("broken", ["go: [", "storage/ebs.md: size\n", "go: []\ngo: []\n"])
def test_fix_leaves_a_list_alone_that_it_cannot_read(small: Path, broken: str) -> None:
    text = (small / LIST).read_text() + broken
    (small / LIST).write_text(text)
    fix(open_small(small))
    assert (small / LIST).read_text().endswith(text)


def test_nobody_gets_a_link_to_what_stands_below_a_page_by_itself(real: Site) -> None:
    rows = {
        comparison_page(id_): {row for row, _ in comparison.attributes()}
        for id_, comparison in real.content.data.comparisons.items()
    }
    for page, anchors in real.addresses().items():
        found = {"sources", "backlinks", "corrections"} & set(anchors) - rows.get(page, set())
        assert page == permalinks.GO or not found
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


def test_a_short_name_that_is_gone_leads_on(files: dict[str, str]) -> None:
    assert 'url=../../storage/ebs/"' in files["go/volume/index.html"]


def test_a_page_that_moved_takes_its_anchors_along(files: dict[str, str]) -> None:
    page = html.fromstring(files["storage/disks/index.html"])
    assert page.xpath("//noscript/meta/@content") == ["0; url=../ebs/"]
    assert page.xpath("//p[@id='moved']/a/@href") == ["../ebs/"]
    assert page.xpath("//p[@id='speed']/a/@href") == ["../../reference/limits/#ebs.max-size"]
    assert page.xpath("//script/@src") == ["../../assets/javascripts/standalone/moved-page.js"]


def test_an_anchor_that_has_another_name_leads_on(small: Path) -> None:
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
