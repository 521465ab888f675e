"""The pages of a book in, where they use each term of the glossary out, for an index of terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def terms_of(site: Path) -> dict[str, str]:
    """The name of each term of the glossary by its id."""
    glossary = html.parse(str(site / GLOSSARY / "index.html")).getroot()
    headings = select(glossary, ".md-content__inner h3[id]")
    return {heading.get("id"): heading.text_content().rstrip("¶") for heading in headings}


def mark_mentions(pages: Mapping[str, HtmlElement]) -> list[Mention]:
    """Give an anchor to the first mention of each term on a page; the glossary does not count."""
    found = []
    for address, page in pages.items():
        seen = set()
        for term in select(page, ".term[data-tip]"):
            name = term.get("data-tip").removeprefix("term:")
            if name in seen or address == GLOSSARY:
                continue
            seen.add(name)
            anchor = f"mention-{len(found)}"
            term.set("id", anchor)
            found.append(Mention(name, address, anchor))
    return found


def by_term(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """The mentions of each term, in the order of the book."""
    places: dict[str, list[Mention]] = {}
    for mention in mentions:
        places.setdefault(mention.term, []).append(mention)
    return places
