"""Chapters and pages in, the parts of the book as HTML out: cover and contents, chapters, index.

Each part is a document of its own, a long chapter has several, because Chromium takes memory by
the length of what it prints. Links between parts have addresses that no host answers; `joining`
leads them home. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape

from lxml import html
from lxml.html import HtmlElement

from tools.book.colors import light
from tools.book.edition import Edition, title_page
from tools.book.fonts import FACES, NUMBERS, font_rules
from tools.book.order import Chapter
from tools.book.page_numbers import ANCHOR_PAGE, CHARACTERS
from tools.book.paper import part_id
from tools.book.terms import GLOSSARY, IndexEntry, index_of_terms, mark_mentions

INDEX = "index-of-terms"
# Stands before the anchor of a place in another part.
OTHER_PART = "https://book.invalid/#"
# Characters of a document, unless one page has more: the longer it is, the more memory it takes.
MAX_LENGTH = 700_000
# Where a long word is broken.
_HYPHEN = "\u2010"
_HEADING = re.compile(
    r'(?s)<article\b[^>]*?\bid="(?P<page>[^"]+)"'
    r'|<h(?P<level>[1-6])(?:[^>]*?\bid="(?P<own>[^"]+)")?[^>]*>(?P<words>.*?)</h[1-6]>'
)
_NO_WORDS = re.compile(r'<span class="at".*?</span>|<[^>]+>')
_ID = re.compile(r' id="([^"]+)"')
_LINK = re.compile(r'href="#([^"]+)"')


@dataclass(frozen=True)
class Paper:
    """A format of paper: sides in millimetres, and how much of a document fills a page.

    `characters` are those of the HTML on a page with few of them.
    """

    width: int
    height: int
    characters: int


FORMATS = {"a4": Paper(210, 297, 6_800), "a5": Paper(148, 210, 3_000)}


@dataclass(frozen=True)
class Part:
    """A part of the book: its running head, its HTML."""

    head: str
    body: str


@dataclass(frozen=True)
class Heading:
    """A heading of the book, from level 1, and the anchor where it stands."""

    level: int
    words: str
    anchor: str


def parts(
    edition: Edition,
    chapters: Sequence[Chapter],
    pages: Mapping[str, HtmlElement],
    terms: Mapping[str, str],
) -> list[Part]:
    """The book, part by part. `pages` has each page by its address, `terms` the name of each term
    by its id.
    """
    mentions = mark_mentions(pages)
    entries = index_of_terms(mentions, terms, has_glossary=GLOSSARY in pages)
    return [
        Part("Contents", title_page(edition) + contents(chapters)),
        *(Part(c.title, body) for c in chapters for body in chapter_html(c, pages)),
        Part("Index of terms", index_html(entries)),
    ]


def documents(
    parts: Sequence[Part], edition: Edition, styles: Iterable[str], size: str
) -> list[str]:
    """Each part as a document to print; `styles` are addresses of style sheets."""
    links = "".join(f'<link rel="stylesheet" href="{escape(style)}">' for style in styles)
    wanted = {place for part in parts for place in _LINK.findall(part.body)}
    wanted |= {heading.anchor for part in parts for heading in headings(part)}
    characters = "".join(sorted({_HYPHEN}.union(*(part.body for part in parts))))
    return [
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(edition.title)}'
        f"</title>{links}<style>{font_rules()}\n{page_rules(part, size)}</style></head>"
        f'<body class="book book-{size}" dir="ltr" data-md-color-scheme="default">'
        f"{_parted(part.body)}"
        f"{anchor_page(wanted & set(_ID.findall(part.body)), characters)}</body></html>"
        for part in parts
    ]


def headings(part: Part) -> list[Heading]:
    """The headings of a part. That of a page stands where the page begins."""
    found, page = [], ""
    for match in _HEADING.finditer(part.body):
        page = match["page"] or page
        if match["level"]:
            words = " ".join(unescape(_NO_WORDS.sub("", match["words"])).split())
            found.append(Heading(int(match["level"]), words, match["own"] or page))
    return found


def _parted(body: str) -> str:
    """The body of a part, with links that leave it marked as such."""
    own = set(_ID.findall(body))

    def link(match: re.Match[str]) -> str:
        return match[0] if match[1] in own else f'href="{OTHER_PART}{match[1]}"'

    return _LINK.sub(link, body)


def anchor_page(anchors: Iterable[str], characters: str) -> str:
    """The page after a part's last: a link to each anchor, and all characters in every face.

    Chromium names only anchors that have a link; with all characters, all parts have the same
    fonts.
    """
    links = "".join(f'<a href="#{anchor}">\u200b</a>' for anchor in [ANCHOR_PAGE, *sorted(anchors)])
    lines = [*((face, characters) for face in FACES), (NUMBERS, CHARACTERS)]
    faces = "".join(
        f'<p style="font: {face}; font-variant-ligatures: none">{escape(text)}</p>'
        for face, text in lines
    )
    return f'<div class="anchor-page" id="{ANCHOR_PAGE}" aria-hidden="true">{links}{faces}</div>'


def page_rules(part: Part, size: str) -> str:
    """Paper and running head of a part; `page_numbers` draws the foot."""
    paper = FORMATS[size]
    font = f"font: 8pt 'Book', 'Book Symbols'; color: {light('ink-soft')};"
    words = part.head.replace("\\\\", "").replace('"', "")
    return "\n".join(
        [
            f"@page {{ size: {paper.width}mm {paper.height}mm; margin: 18mm 16mm 18mm; "
            f'@top-left {{ content: "{words}"; {font} }} }}',
            f"@page across {{ size: {paper.height}mm {paper.width}mm }}",
            "@page cover { margin: 0; @top-left { content: none } }",
        ]
    )


def contents(chapters: Sequence[Chapter]) -> str:
    """Every chapter and page with the number of its page."""
    lines = []
    for chapter in chapters:
        lines.append(_line(chapter.title, f"chapter-{chapter.folder}", "contents-chapter"))
        lines += [_line(page.title, part_id(page.address)) for page in chapter.pages]
    lines.append(_line("Index of terms", INDEX, "contents-chapter"))
    return f'<nav class="contents"><h1 id="contents">Contents</h1>{"".join(lines)}</nav>'


def _line(title: str, target: str, name: str = "contents-page") -> str:
    return (
        f'<p class="{name}"><a href="#{target}">{escape(title)}</a>'
        f'<span class="at-end" data-to="{target}">000</span></p>'
    )


def chapter_html(chapter: Chapter, pages: Mapping[str, HtmlElement]) -> Iterator[str]:
    """A chapter: its title and its pages, in one document or several.

    Each page begins on a new sheet, so a document may end after any of them.
    """
    body = f'<h1 id="chapter-{chapter.folder}">{escape(chapter.title)}</h1>'
    for number, page in enumerate(chapter.pages):
        own = html.tostring(pages[page.address], encoding="unicode")
        if number and len(body) + len(own) > MAX_LENGTH:
            yield _chapter(body)
            body = ""
        body += own
    yield _chapter(body)


def _chapter(body: str) -> str:
    return f'<section class="chapter">{body}</section>'


def index_html(entries: Iterable[IndexEntry]) -> str:
    """The index of terms: each with the numbers of the pages that define or use it."""
    lines = "".join(f"<p>{escape(entry.name)}, {_page_slots(entry)}</p>" for entry in entries)
    return (
        f'<section class="index"><h1 id="{INDEX}">Index of terms</h1>'
        f'<div class="index-entries">{lines}</div></section>'
    )


def _page_slots(entry: IndexEntry) -> str:
    defined = [part_id(GLOSSARY, entry.term)] if entry.is_defined else []
    anchors = [*defined, *(mention.anchor for mention in entry.mentions)]
    return ", ".join(
        f'<a class="number" href="#{anchor}" data-to="{anchor}">000</a>' for anchor in anchors
    )
