"""A built page in, a part of the book out: the same statements, made for paper.

Anchors get the page's name in front, so that they are unique in the book; links to the site lead to
them. What only works on a screen is left out; what a tip says of a number becomes a note.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from book.notes import add_notes

# Buttons, links to headings, what repeats the picture in words or another page; and where a term is
# used, which the index tells.
_NOT_FOR_PAPER = (
    ".md-content__button, .headerlink, .row-link, .diagram-tools, details.in-words, .tip, .tips, "
    ".term-used-on, script, template, form, button, nav.backlinks, nav.letters, .compare-controls, "
    ".md-source-file, .families, .compare-more, .md-tags, .exercise-tools, input, svg.md-icon, "
    ".visually-hidden"
)
_DEEPEST = 6
# Hosts that stand for "this site" while links are resolved.
_HERE = "https://site.invalid/"


def read(site: Path, address: str) -> HtmlElement:
    """The content of a built page that paper can show, with notes for its numbers."""
    tree = html.parse(str(site / address / "index.html")).getroot()
    (content,) = tree.cssselect(".md-content__inner")
    return readable(content)


def readable(content: HtmlElement) -> HtmlElement:
    """The content of a page without what only works on a screen."""
    add_notes(content)
    for element in content.cssselect(_NOT_FOR_PAPER):
        element.drop_tree()
    return content


def anchors(content: HtmlElement) -> set[str]:
    """What links can lead to in the content of a page."""
    return {element.get("id") for element in content.cssselect("[id]") if not is_drawn(element)}


def part_id(address: str, anchor: str = "") -> str:
    """The anchor in the book of a page, or of a place on it: `storage-ebs`, `storage-ebs--size`."""
    name = address.strip("/").replace("/", "-") or "home"
    return f"{name}--{anchor}" if anchor else name


def for_paper(
    content: HtmlElement, address: str, site_url: str, pages: Mapping[str, Collection[str]]
) -> HtmlElement:
    """Turn the content of a page into a part of the book.

    `site_url` is where the site is read, for links to what the book does not have; `pages` has the
    anchors of each page in the book by its address.
    """
    for element in content.cssselect("details"):
        element.set("open", "")
    for element in content.cssselect("[id]"):
        # Pictures refer to their own parts, whose names say of which picture they are.
        if not is_drawn(element):
            element.set("id", part_id(address, element.get("id")))
    for reference in ("aria-labelledby", "aria-describedby", "for", "headers"):
        for element in content.cssselect(f"[{reference}]"):
            names = element.get(reference).split()
            element.set(reference, " ".join(part_id(address, name) for name in names))
    for picture in content.cssselect(".diagram-picture"):
        _describe(picture)
    for word in content.cssselect("pre span:not(.c1):not(.c):not(.cm)"):
        word.drop_tag()  # colours of code, but for comments: paper may be black and white
    _lower_headings(content)
    content.tag = "article"
    content.set("class", "book-page md-typeset")
    content.set("id", part_id(address))
    own = content.cssselect("h2")
    if own and own[0].get("id"):
        del own[0].attrib["id"]
    _follow(content, lambda href: _target(href, address, site_url, pages))
    return content


def _describe(picture: HtmlElement) -> None:
    """Make a diagram one picture to assistive technology, which reads what it shows."""
    words = picture.cssselect("svg > title, svg > desc")
    picture.set("aria-label", " ".join(f"{word.text.strip().rstrip('.')}." for word in words))
    picture.set("role", "img")
    for name in ("tabindex", "data-source"):
        picture.attrib.pop(name, None)


def _lower_headings(content: HtmlElement) -> None:
    """A chapter has the first level of headings, so a page begins with the second."""
    for level in range(_DEEPEST - 1, 0, -1):
        for heading in content.cssselect(f"h{level}"):
            heading.tag = f"h{level + 1}"


def _follow(content: HtmlElement, target: Callable[[str], str]) -> None:
    """Lead every link to its place in the book, with room for the number of its page."""
    for link in content.cssselect("a.term, a.fact"):
        # Each would say a page number in the middle of a sentence; the index has the terms, and
        # the chapter Reference all facts.
        link.tag = "span"
        del link.attrib["href"]
    for link in list(content.iter("a")):
        if any(parent.tag == "pre" for parent in link.iterancestors()):
            link.drop_tag()  # the number of a line of code
            continue
        href = (
            link.get("href")
            or link.get("{http://www.w3.org/1999/xlink}href")
            or link.get("xlink:href")
        )
        if not href:
            continue
        found = target(href)
        drawn = is_drawn(link)
        link.set("xlink:href" if drawn and link.get("xlink:href") else "href", found)
        for name in ("data-preview", "target", "title", "download"):
            link.attrib.pop(name, None)
        is_note = any(parent.get("class") == "source-mark" for parent in link.iterancestors())
        if found.startswith("#") and not drawn and not is_note:
            number = html.Element("span", {"class": "at", "data-to": found[1:]})
            number.text = "000"
            number.tail, link.tail = link.tail, ""
            link.addnext(number)


def is_drawn(element: HtmlElement) -> bool:
    """Whether an element is a part of a picture."""
    return any(parent.tag == "svg" for parent in element.iterancestors()) or element.tag == "svg"


def _target(href: str, address: str, site_url: str, pages: Mapping[str, Collection[str]]) -> str:
    """Where a link leads: into the book, or to a full address."""
    full = urljoin(_HERE + address, href)
    if not full.startswith(_HERE):
        return href
    parts = urlsplit(full)
    path = parts.path.lstrip("/")
    if path in pages:
        is_there = parts.fragment in pages[path]
        return "#" + part_id(path, parts.fragment if is_there else "")
    return urljoin(site_url, path) + (f"#{parts.fragment}" if parts.fragment else "")
