"""Chapters and pages in, the files of the EPUB out: pages, pictures, index of terms, contents.

What the book says is what the printed one says; where that has the number of a page, this has a
link with the page's title. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from itertools import groupby

from lxml.html import HtmlElement

from fieldnotes.render.alphabet import letter_of
from tools.book.edition import Edition, title_page
from tools.book.epub_package import (
    FOLDER,
    NAV,
    NCX,
    PACKAGE,
    Entry,
    Landmark,
    container,
    nav,
    ncx,
    package,
)
from tools.book.epub_page import file_of, link_to, pictures_of, to_epub_html, without_links, xhtml
from tools.book.order import Chapter
from tools.book.page import BookTarget, anchors
from tools.book.terms import GLOSSARY, IndexEntry, index_of_terms, mark_mentions

TITLE = "title.xhtml"
INDEX = "index-of-terms.xhtml"
COVER = "cover.png"


def epub_files(
    edition: Edition,
    chapters: Sequence[Chapter],
    contents: Mapping[str, HtmlElement],
    terms: Mapping[str, str],
    own: Mapping[str, bytes],
    file_of_site: Callable[[str], bytes],
) -> dict[str, bytes]:
    """The files of the EPUB by path, but for the one that says what it is.

    `contents` has the content of each page by its address, `terms` the name of each term by its id,
    `own` the style sheet and the cover; `file_of_site` gives a file of the site by its path.
    """
    places = {address: anchors(content) for address, content in contents.items()}
    mentions = mark_mentions(contents)
    pages = {
        address: to_epub_html(content, address, edition.site_url, places)
        for address, content in contents.items()
    }
    titles = {page.address: page.title for chapter in chapters for page in chapter.pages}
    index = index_of_terms(mentions, terms, has_glossary=GLOSSARY in titles)
    entries = [*map(_entry, chapters), Entry("Index of terms", INDEX)]
    texts = {
        TITLE: xhtml(edition.title, title_page(edition), TITLE),
        NAV: xhtml("Contents", nav(entries, landmarks(chapters, titles)), NAV),
        **{file_of(a): xhtml(titles[a], page, file_of(a)) for a, page in pages.items()},
        INDEX: xhtml("Index of terms", index_html(index, titles), INDEX),
    }
    pictures = {path for a, page in pages.items() for path in pictures_of(page, file_of(a))}
    files = {
        **own,
        **texts,
        NCX: ncx(edition, entries),
        **{path: without_links(file_of_site(path)) for path in pictures},
    }
    files[PACKAGE] = package(edition, files, list(texts), COVER)
    return {
        "META-INF/container.xml": container(),
        **{f"{FOLDER}/{path}": content for path, content in files.items()},
    }


def _entry(chapter: Chapter) -> Entry:
    """A chapter in the contents. The page about the section is where it starts."""
    start, *others = [Entry(page.title, file_of(page.address)) for page in chapter.pages]
    has_start = start.file == file_of(chapter.folder)
    return Entry(chapter.title, start.file, others if has_start else [start, *others])


def landmarks(chapters: Sequence[Chapter], titles: Mapping[str, str]) -> list[Landmark]:
    """The parts that readers offer to go to; `titles` has the title of each page by its address."""
    start = file_of(chapters[0].pages[0].address)
    glossary = titles.get(GLOSSARY)
    return [
        Landmark("titlepage", "Title page", TITLE),
        Landmark("toc", "Contents", NAV),
        Landmark("bodymatter", "First chapter", start),
        *([Landmark("glossary", glossary, file_of(GLOSSARY))] if glossary else []),
        Landmark("index", "Index of terms", INDEX),
    ]


def index_html(entries: Iterable[IndexEntry], titles: Mapping[str, str]) -> str:
    """The index of terms by letter: each with the titles of the pages that use it.

    The term leads to its definition, a title to the first mention on its page.
    """
    letters = "".join(
        f"<h2>{letter}</h2>{''.join(_index_line(entry, titles) for entry in own)}"
        for letter, own in groupby(entries, key=lambda entry: letter_of(entry.name))
    )
    return (
        '<section class="index" epub:type="index" role="doc-index"><h1>Index of terms</h1>'
        f"{letters}</section>"
    )


def _index_line(entry: IndexEntry, titles: Mapping[str, str]) -> str:
    name = escape(entry.name)
    if entry.is_defined:
        name = f'<a href="{link_to(BookTarget(GLOSSARY, entry.term), INDEX)}">{name}</a>'
    links = ", ".join(
        f'<a href="{link_to(BookTarget(mention.page, mention.anchor), INDEX)}">'
        f"{escape(titles[mention.page])}</a>"
        for mention in entry.mentions
    )
    return f"<p><strong>{name}</strong>{': ' if links else ''}{links}</p>"
