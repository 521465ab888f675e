"""A page in, what stands on its card out. Pure; called by `site` and `head`."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import GLOSSARY, HOME, comparison_page, decision_page
from fieldnotes.urls import address

FOLDER = "assets/cards"


@dataclass(frozen=True)
class Card:
    """What stands on a card: texts as readers see them.

    `names` are shown in boxes: the options of a comparison, the letters of the glossary.
    """

    site: str
    section: str
    title: str
    names: tuple[str, ...]
    sentence: str

    @property
    def in_words(self) -> str:
        """What the card shows, for who does not see it."""
        return ", ".join(part for part in (self.site, self.section, self.title) if part)


def file_path(page: str) -> str:
    """Where the card of a page lies below the site: `assets/cards/storage/ebs.png`."""
    return posixpath.join(FOLDER, f"{address(page).rstrip('/') or 'index'}.png")


def card_of(content: Content, page: str, site: str) -> Card:
    """The card of a page; `site` is the site's name."""
    section = content.section_of(page)
    return Card(
        site,
        section.title if section and page != section.index else "",
        _title(content, page),
        _names(content, page),
        content.description(page),
    )


def _title(content: Content, page: str) -> str:
    """The title; on the home page, whose title is the site's name, what it says largest."""
    hero = content.pages[page].meta.get("hero") if page == HOME else None
    return str(hero["title"]) if isinstance(hero, dict) else content.title(page)


def _names(content: Content, page: str) -> tuple[str, ...]:
    for id_, compared in content.data.comparisons.items():
        if page == comparison_page(id_):
            return tuple(option.name for option in compared.options.values())
    for id_, decided in content.data.decisions.items():
        if page == decision_page(id_):
            return tuple(end.name for end in decided.ends.values())
    if page == GLOSSARY:
        return tuple(dict.fromkeys(term.letter() for term in content.terms.values()))
    return ()
