"""The pages of a book in, its index of terms out: where they define and use each term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement

from tools.book.css import select

GLOSSARY = "reference/glossary/"


class Mention(NamedTuple):
    """A place of the book that uses a term: the term's id, the address of the page, the anchor."""

    term: str
    page: str
    anchor: str


class IndexEntry(NamedTuple):
    """A term in the index: its id, its name, whether the book defines it, and where it is used."""

    term: str
    name: str
    is_defined: bool
    mentions: Sequence[Mention]


def terms_of(site: Path) -> dict[str, str]:
    """The name of each term of the glossary by its id."""
    glossary = html.parse(str(site / GLOSSARY / "index.html")).getroot()
    headings = select(glossary, ".md-content__inner h3[id]")
    return {heading.attrib["id"]: heading.text_content().rstrip("¶") for heading in headings}


def mark_mentions(pages: Mapping[str, HtmlElement]) -> list[Mention]:
    """Give an anchor to the first mention of each term on a page; the glossary does not count."""
    found: list[Mention] = []
    for address, page in pages.items():
        seen: set[str] = set()
        for term in select(page, ".term[data-tip]"):
            name = term.attrib["data-tip"].removeprefix("term:")
            if name in seen or address == GLOSSARY:
                continue
            seen.add(name)
            anchor = f"mention-{len(found)}"
            term.set("id", anchor)
            found.append(Mention(name, address, anchor))
    return found


def index_of_terms(
    mentions: Iterable[Mention], terms: Mapping[str, str], *, has_glossary: bool
) -> list[IndexEntry]:
    """Every term that the book defines or uses, in the order of `terms`, which has its name by id.

    A book that has the glossary defines all of them.
    """
    by_term: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_term.setdefault(mention.term, []).append(mention)
    return [
        IndexEntry(term, name, has_glossary, tuple(by_term.get(term, ())))
        for term, name in terms.items()
        if has_glossary or term in by_term
    ]
