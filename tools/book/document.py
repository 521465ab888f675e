"""Chapters and pages in, the whole book as one HTML document out: cover, contents, index. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement

from book.order import Chapter
from book.page import part_id

FORMATS = {"a4": "210mm 297mm", "a5": "148mm 210mm"}
INDEX = "index-of-terms"
GLOSSARY = "reference/glossary/"


@dataclass(frozen=True)
class Edition:
    """What the cover says beside the title: subtitle, date, version, and where the site is read."""

    title: str
    subtitle: str
    date: str
    version: str
    site_url: str


class Mention(NamedTuple):
    """A place of the book that uses a term: the term's id and the anchor of the place."""

    term: str
    anchor: str


def document(
    edition: Edition,
    chapters: Sequence[Chapter],
    parts: Mapping[str, HtmlElement],
    terms: Mapping[str, str],
    styles: Iterable[str],
    size: str,
) -> str:
    """The book. `parts` has each page by its address, `terms` the name of each term by its id;
    `styles` are addresses of style sheets.
    """
    mentions = mark_mentions(parts)
    body = "".join(
        [
            cover(edition),
            contents(chapters),
            *(chapter_html(chapter, parts) for chapter in chapters),
            index_of_terms(mentions, terms, has_glossary=GLOSSARY in parts),
        ]
    )
    links = "".join(f'<link rel="stylesheet" href="{escape(style)}">' for style in styles)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(edition.title)}'
        f"</title>{links}<style>{page_rules(chapters, size)}</style></head>"
        f'<body class="book book-{size}" dir="ltr" data-md-color-scheme="default">'
        f"{body}</body></html>"
    )


def page_rules(chapters: Sequence[Chapter], size: str) -> str:
    """Paper and running heads: each chapter has pages of its own kind, named by its title."""
    head = "font: 8pt var(--fn-text-font, sans-serif); color: #52626a;"
    rules = [
        f"@page {{ size: {FORMATS[size]}; margin: 18mm 16mm 18mm; "
        f"@bottom-center {{ content: counter(page); {head} }} }}",
        "@page cover { margin: 0; @bottom-center { content: none } }",
    ]
    named = [(chapter.folder, chapter.title) for chapter in chapters]
    for folder, title in [*named, ("contents", "Contents"), ("index", "Index of terms")]:
        words = title.replace("\\", "").replace('"', "")
        rules.append(f'@page in-{folder} {{ @top-left {{ content: "{words}"; {head} }} }}')
        rules.append(f".in-{folder} {{ page: in-{folder} }}")
    return "\n".join(rules)


def cover(edition: Edition) -> str:
    """Title, edition and where the current one is."""
    return (
        f'<section class="cover"><p class="cover-title">{escape(edition.title)}</p>'
        f"<p>{escape(edition.subtitle)}</p>"
        f'<p class="cover-edition">Edition of {escape(edition.date)}'
        f"<br>Version {escape(edition.version)}"
        f'<br><a href="{escape(edition.site_url)}">{escape(edition.site_url)}</a></p></section>'
    )


def contents(chapters: Sequence[Chapter]) -> str:
    """Every chapter and page with the number of its page."""
    lines = []
    for chapter in chapters:
        lines.append(_line(chapter.title, f"chapter-{chapter.folder}", "contents-chapter"))
        lines += [_line(page.title, part_id(page.address)) for page in chapter.pages]
    lines.append(_line("Index of terms", INDEX, "contents-chapter"))
    return (
        f'<nav class="contents in-contents"><h1 id="contents">Contents</h1>{"".join(lines)}</nav>'
    )


def _line(title: str, target: str, name: str = "contents-page") -> str:
    return (
        f'<p class="{name}"><a href="#{target}">{escape(title)}</a>'
        f'<span class="at-end" data-to="{target}">000</span></p>'
    )


def chapter_html(chapter: Chapter, parts: Mapping[str, HtmlElement]) -> str:
    """A chapter: its title and its pages."""
    pages = "".join(
        html.tostring(parts[page.address], encoding="unicode") for page in chapter.pages
    )
    return (
        f'<section class="chapter in-{chapter.folder}"><h1 id="chapter-{chapter.folder}">'
        f"{escape(chapter.title)}</h1>{pages}</section>"
    )


def mark_mentions(parts: Mapping[str, HtmlElement]) -> list[Mention]:
    """Give an anchor to the first mention of each term on a page; the glossary does not count."""
    found = []
    for address, part in parts.items():
        seen = set()
        for term in part.cssselect("span.term[data-tip]"):
            name = term.get("data-tip").removeprefix("term:")
            if name in seen or address == GLOSSARY:
                continue
            seen.add(name)
            anchor = f"mention-{len(found)}"
            term.set("id", anchor)
            found.append(Mention(name, anchor))
    return found


def index_of_terms(
    mentions: Sequence[Mention], terms: Mapping[str, str], *, has_glossary: bool
) -> str:
    """Every term that the book defines or uses, with the pages that do."""
    places: dict[str, list[str]] = {}
    for mention in mentions:
        places.setdefault(mention.term, []).append(mention.anchor)
    entries = []
    for term, name in terms.items():
        defined = [part_id(GLOSSARY, term)] if has_glossary else []
        numbers = ", ".join(
            f'<a class="number" href="#{anchor}" data-to="{anchor}">000</a>'
            for anchor in [*defined, *places.get(term, [])]
        )
        if numbers:
            entries.append(f"<p>{escape(name)}, {numbers}</p>")
    return (
        f'<section class="index in-index"><h1 id="{INDEX}">Index of terms</h1>'
        f'<div class="index-entries">{"".join(entries)}</div></section>'
    )
