"""What makes files an EPUB: the package with its description, the contents for new and old readers.

EPUB 3.3, https://www.w3.org/TR/epub-33/; accessibility by its metadata of schema.org. Pure.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from html import escape
from itertools import count
from typing import NamedTuple
from urllib.parse import urljoin

from fieldnotes.publish import license
from tools.book.edition import Edition

# Everything but the two files that say where the rest is.
FOLDER = "EPUB"
PACKAGE = "package.opf"
NAV = "contents.xhtml"
NCX = "contents.ncx"
MIMETYPE = ("mimetype", b"application/epub+zip")
_TYPES = {
    "css": "text/css",
    "ncx": "application/x-dtbncx+xml",
    "png": "image/png",
    "svg": "image/svg+xml",
    "xhtml": "application/xhtml+xml",
}
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SUMMARY = (
    "Every diagram has a text that says what it shows. Contents, headings, headers of tables, "
    "notes and the index of terms are marked as such."
)
_ACCESS = [
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityFeature", "index"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", _SUMMARY),
]


class Entry(NamedTuple):
    """A line of the contents: its words, the file it leads to, and the lines below it."""

    title: str
    file: str
    below: Sequence[Entry] = ()


class Landmark(NamedTuple):
    """A part that every book has: its name in EPUB's vocabulary, in words, and its file."""

    kind: str
    title: str
    file: str


def container() -> bytes:
    """The file that says where the package is."""
    return (
        f'{_HEAD}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
        f'<rootfiles><rootfile full-path="{FOLDER}/{PACKAGE}" '
        'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
    ).encode()


def identifier(edition: Edition) -> str:
    """The name of the book, the same for all its editions."""
    address = urljoin(edition.site_url, edition.section)
    return uuid.uuid5(uuid.NAMESPACE_URL, address).urn


def package(edition: Edition, files: Iterable[str], order: Sequence[str], cover: str) -> bytes:
    """The description of the book and of its files, the order to read them in, and its cover."""
    access = "".join(
        f'<meta property="schema:{name}">{escape(value)}</meta>' for name, value in _ACCESS
    )
    listed = "".join(f"{_item(file, cover)}\n" for file in sorted(files))
    spine = "".join(f'<itemref idref="{_id(file)}"/>' for file in order)
    return (
        f'{_HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="en" '
        'unique-identifier="book">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="book">{identifier(edition)}</dc:identifier>'
        f"<dc:title>{escape(edition.title)}</dc:title><dc:language>en</dc:language>"
        f"<dc:description>{escape(edition.subtitle)}</dc:description>"
        f"<dc:source>{escape(edition.site_url)}</dc:source>"
        f"<dc:rights>{license.NAME}: {license.URL}</dc:rights>"
        f'<meta property="dcterms:modified">{edition.date}T00:00:00Z</meta>'
        f'<meta name="cover" content="{_id(cover)}"/>{access}</metadata>\n'
        f'<manifest>\n{listed}</manifest>\n<spine toc="{_id(NCX)}">{spine}</spine></package>\n'
    ).encode()


def _item(file: str, cover: str) -> str:
    kinds = {NAV: "nav", cover: "cover-image"}
    kind = f' properties="{kinds[file]}"' if file in kinds else ""
    type_ = _TYPES[file.rpartition(".")[2]]
    return f'<item id="{_id(file)}" href="{file}" media-type="{type_}"{kind}/>'


def _id(file: str) -> str:
    """The name of a file in the package: no two paths give the same."""
    return "file-" + file.replace("/", "..")


def nav(entries: Sequence[Entry], landmarks: Sequence[Landmark]) -> str:
    """The contents and the landmarks, as HTML."""
    marks = "".join(
        f'<li><a epub:type="{mark.kind}" href="{mark.file}">{escape(mark.title)}</a></li>'
        for mark in landmarks
    )
    return (
        '<section class="contents"><nav epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1>'
        f'{_nav_list(entries)}</nav><nav epub:type="landmarks" aria-label="Parts" hidden="">'
        f"<ol>{marks}</ol></nav></section>"
    )


def _nav_list(entries: Sequence[Entry]) -> str:
    lines = "".join(
        f'<li><a href="{entry.file}">{escape(entry.title)}</a>'
        f"{_nav_list(entry.below) if entry.below else ''}</li>"
        for entry in entries
    )
    return f"<ol>{lines}</ol>"


def ncx(edition: Edition, entries: Sequence[Entry]) -> bytes:
    """The contents for readers of EPUB 2."""
    numbers = count(1)

    def points(of: Sequence[Entry]) -> str:
        return "".join(
            f'<navPoint id="point-{next(numbers)}"><navLabel><text>{escape(entry.title)}</text>'
            f'</navLabel><content src="{entry.file}"/>{points(entry.below)}</navPoint>'
            for entry in of
        )

    return (
        f'{_HEAD}<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="en">'
        f'<head><meta name="dtb:uid" content="{identifier(edition)}"/></head>'
        f"<docTitle><text>{escape(edition.title)}</text></docTitle>"
        f"<navMap>{points(entries)}</navMap></ncx>\n"
    ).encode()
