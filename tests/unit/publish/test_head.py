"""What the head of a page tells chats and search engines, and robots.txt."""

from __future__ import annotations

import json
from pathlib import Path

from fieldnotes.publish import license
from fieldnotes.publish.json_ld import json_ld
from fieldnotes.publish.robots import robots_txt
from tests.support.repository import ROOT, open_small

SITE = "https://example.org/notes/"


def graph(folder: Path, page: str) -> list[dict]:
    text = json_ld(open_small(folder).content, page, SITE, "Notes")
    return json.loads(text)["@graph"]


def test_every_address_is_full_and_below_the_site(small: Path) -> None:
    head = open_small(small).head("storage/ebs.md", SITE, "Notes")
    assert head.address == "https://example.org/notes/storage/ebs/"
    assert head.picture.address == "https://example.org/notes/assets/cards/storage/ebs.png"
    assert (head.picture.width, head.picture.height) == (1200, 630)
    assert head.picture.words == "Notes, Storage, Amazon EBS"


def test_only_the_home_page_has_the_name_of_the_site_alone(small: Path) -> None:
    site = open_small(small)
    assert site.head("index.md", SITE, "Notes").full_title == "Notes"
    assert not site.head("index.md", SITE, "Notes").is_article
    assert site.head("storage/ebs.md", SITE, "Notes").full_title == "Amazon EBS - Notes"


def test_a_page_is_an_article_of_the_site_with_the_way_to_it(small: Path) -> None:
    article, crumbs = graph(small, "storage/ebs.md")
    assert article["@type"] == "TechArticle"
    assert (article["headline"], article["description"]) == ("Amazon EBS", "What EBS is.")
    assert article["isPartOf"] == {"@id": graph(small, "index.md")[0]["@id"]}
    assert not {key for key in article if key.startswith("date")}, "nobody writes it down"
    assert [(i["position"], i["name"], i["item"]) for i in crumbs["itemListElement"]] == [
        (1, "Notes", SITE),
        (2, "Storage", f"{SITE}storage/"),
        (3, "Amazon EBS", f"{SITE}storage/ebs/"),
    ]


def test_the_site_and_each_page_name_the_license_of_their_text(small: Path) -> None:
    for page in ("index.md", "storage/index.md", "storage/ebs.md", "reference/glossary.md"):
        assert graph(small, page)[0]["license"] == license.URL
    title, *_ = (ROOT / "LICENSE-CONTENT").read_text().partition("\n")
    assert f"Creative Commons {title}" == license.NAME


def test_a_section_is_a_collection_and_ends_the_way_to_it(small: Path) -> None:
    collection, crumbs = graph(small, "storage/index.md")
    assert collection["@type"] == "CollectionPage"
    assert [item["name"] for item in crumbs["itemListElement"]] == ["Notes", "Storage"]


def test_the_home_page_is_the_site_and_says_how_to_search_it(small: Path) -> None:
    (site,) = graph(small, "index.md")
    assert (site["@type"], site["url"]) == ("WebSite", SITE)
    action = site["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{SITE}?q={{search_term_string}}"
    assert action["query-input"] == "required name=search_term_string"


def test_the_glossary_is_a_set_of_its_terms(small: Path) -> None:
    terms = graph(small, "reference/glossary.md")[0]
    assert terms["@type"] == "DefinedTermSet"
    addresses = {term["name"]: term["url"] for term in terms["hasDefinedTerm"]}
    assert addresses["Amazon Elastic Block Store (EBS)"] == f"{SITE}reference/glossary/#ebs"
    assert len(addresses) == len(open_small(small).content.terms)


def test_no_text_can_end_its_script_element(small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    text = page.read_text().replace("# Amazon EBS", "# EBS `</script><!-- <script>`")
    page.write_text(text)
    source = json_ld(open_small(small).content, "storage/ebs.md", SITE, "Notes")
    assert "<" not in source
    assert json.loads(source)["@graph"][0]["name"] == "EBS </script><!-- <script>"


def test_robots_may_read_all_and_find_the_sitemap() -> None:
    lines = [line for line in robots_txt(SITE).splitlines() if not line.startswith("#")]
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {SITE}sitemap.xml"]
