"""Pages of the site as parts of a book, and the numbers in it."""

from __future__ import annotations

from pathlib import Path

from book.document import Edition, document, index_of_terms, mark_mentions
from book.order import Chapter, Listed, chapters
from book.page import for_paper, part_id
from book.printing import numbered
from lxml import html

PAGE = """<article class="md-content__inner"><a class="md-content__button" href="x">Edit</a>
<h1 id="ebs">EBS<a class="headerlink" href="#ebs">¶</a></h1>
<p>A <a class="term" href="../../reference/glossary/#volume" data-tip="term:volume">volume</a> of
<a class="fact" href="../../reference/limits/#ebs.size" data-tip="fact:ebs.size">64 TiB</a>, see
<a href="../efs/#cost" data-preview>EFS</a>, <a href="#size">size</a>,
<a href="../../more/ses/">mail</a> and <a href="https://example.org/x">a source</a>.</p>
<h2 id="size">Size</h2><details><summary>More</summary><p>Text.</p></details>
<svg id="drawn"><marker id="arrow"></marker></svg><button>Copy</button></article>"""


def part(pages: set[str]) -> html.HtmlElement:
    content = html.fromstring(PAGE)
    return for_paper(content, "storage/ebs/", "https://notes.example.org/", pages)


def test_links_lead_into_the_book_or_to_full_addresses() -> None:
    links = {a.text: a.get("href") for a in part({"storage/ebs/", "storage/efs/"}).iter("a")}
    assert links == {
        "EFS": "#storage-efs--cost",
        "size": "#storage-ebs--size",
        "mail": "https://notes.example.org/more/ses/",
        "a source": "https://example.org/x",
    }


def test_a_page_is_made_for_paper() -> None:
    own = part({"storage/ebs/", "storage/efs/"})
    text = html.tostring(own, encoding="unicode")
    assert own.get("id") == "storage-ebs"
    assert [(h.tag, h.text_content()) for h in own.cssselect("h2, h3")] == [
        ("h2", "EBS"),
        ("h3", "Size"),
    ]
    for gone in ("Edit", "Copy", "¶", "data-preview"):
        assert gone not in text
    assert "<details open" in text
    # Pictures keep the names of their parts.
    assert 'id="drawn"' in text and 'id="arrow"' in text
    # Marked terms and facts are words; their pages stand in the index and the tables.
    assert not own.cssselect("a.term, a.fact")


def test_page_numbers_are_written_where_they_belong() -> None:
    own = part({"storage/ebs/", "storage/efs/"})
    text = numbered(html.tostring(own, encoding="unicode"), {"storage-efs--cost": 83})
    assert '>EFS</a><span class="at" data-to="storage-efs--cost"> (p. 83)</span>' in text


def test_an_index_entry_has_each_page_once_in_order() -> None:
    parts = {
        "storage/ebs/": part({"storage/ebs/"}),
        "storage/efs/": for_paper(html.fromstring(PAGE), "storage/efs/", "https://x/", set()),
    }
    mentions = mark_mentions(parts)
    assert [mention.term for mention in mentions] == ["volume", "volume"]
    text = index_of_terms(mentions, {"volume": "Volume", "other": "Other"}, has_glossary=False)
    assert "Other" not in text
    shown = html.fromstring(numbered(text, {mentions[0].anchor: 9, mentions[1].anchor: 4}))
    assert shown.cssselect("p")[0].text_content() == "Volume, 4, 9"
    same = html.fromstring(numbered(text, {mentions[0].anchor: 4, mentions[1].anchor: 4}))
    assert same.cssselect("p")[0].text_content() == "Volume, 4"


def test_the_document_has_cover_contents_chapters_and_index() -> None:
    chapter = Chapter("storage", 'Storage "and" more', (Listed("EBS", "storage/ebs/"),))
    edition = Edition("Notes: Storage", "About it.", "2026-11-22", "v1", "https://x/")
    text = document(edition, [chapter], {"storage/ebs/": part({"storage/ebs/"})}, {}, [], "a5")
    tree = html.fromstring(text)
    assert tree.get("lang") == "en"
    assert tree.findtext(".//title") == "Notes: Storage"
    headings = [heading.text_content() for heading in tree.cssselect("h1")]
    assert headings == ["Contents", 'Storage "and" more', "Index of terms"]
    assert "148mm 210mm" in text
    assert '@top-left { content: "Storage and more"' in text


def test_chapters_are_those_of_the_site(built: Path, real) -> None:
    found = chapters(built)
    assert [chapter.title for chapter in found] == [s.title for s in real.content.sections]
    assert found[0].pages[0] == Listed("Foundations", "foundations/")
    assert part_id(found[0].pages[1].address) == "foundations-global-infrastructure"
