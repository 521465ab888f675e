"""The content of a page in, a part of the printed book out: the same statements, made for paper.

Anchors get the page's name in front, so that they are unique in the book; links to the site lead to
them, with room for the number of a page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lxml import html
from lxml.html import HtmlElement

from tools.book.css import select
from tools.book.page import anchors, follow, target, with_anchor, words_of

_DEEPEST = 6
# What links say to a browser.
_ON_SCREENS = ("data-preview", "target", "title", "download")
# Links without the number of a page: in a picture, and to a note on the same page.
_UNNUMBERED = "svg a, .source-mark a"


def all_to_print_html(contents: Mapping[str, HtmlElement], site_url: str) -> dict[str, HtmlElement]:
    """Every page of the book by its address, made for paper; `site_url` is where the site is."""
    places = {address: anchors(content) for address, content in contents.items()}
    return {
        address: to_print_html(content, address, site_url, places)
        for address, content in contents.items()
    }


def part_id(address: str, anchor: str = "") -> str:
    """The anchor in the book of a page, or of a place on it: `storage-ebs`, `storage-ebs--size`."""
    name = address.strip("/").replace("/", "-") or "home"
    return f"{name}--{anchor}" if anchor else name


def to_print_html(
    content: HtmlElement, address: str, site_url: str, pages: Mapping[str, Collection[str]]
) -> HtmlElement:
    """Turn the content of a page into a part of the book.

    `site_url` is where the site is read, for links to what the book does not have; `pages` has the
    anchors of each page in the book by its address.
    """
    for element in with_anchor(content):
        element.set("id", part_id(address, element.attrib["id"]))
    for reference in ("aria-labelledby", "aria-describedby", "for", "headers"):
        for element in select(content, f"[{reference}]"):
            names = element.attrib[reference].split()
            element.set(reference, " ".join(part_id(address, name) for name in names))
    for picture in select(content, ".diagram-picture"):
        _describe(picture)
    _lower_headings(content)
    _name_headings(content, address)
    content.tag = "article"
    content.set("class", "book-page md-typeset")
    content.set("id", part_id(address))
    own = select(content, "h2")
    if own and own[0].get("id"):
        del own[0].attrib["id"]
    for link in select(content, "a.term, a.fact"):
        # Each would say a page number in the middle of a sentence; the index has the terms, and
        # the chapter Reference all facts.
        link.tag = "span"
        del link.attrib["href"]

    def lead(href: str) -> str:
        found = target(href, address, site_url, pages)
        return found if isinstance(found, str) else "#" + part_id(*found)

    unnumbered = set(select(content, _UNNUMBERED))
    for link in follow(content, lead):
        for name in _ON_SCREENS:
            link.attrib.pop(name, None)
        if link.get("href", "").startswith("#") and link not in unnumbered:
            _add_page_slot(link)
    return content


def _describe(picture: HtmlElement) -> None:
    """Make a diagram one picture to assistive technology, which reads what it shows."""
    for around in picture.iterancestors("figure"):
        # It only holds picture and caption together.
        around.attrib.pop("aria-label", None)
        around.set("role", "group")
    picture.set("aria-label", words_of(picture))
    picture.set("role", "img")
    for drawing in select(picture, "svg"):
        drawing.set("role", "group")
    for name in ("tabindex", "data-source"):
        picture.attrib.pop(name, None)


def _lower_headings(content: HtmlElement) -> None:
    """A chapter has the first level of headings, so a page begins with the second."""
    for level in range(_DEEPEST - 1, 0, -1):
        for heading in select(content, f"h{level}"):
            heading.tag = f"h{level + 1}"


def _name_headings(content: HtmlElement, address: str) -> None:
    """Give an anchor to each heading below that of the page, for its bookmark."""
    nameless = select(content, ":is(h3, h4, h5, h6):not([id])")
    for number, heading in enumerate(nameless, 1):
        heading.set("id", part_id(address, f"heading-{number}"))


def _add_page_slot(link: HtmlElement) -> None:
    """Leave room after a link into the book for the number of the page it leads to."""
    number = html.Element("span", {"class": "at", "data-to": link.attrib["href"][1:]})
    number.text = "000"
    number.tail, link.tail = link.tail, ""
    link.addnext(number)
