"""Pages of the site as XHTML, and what makes an EPUB of them."""

from __future__ import annotations

import io

import pytest
from lxml import etree, html
from PIL import Image

from fieldnotes.publish import license
from tools.book.colors import dark, light
from tools.book.cover import SIZE, cover
from tools.book.edition import Edition
from tools.book.epub import epub_files, index_html, landmarks
from tools.book.epub_package import Entry, identifier, nav, ncx, package
from tools.book.epub_page import file_of, link_to, pictures_of, to_epub_html, without_links, xhtml
from tools.book.order import Chapter, ChapterPage
from tools.book.page import BookTarget, anchors, readable
from tools.book.terms import GLOSSARY, Mention, index_of_terms

SITE = "https://notes.example.org/"
EDITION = Edition("Notes & more", "About it.", "2026-11-22", "v1", SITE)
PAGE = """<article class="md-content__inner"><!-- note --><h1 id="ebs">EBS &amp; more</h1>
<p>A <a class="term" href="../../reference/glossary/#volume" data-tip="term:volume">volume</a> of
<a class="fact" href="../../reference/limits/#ebs.size" data-tip="fact:ebs.size">64 TiB</a>, again
<a class="fact" href="../../reference/limits/#ebs.size" data-tip="fact:ebs.size">64 TiB</a>,<br>see
<a href="../efs/#cost" data-preview rel="next">EFS</a>, <a href="../">all</a>,
<a href="../../more/ses/">mail</a> and <a href="https://example.org/x">a source</a>.</p>
<figure class="diagram" id="diagram-a-way"><div class="diagram-picture" tabindex="0"><svg id="d">
<title>Way</title><desc>A to B.</desc></svg></div><figcaption>Way<ul class="legend"><li>data</li>
</ul></figcaption></figure>
<table class="compare-table"><thead><tr><th></th><th>EBS</th><th>EFS</th><th>S3</th></tr></thead>
<tbody><tr class="group"><th colspan="4">Size</th></tr><tr id="most"><th>Most</th>
<td>64 TiB<sup class="source-mark"><a href="#source-1" aria-label="Source 1">1</a></sup></td>
<td></td><td><em>None</em> known</td></tr></tbody></table>
<details class="table-sources"><summary>Sources</summary>
<ol><li id="source-1">Docs</li></ol></details>
<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>
<div class="tips"><div class="tip" id="tip-fact-ebs.size"><p><strong>Size</strong></p>
<p>Since 2025.</p>
</div></div></article>"""
PLACES = {
    "storage/": set(),
    "storage/efs/": {"cost"},
    GLOSSARY: {"volume"},
}


def page() -> html.HtmlElement:
    content = readable(html.fromstring(PAGE))
    return to_epub_html(content, "storage/ebs/", SITE, {**PLACES, "storage/ebs/": anchors(content)})


def squeezed(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (BookTarget("storage/efs/", "cost"), "efs.xhtml#cost"),
        (BookTarget("storage/efs/"), "efs.xhtml"),
        (BookTarget("storage/ebs/", "size"), "#size"),
        (BookTarget("storage/ebs/"), "ebs.xhtml"),
        (BookTarget("storage/"), "../storage.xhtml"),
        (BookTarget("reference/glossary/", "volume"), "../reference/glossary.xhtml#volume"),
    ],
)
def test_a_place_is_a_file_with_an_anchor(place: BookTarget, expected: str) -> None:
    assert link_to(place, file_of("storage/ebs/")) == expected


def test_links_lead_to_files_of_the_book_or_to_full_addresses() -> None:
    links = {a.text: a.get("href") for a in page().cssselect("p > a")}
    assert links == {
        "volume": "../reference/glossary.xhtml#volume",
        "EFS": "efs.xhtml#cost",
        "all": "../storage.xhtml",
        "mail": f"{SITE}more/ses/",
        "a source": "https://example.org/x",
        "1": "#mark-1",
    }


def test_a_page_is_well_formed_and_says_only_what_readers_know() -> None:
    text = xhtml("EBS & more", page(), "storage/ebs.xhtml").decode()
    root = etree.fromstring(text.encode())
    assert root.tag == "{http://www.w3.org/1999/xhtml}html"
    assert (root.get("lang"), root[0][0].text) == ("en", "EBS & more")
    assert root[0][1].get("href") == "../epub.css"
    for gone in ("data-", "rel=", "tabindex", "<!--", "tip", "<svg", "legend"):
        assert gone not in text.partition("<body>")[2], gone


