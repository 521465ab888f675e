"""Pages of the site as parts of a book, and the numbers in it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from fieldnotes.publish import license
from tools.book.document import Heading, Part, documents, headings, parts
from tools.book.edition import Edition, edition_of, in_book
from tools.book.footnotes import add_notes
from tools.book.order import Chapter, ChapterPage, chapters
from tools.book.page import BookTarget, anchors, readable, target
from tools.book.paper import part_id, to_print_html
from tools.book.printing import estimate, print_book
from tools.book.slimming import drop_meaningless, together, with_fewer_pieces

PAGE = """<article class="md-content__inner"><a class="md-content__button" href="x">Edit</a>
<h1 id="ebs">EBS<a class="headerlink" href="#ebs">¶</a></h1>
<p>A <a class="term" href="../../reference/glossary/#volume" data-tip="term:volume">volume</a> of
<a class="fact" href="../../reference/limits/#ebs.size" data-tip="fact:ebs.size">64 TiB</a>, see
<a href="../efs/#cost" data-preview>EFS</a>, <a href="#size">size</a>,
<a href="../../more/ses/">mail</a> and <a href="https://example.org/x">a source</a>.</p>
<div hidden>Yours</div><h2 id="size">Size</h2><details><summary>More</summary><p>Text.</p></details>
<div class="diagram-picture" tabindex="0" data-source="flowchart"><svg id="drawn"><title>Way</title>
<desc>A way.</desc><marker id="arrow"></marker></svg></div><pre>
<code><a id="line-1" href="#line-1"></a><span class="nb">cd</span>
<span class="c1"># home</span></code></pre>
<div class="tips"><div class="tip" id="tip-fact-ebs.size"><p>Size</p></div></div></article>"""
TIPS = """<article><p>It has <a class="fact" data-tip="fact:ebs.size">64 TiB</a>, or
<a class="fact" data-tip="fact:ebs.size">64 TiB</a>.</p><table><tr><td>
<a class="fact" data-tip="fact:ebs.age">1 day</a></td></tr></table>
<div class="page-end">Sources</div><div class="tips">
<div class="tip" id="tip-fact-ebs.size"><p><strong>Size</strong>
<span class="tip-kind">Fixed limit</span></p><p>Since 2025.</p></div>
<div class="tip" id="tip-fact-ebs.age"><p>Age</p></div></div></article>"""


def part(*pages: str) -> html.HtmlElement:
    content = readable(html.fromstring(PAGE))
    places = dict.fromkeys(pages, anchors(content))
    return to_print_html(content, "storage/ebs/", "https://notes.example.org/", places)


def test_links_lead_into_the_book_or_to_full_addresses() -> None:
    links = {a.text: a.get("href") for a in part("storage/ebs/", "storage/efs/").iter("a")}
    assert links == {
        "1": "#storage-ebs--note-1",
        "EFS": "#storage-efs",  # which has no anchor "cost"
        "size": "#storage-ebs--size",
        "mail": "https://notes.example.org/more/ses/",
        "a source": "https://example.org/x",
    }


def test_a_page_is_made_for_paper() -> None:
    own = part("storage/ebs/", "storage/efs/")
    text = html.tostring(own, encoding="unicode")
    assert own.get("id") == "storage-ebs"
    assert [(h.tag, h.text_content()) for h in own.cssselect("h2, h3")] == [
        ("h2", "EBS"),
        ("h3", "Size"),
    ]
    assert "data-preview" not in text
    assert "<details open" in text
    # Pictures keep the names of their parts.
    assert 'id="drawn"' in text and 'id="arrow"' in text
    # Marked terms and facts are words; their pages stand in the index and the tables.
    assert not own.cssselect("a.term, a.fact")
    # A diagram is one picture to assistive technology, and says what it shows.
    (picture,) = own.cssselect(".diagram-picture")
    assert (picture.get("role"), picture.get("aria-label")) == ("img", "Way. A way.")
    # Of the colors of code, comments stay.
    assert [word.text for word in own.cssselect("pre span")] == ["# home"]


def test_what_works_only_on_a_screen_is_left_out() -> None:
    content = readable(html.fromstring(PAGE))
    text = html.tostring(content, encoding="unicode")
    assert not content.cssselect(".md-content__button, .headerlink, [hidden]")
    assert "Edit" not in text and "Yours" not in text
    assert "<details open" in text
    # Code keeps its text without the numbers of lines and, but for comments, the colors.
    assert content.cssselect("pre")[0].text_content() == "\ncd\n# home"
    assert len(content.cssselect("pre *")) == 2


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../efs/", BookTarget("storage/efs/")),
        ("../efs/#cost", BookTarget("storage/efs/", "cost")),
        ("../efs/#gone", BookTarget("storage/efs/")),
        ("#size", BookTarget("storage/ebs/", "size")),
        ("../../more/ses/#cost", "https://notes.example.org/aws/more/ses/#cost"),
        ("../ebs.md", "https://notes.example.org/aws/storage/ebs.md"),
        ("https://example.org/x#y", "https://example.org/x#y"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_link_leads_to_a_place_or_a_full_address(href: str, expected: BookTarget | str) -> None:
    pages = {"storage/ebs/": {"size"}, "storage/efs/": {"cost"}}
    assert target(href, "storage/ebs/", "https://notes.example.org/aws/", pages) == expected


def test_tips_of_facts_become_notes() -> None:
    content = html.fromstring(TIPS)
    add_notes(content)
    marks = [(mark.text_content(), mark[0].get("href")) for mark in content.cssselect("sup")]
    assert marks == [("1", "#note-1"), ("1", "#note-1")]
    (note,) = content.cssselect(".book-notes li")
    assert " ".join(note.text_content().split()) == "Size Fixed limit. Since 2025."
    assert note.get("id") == "note-1"
    # Before the end of the page; what a table shows has its sources there.
    assert content.cssselect(".book-notes")[0].getnext().get("class") == "page-end"
    assert not content.cssselect(".tips")


def test_the_book_has_cover_contents_chapters_and_index() -> None:
    chapter = Chapter("storage", 'Storage "and" more', (ChapterPage("EBS", "storage/ebs/"),))
    edition = Edition("Notes", "About it.", "2026-11-22", "v1", "https://x/")
    made = parts(edition, [chapter], {"storage/ebs/": part("storage/ebs/")}, {})
    texts = documents(made, edition, ["file:///style.css"], "a5")
    trees = [html.fromstring(text) for text in texts]
    assert [tree.get("lang") for tree in trees] == ["en"] * 3
    (named,) = trees[0].cssselect(f".cover a[href='{license.URL}']")
    assert named.text_content() == license.NAME
    headings = [h.text_content() for tree in trees for h in tree.cssselect("h1")]
    assert headings == ["Contents", 'Storage "and" more', "Index of terms"]
    assert all("148mm 210mm" in text for text in texts)
    assert '@top-left { content: "Storage and more"' in texts[1]


def test_links_between_parts_are_known_and_their_places_named() -> None:
    chapter = Chapter("storage", "Storage", (ChapterPage("EBS", "storage/ebs/"),))
    edition = Edition("Notes", "About it.", "2026-11-22", "v1", "https://x/")
    made = parts(edition, [chapter], {"storage/ebs/": part("storage/ebs/")}, {})
    contents, storage, _ = documents(made, edition, [], "a4")
    assert 'href="https://book.invalid/#storage-ebs"' in contents
    named = {a.get("href") for a in html.fromstring(storage).cssselect("#anchor-page a")}
    assert named >= {"#anchor-page", "#storage-ebs", "#chapter-storage"}


def test_headings_are_known_with_their_places() -> None:
    body = (
        '<section><h1 id="chapter-storage">Storage &amp; more</h1><article id="storage-ebs">'
        '<h2>Amazon <em>EBS</em></h2><h4 class="x" id="storage-ebs--size">Size\n of <a href="#b">it'
        '</a><span class="at" data-to="b"> (p. 12)</span></h4></article></section>'
    )
    assert headings(Part("Storage", body)) == [
        Heading(1, "Storage & more", "chapter-storage"),
        Heading(2, "Amazon EBS", "storage-ebs"),
        Heading(4, "Size of it", "storage-ebs--size"),
    ]


def test_letters_that_stand_together_become_strings() -> None:
    drawing = b"BT\n/F4 10 Tf\n<0001> Tj\n5 0 Td <0002> Tj\n6.3 0 Td <0003> Tj\nET"
    widths = {b"/F4": {b"0001": 500.0, b"0002": 600.0, b"0003": 400.0}}
    assert together(drawing, widths) == b"BT\n/F4 10 Tf\n[<00010002>-30<0003>] TJ\nET"
    # What follows is placed from where the last letter was.
    more = drawing.replace(b"\nET", b"\n/Span <<>> BDC\n7 0 Td <0001> Tj\nEMC\nET")
    assert b"TJ\n11.3 0 Td\n/Span" in together(more, widths)
    assert together(drawing, {b"/F4": {}}) == drawing


def test_pieces_of_one_tag_become_one() -> None:
    drawing = b"".join(b"/P <</MCID %d >>BDC\nx\nEMC\n" % n for n in range(4))
    text, joined = with_fewer_pieces(drawing, ["a", "a", "b", "a"])
    assert joined == {1}
    assert text.count(b"BDC") == text.count(b"EMC") == 3


def test_tags_without_a_meaning_go() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page().obj

    def tag(kind: str, *kids: object) -> pikepdf.Object:
        own = pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"), K=pikepdf.Array(kids), Pg=page)
        return pdf.make_indirect(own)

    line = tag("NonStruct", 0)
    root = tag("Document", tag("P", tag("NonStruct", line), tag("Link", tag("NonStruct", 1)), 2))
    owners = drop_meaningless(root)
    paragraph = root.K
    assert [kid if isinstance(kid, int) else str(kid.S) for kid in paragraph.K] == [0, "/Link", 2]
    assert owners[line.objgen].objgen == paragraph.objgen


def test_anchors_have_an_estimated_page() -> None:
    documents = ['<p id="a">' + "x" * 990, '<p id="b"><i class="c" id="d">']
    assert estimate(documents, 100) == {"a": 1, "b": 11, "d": 11}
    assert estimate(documents, 500) == {"a": 1, "b": 3, "d": 3}


def test_unstable_numbers_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    powers = itertools.count(1)
    monkeypatch.setattr("tools.book.printing.count", lambda _: ({"a": 10 ** next(powers)}, [1]))
    monkeypatch.setattr("tools.book.printing.print_texts", lambda *_: {0: Path()})
    document = '<p id="a"></p><span class="at" data-to="a">0</span>'
    with pytest.raises(RuntimeError, match="still moved after 6 prints"):
        list(print_book("chromium", [document], 1000, Path()))


def small_site(folder: Path) -> Path:
    """What a build leaves, as far as an edition reads it."""
    (folder / "storage").mkdir()
    for name in ("index.html", "storage/index.html"):
        (folder / name).write_text(
            '<meta name="description" content="About it.">'
            '<link rel="canonical" href="https://notes.example.org/">'
        )
    markdown = "https://notes.example.org/storage/index.md"
    (folder / "llms.txt").write_text(f"# Notes\n\n## Storage\n\n- [Disks]({markdown}): All.\n")
    (folder / "feed.xml").write_text(
        "<updated>2026-11-20T00:00:00Z</updated><updated>2026-11-02T00:00:00Z</updated>"
    )
    return folder


def test_the_edition_is_that_of_the_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = small_site(tmp_path)
    said = {"show": "2026-11-22", "describe": "v1"}
    monkeypatch.setattr("tools.book.edition._git", lambda command, *_: said[command])
    chapter = Chapter("storage", "Storage", (ChapterPage("Disks", "storage/"),))
    assert in_book(site, "") == [chapter]
    whole = Edition("Notes", "About it.", "2026-11-22", "v1", "https://notes.example.org/")
    assert edition_of(site, [chapter], "") == whole
    section = edition_of(site, [chapter], "storage")
    assert (section.title, section.section) == ("Notes: Storage", "storage/")


def test_without_a_repository_the_edition_is_of_the_day_of_the_newest_news(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = small_site(tmp_path)
    monkeypatch.setattr("tools.book.edition._git", lambda *_: "")
    edition = edition_of(site, [], "")
    assert (edition.date, edition.version) == ("2026-11-20", "unknown")
    (site / "feed.xml").write_text("<feed/>")
    with pytest.raises(ValueError, match=r"^No day in .*feed.xml, and no repository; run make"):
        edition_of(site, [], "")


def test_a_book_that_cannot_be_made_gives_one_line(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^No index.html in .*; run make build$"):
        in_book(tmp_path, "")
    with pytest.raises(ValueError, match=r'^SECTION="disks"; expected one of storage; name one'):
        in_book(small_site(tmp_path), "disks")


def test_chapters_are_those_of_the_site(built: Path, real) -> None:
    found = chapters(built)
    assert [chapter.title for chapter in found] == [s.title for s in real.content.sections]
    assert found[0].pages[0] == ChapterPage("Foundations", "foundations/")
    assert part_id(found[0].pages[1].address) == "foundations-global-infrastructure"
