"""`{{ pages }}`: the pages of this section; `{{ sections }}`: all sections with their pages."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.read.nav import Section
from fieldnotes.render.blocks import Blocks, Card, Cards, Link, Paragraph, items


def view(content: Content, page: str) -> Blocks:
    """A card for each page of the section that `page` introduces: title and what it answers."""
    section = content.section_of(page)
    paths = [path for path in section.pages if path != page] if section else []
    return (Cards(tuple(_page(content, path) for path in paths)),)


def _page(content: Content, path: str) -> Card:
    return Card(Link(path, content.title(path)), (Paragraph(content.description(path)),))


def sections(content: Content, page: str) -> Blocks:
    """The map of the site: each section, what it is about, and links to all its pages."""
    cards = tuple(_section(content, section) for section in content.sections)
    return (Cards(cards, "cards section-map"),)


def _section(content: Content, section: Section) -> Card:
    paths = (path for path in section.pages if path != section.index)
    links = items((Link(path, content.title(path)) for path in paths), "section-pages")
    about = Paragraph(content.description(section.index))
    return Card(Link(section.index, section.title), (about, links), "card section-card")