def test_a_diagram_is_its_file_and_says_what_it_shows() -> None:
    own = page()
    (picture,) = own.cssselect("figure > img")
    assert dict(picture.attrib) == {"src": "ebs/a-way.svg", "alt": "Way. A to B."}
    assert list(pictures_of(own, "storage/ebs.xhtml")) == ["storage/ebs/a-way.svg"]


def test_a_picture_has_no_links() -> None:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    link = '<a xlink:href="https://x/" transform="translate(1, 2)"><text>EC2</text></a>'
    picture = etree.fromstring(without_links(f"<svg {names}>{link}</svg>".encode()))
    (group,) = picture
    assert group.tag == "{http://www.w3.org/2000/svg}g"
    assert dict(group.attrib) == {"transform": "translate(1, 2)"}
    assert group[0].text == "EC2"


def test_numbers_lead_to_notes_and_back() -> None:
    own = page()
    marks = own.xpath('.//p//*[@*[name()="epub:type"]="noteref"]')
    assert [(mark.get("href"), mark.get("id")) for mark in marks] == [
        ("#note-1", "mark-1"),
        ("#note-1", None),
    ]
    (note,) = own.cssselect("aside")
    assert (note.get("id"), note.get("epub:type")) == ("note-1", "footnote")
    assert squeezed(note) == "1. Size Since 2025."
    assert note.cssselect("a")[0].get("href") == "#mark-1"
    # The sources of a table are notes, too.
    assert own.cssselect("#source-1")[0].get("epub:type") == "footnote"
    (cell,) = own.cssselect("td sup a")
    assert (cell.get("epub:type"), cell.get("id")) == ("noteref", None)


def test_cells_of_wide_tables_say_their_column() -> None:
    wide, narrow = page().cssselect("table")
    assert wide.get("class") == "compare-table apart joins"
    assert [squeezed(cell) for cell in wide.cssselect("#most > *")] == [
        "Most",
        "EBS: 64 TiB1",
        "",
        "S3: None known",
    ]
    assert not narrow.cssselect(".column") and narrow.get("class") is None


def test_the_widest_tables_stay_apart() -> None:
    heads, cells = "<th>a</th>" * 7, "<td>1</td>" * 7
    content = html.fromstring(
        f"<div><table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table></div>"
    )
    assert to_epub_html(content, "a/", SITE, {}).cssselect("table")[0].get("class") == "apart"


def test_the_index_leads_to_definitions_and_first_mentions() -> None:
    mentions = [Mention("volume", "storage/ebs/", "mention-0")]
    terms = {"3-tier": "3-tier", "volume": "Volume & disk"}
    titles = {"storage/ebs/": "EBS", GLOSSARY: "Glossary"}
    entries = index_of_terms(mentions, terms, has_glossary=True)
    index = html.fromstring(index_html(entries, titles))
    assert [h.text for h in index.cssselect("h2")] == ["0–9", "V"]
    assert [squeezed(p) for p in index.cssselect("p")] == ["3-tier", "Volume & disk: EBS"]
    assert [a.get("href") for a in index.cssselect("p a")][1:] == [
        "reference/glossary.xhtml#volume",
        "storage/ebs.xhtml#mention-0",
    ]
    # A book without the glossary has the terms that it uses.
    entries = index_of_terms(mentions, terms, has_glossary=False)
    alone = html.fromstring(index_html(entries, {"storage/ebs/": "EBS"}))
    assert [squeezed(p) for p in alone.cssselect("p")] == ["Volume & disk: EBS"]
    assert len(alone.cssselect("a")) == 1


def test_contents_for_new_and_old_readers_say_the_same() -> None:
    entries = [Entry("Storage", "storage.xhtml", [Entry("E & F", "storage/e.xhtml")])]
    (toc, marks) = html.fromstring(nav(entries, [])).cssselect("nav")
    assert [(a.text, a.get("href")) for a in toc.iter("a")] == [
        ("Storage", "storage.xhtml"),
        ("E & F", "storage/e.xhtml"),
    ]
    assert marks.get("epub:type") == "landmarks"
    old = etree.fromstring(ncx(EDITION, entries))
    names = {"n": "http://www.daisy.org/z3986/2005/ncx/"}
    assert old.xpath("//n:navPoint//n:text/text()", namespaces=names) == ["Storage", "E & F"]
    assert old.xpath("//n:content/@src", namespaces=names) == ["storage.xhtml", "storage/e.xhtml"]
    assert old.xpath("//n:meta/@content", namespaces=names) == [identifier(EDITION)]


