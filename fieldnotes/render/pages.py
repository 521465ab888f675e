"""`{{ pages }}`: the pages of this section; `{{ sections }}`: all sections with their pages."""

from __future__ import annotations

from html import escape

from fieldnotes.content.content import Content
from fieldnotes.read.nav import Section
from fieldnotes.render.cards import card, cards
from fieldnotes.urls import href


def render(content: Content, page: str) -> str:
    """A card for each page of the section that `page` introduces: title and what it answers."""
    section = content.section_of(page)
    paths = [p for p in section.pages if p != page] if section else []
    return cards(
        card(href(page, path), content.title(path), f"<p>{escape(content.description(path))}</p>")
        for path in paths
    )


def sections(content: Content, page: str) -> str:
    """The map of the site: each section, what it is about, and links to all its pages."""
    return cards((_section(content, page, s) for s in content.sections), "cards section-map")


def _section(content: Content, page: str, section: Section) -> str:
    links = _links(content, page, section.index, section.pages)
    about = f"<p>{escape(content.description(section.index))}</p>"
    body = f'{about}<ul class="section-pages">{links}</ul>'
    return card(href(page, section.index), section.title, body, "card section-card")


def _links(content: Content, page: str, index: str, paths: tuple[str, ...]) -> str:
    return "".join(
        f'<li><a href="{href(page, path)}">{escape(content.title(path))}</a></li>'
        for path in paths
        if path != index
    )
