"""The content of a page in, the same as XHTML for an EPUB out.

Pages lie in the EPUB as they do on the site: `storage/ebs/` is `storage/ebs.xhtml`. Pictures are
the SVG files that the site has beside each page: they bring their colors and their legend with
them, and readers enlarge an image that somebody taps, but not a drawing inside the text. Pure.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from html import escape

from lxml import etree, html
from lxml.html import HtmlElement

from tools.book.css import select
from tools.book.page import BookTarget, follow, target, words_of

STYLE = "epub.css"
# By how many columns a table has at least: its cells stand apart, one below the other, always or
# until the screen is wide enough.
TABLES = [(7, "apart"), (4, "apart joins")]
_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
# What means something to a reader of EPUBs; the rest is for the site's scripts and styles.
_KEPT = set(
    "alt aria-label class colspan datetime epub:type href id lang open role rowspan scope src "
    "start".split()
)


def file_of(address: str) -> str:
    """Where a page lies in the EPUB."""
    return f"{address.strip('/')}.xhtml"


def link_to(place: BookTarget, file: str) -> str:
    """A link from a file of the EPUB to a place."""
    to = file_of(place.page)
    path = "" if to == file and place.anchor else posixpath.relpath(to, posixpath.dirname(file))
    return f"{path}#{place.anchor}" if place.anchor else path


def to_epub_html(
    content: HtmlElement, address: str, site_url: str, pages: Mapping[str, Collection[str]]
) -> HtmlElement:
    """Turn the content of a page into a section of the EPUB.

    `site_url` is where the site is read, for links to what the book does not have; `pages` has the
    anchors of each page in the book by its address.
    """
    file = file_of(address)
    for figure in select(content, "figure.diagram"):
        _show_file(figure, address, file)
    for table in select(content, "table"):
        _name_cells(table)
    for fact in select(content, "a.fact"):
        fact.drop_tag()  # its note, or the source of its cell, says what its page does

    def lead(href: str) -> str:
        found = target(href, address, site_url, pages)
        return found if isinstance(found, str) else link_to(found, file)

    follow(content, lead)
    _mark_notes(content)
    content.tag = "section"
    content.set("class", "page")
    etree.strip_tags(content, etree.Comment)
    for element in content.iter():
        for name in set(element.attrib) - _KEPT:
            del element.attrib[name]
    return content


def xhtml(title: str, body: HtmlElement | str, file: str) -> bytes:
    """A file of the EPUB as XHTML; `body` may be HTML as text."""
    tree = html.fromstring(body) if isinstance(body, str) else body
    style = posixpath.relpath(STYLE, posixpath.dirname(file))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="en" xml:lang="en"><head><title>{escape(title)}</title>'
        f'<link rel="stylesheet" type="text/css" href="{style}"/></head>\n'
        f"<body>{etree.tostring(tree, encoding='unicode', with_tail=False)}</body></html>\n"
    ).encode()


def pictures_of(content: HtmlElement, file: str) -> Iterator[str]:
    """The paths of the pictures that a section shows."""
    for picture in content.iter("img"):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(file), picture.attrib["src"]))


def without_links(picture: bytes) -> bytes:
    """An SVG file without its links: nobody can follow those of an image."""
    root = etree.fromstring(picture)
    for link in root.iter(_SVG + "a"):
        link.tag = _SVG + "g"
        del link.attrib[_XLINK + "href"]
    return etree.tostring(root)


def _show_file(figure: HtmlElement, address: str, file: str) -> None:
    """Show a diagram as its file, which has the legend, too."""
    (drawn,) = select(figure, ".diagram-picture")
    name = figure.attrib["id"].removeprefix("diagram-")
    path = posixpath.relpath(f"{address}{name}.svg", posixpath.dirname(file))
    figure.replace(drawn, html.Element("img", {"src": path, "alt": words_of(drawn)}))
    for legend in select(figure, ".legend"):
        legend.drop_tree()


def _name_cells(table: HtmlElement) -> None:
    """Say in each cell of a wide table what column it is in, for when the cells stand apart."""
    names = [" ".join(head.text_content().split()) for head in select(table, "thead th")]
    kind = next((kind for columns, kind in TABLES if len(names) >= columns), None)
    if kind is None:
        return
    table.set("class", f"{table.get('class', '')} {kind}".strip())
    for row in select(table, "tbody tr"):
        for name, cell in zip(names, row, strict=False):
            if cell.tag == "td" and name and cell.text_content().strip():
                label = html.Element("span", {"class": "column"})
                label.text, label.tail, cell.text = f"{name}: ", cell.text, None
                cell.insert(0, label)


def _mark_notes(content: HtmlElement) -> None:
    """Tell what is a note and what leads to one, so that readers show it where it is asked for."""
    for notes in select(content, ".book-notes"):
        notes.tag = "section"
        notes.set("epub:type", "footnotes")
        (listed,) = select(notes, "ol")
        for number, note in enumerate(listed, 1):
            note.tag = "aside"
            note.set("role", "doc-footnote")
            back = html.Element("a", {"href": f"#mark-{number}", "role": "doc-backlink"})
            back.text, back.tail = f"{number}", ". "
            note[0].insert(0, back)
        listed.drop_tag()
    for note in select(content, ".book-notes aside, .table-sources li"):
        note.set("epub:type", "footnote")
    marked = set()
    for mark in select(content, ".source-mark a"):
        mark.set("epub:type", "noteref")
        mark.set("role", "doc-noteref")
        name = mark.attrib["href"].replace("#note-", "mark-")
        if name.startswith("mark-") and name not in marked:
            marked.add(name)
            mark.set("id", name)