def test_landmarks_are_those_that_the_book_has() -> None:
    chapter = Chapter("storage", "Storage", (ChapterPage("Storage", "storage/"),))
    names = [mark.kind for mark in landmarks([chapter], {"storage/": "Storage"})]
    assert names == ["titlepage", "toc", "bodymatter", "index"]
    more = landmarks([chapter], {"storage/": "Storage", GLOSSARY: "Glossary"})
    assert ("glossary", "Glossary", "reference/glossary.xhtml") in more


def test_the_package_describes_book_and_files() -> None:
    files = ["contents.ncx", "contents.xhtml", "a/b.xhtml", "cover.png"]
    root = etree.fromstring(package(EDITION, files, ["contents.xhtml", "a/b.xhtml"], "cover.png"))
    names = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}

    def found(path: str) -> list[str]:
        return root.xpath(path, namespaces=names)

    assert found("//dc:title/text()") == ["Notes & more"]
    assert found("//dc:identifier/text()") == [identifier(EDITION)]
    assert found('//o:meta[@property="dcterms:modified"]/text()') == ["2026-11-22T00:00:00Z"]
    assert found("//dc:rights/text()") == [f"{license.NAME}: {license.URL}"]
    assert not found("//dc:creator | //dc:publisher")
    assert found("//o:item/@href") == sorted(files)
    assert found('//o:item[@properties="nav"]/@href') == ["contents.xhtml"]
    assert found('//o:item[@properties="cover-image"]/@media-type') == ["image/png"]
    ids = dict(zip(found("//o:item/@id"), found("//o:item/@href"), strict=True))
    order = [ids[name] for name in found("//o:itemref/@idref")]
    assert order == ["contents.xhtml", "a/b.xhtml"]
    assert ids[found("//o:spine/@toc")[0]] == "contents.ncx"


def test_editions_of_a_book_have_one_name() -> None:
    later = Edition("Notes", "About it.", "2027-01-01", "v2", SITE)
    section = Edition("Notes: Storage", "About it.", "2026-11-22", "v1", SITE, "storage/")
    assert identifier(EDITION) == identifier(later) != identifier(section)
    assert identifier(EDITION).startswith("urn:uuid:")


def test_the_book_has_title_contents_pages_and_index_in_order() -> None:
    content = readable(html.fromstring(PAGE))
    chapter = Chapter("storage", "Storage", (ChapterPage("EBS", "storage/ebs/"),))
    files = epub_files(
        EDITION,
        [chapter],
        {"storage/ebs/": content},
        {"volume": "Volume"},
        {"epub.css": b"", "cover.png": b""},
        lambda path: b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    )
    assert sorted(files) == [
        "EPUB/contents.ncx",
        "EPUB/contents.xhtml",
        "EPUB/cover.png",
        "EPUB/epub.css",
        "EPUB/index-of-terms.xhtml",
        "EPUB/package.opf",
        "EPUB/storage/ebs.xhtml",
        "EPUB/storage/ebs/a-way.svg",
        "EPUB/title.xhtml",
        "META-INF/container.xml",
    ]
    # A chapter without a page about itself begins with its first page, which has its own line.
    contents = html.fromstring(files["EPUB/contents.xhtml"])
    assert [a.text for a in contents.cssselect("ol ol a")] == ["EBS"]
    assert b'href="storage/ebs.xhtml#mention-0"' in files["EPUB/index-of-terms.xhtml"]
    assert b'id="mention-0"' in files["EPUB/storage/ebs.xhtml"]
    assert b"Edition of 2026-11-22" in files["EPUB/title.xhtml"]


def test_the_cover_holds_its_words() -> None:
    image = Image.open(io.BytesIO(cover(EDITION)))
    assert (image.format, image.size) == ("PNG", SIZE)
    assert cover(EDITION) == cover(EDITION)
    paper, words, line = light("brand"), light("brand-text"), dark("marker")
    colors = {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in image.convert("RGB").getcolors(99)}
    assert {paper, words, line} <= colors
