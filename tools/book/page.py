"""A built page in, what a book can show of it out; and where its links lead in a book.

What only works on a screen is left out; what a tip says of a number becomes a note.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from tools.book.css import select
from tools.book.footnotes import add_notes
from tools.book.order import Chapter

# Buttons, links to headings, what repeats the picture in words or another page; and where a term is
# used, which the index tells; and where an old anchor leads now.
_CLASSES_NOT_FOR_BOOKS = frozenset(
    "md-content__button headerlink row-link diagram-tools in-words tip tips term-used-on backlinks "
    "letters compare-controls compare-more md-source-file families md-tags exercise-tools md-icon "
    "visually-hidden moved".split()
)
_NOT_FOR_BOOKS = "script, template, form, button, input, [hidden]"
# Hosts that stand for "this site" while links are resolved.
_HERE = "https://site.invalid/"
_SVG_LINK = "xlink:href"


class BookTarget(NamedTuple):
    """Where a link leads in the book: the address of a page, and an anchor or ""."""

    page: str
    anchor: str = ""


def read_all(site: Path, chapters: Iterable[Chapter]) -> dict[str, HtmlElement]:
    """The content of every page of the chapters by its address."""
    return {page.address: read(site, page.address) for c in chapters for page in c.pages}


def read(site: Path, address: str) -> HtmlElement:
    """The content of a built page that a book can show, with notes for its numbers."""
    tree = html.parse(str(site / address / "index.html")).getroot()
    (content,) = select(tree, ".md-content__inner")
    return readable(content)


def readable(content: HtmlElement) -> HtmlElement:
    """The content of a page without what only works on a screen, and with all details open."""
    add_notes(content)
    for element in _not_for_books(content):
        element.drop_tree()
    for element in select(content, "details"):
        element.set("open", "")
    for element in select(content, "pre a, pre span:not(.c1):not(.c):not(.cm)"):
        # The numbers of lines; and colors, but for comments: books may be black and white.
        element.drop_tag()
    return content


def _not_for_books(content: HtmlElement) -> set[HtmlElement]:
    # One look at all classes takes a seventh of the time of a selector with twenty of them.
    by_class = {
        element
        for element in select(content, "[class]")
        if not _CLASSES_NOT_FOR_BOOKS.isdisjoint(element.attrib["class"].split())
    }
    return by_class.union(select(content, _NOT_FOR_BOOKS))


def anchors(content: HtmlElement) -> set[str]:
    """What links can lead to in the content of a page."""
    return {element.attrib["id"] for element in with_anchor(content)}


def with_anchor(content: HtmlElement) -> list[HtmlElement]:
    """What has an anchor. Names within pictures are theirs alone, and of which picture they say."""
    drawn = set(select(content, "svg[id], svg [id]"))
    return [element for element in select(content, "[id]") if element not in drawn]


def words_of(picture: HtmlElement) -> str:
    """What a diagram shows, as it says itself: its title and its description."""
    words = select(picture, "svg > title, svg > desc")
    return " ".join(f"{word.text_content().strip().rstrip('.')}." for word in words)


def follow(content: HtmlElement, lead: Callable[[str], str]) -> list[HtmlElement]:
    """Lead every link where `lead` says, given where it led on the site. Returns the links."""
    links = []
    for link in content.iter("a"):
        name = "href" if link.get("href") else _SVG_LINK
        if href := link.get(name):
            link.set(name, lead(href))
            links.append(link)
    return links


def target(
    href: str, address: str, site_url: str, pages: Mapping[str, Collection[str]]
) -> BookTarget | str:
    """Where a link of a page leads: to a place in the book, or to a full address.

    `address` is that of the page, `site_url` where the site is read, for links to what the book
    does not have; `pages` has the anchors of each page in the book by its address.
    """
    full = urljoin(_HERE + address, href)
    if not full.startswith(_HERE):
        return href
    parts = urlsplit(full)
    path = parts.path.lstrip("/")
    if path in pages:
        return BookTarget(path, parts.fragment if parts.fragment in pages[path] else "")
    return urljoin(site_url, path) + (f"#{parts.fragment}" if parts.fragment else "")
