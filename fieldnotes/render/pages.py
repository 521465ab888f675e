"""`{{ pages }}`: the pages of this section; `{{ sections }}`: all sections with their pages."""

from __future__ import annotations

from html import escape

from fieldnotes.content import Content
from fieldnotes.links import href


def render(content: Content, page: str) -> str:
    """A card for each page of the section that `page` introduces: title and what it answers."""
    section = content.section_of(page)
    paths = [p for p in section.pages if p != page] if section else []
    cards = "".join(
        f'<li class="card"><h3 class="card-title"><a href="{href(page, path)}">'
        f"{escape(content.title(path))}</a></h3>"
        f"<p>{escape(content.description(path))}</p></li>"
        for path in paths
    )
    return f'<ul class="cards">{cards}</ul>'


def sections(content: Content, page: str) -> str:
    """The map of the site: each section, what it is about, and links to all its pages."""
    cards = "".join(
        f'<li class="card section-card"><h3 class="card-title"><a href="{href(page, s.index)}">'
        f"{escape(s.title)}</a></h3><p>{escape(content.description(s.index))}</p>"
        f'<ul class="section-pages">{_links(content, page, s.index, s.pages)}</ul></li>'
        for s in content.sections
    )
    return f'<ul class="cards section-map">{cards}</ul>'


def _links(content: Content, page: str, index: str, paths: tuple[str, ...]) -> str:
    return "".join(
        f'<li><a href="{href(page, path)}">{escape(content.title(path))}</a></li>'
        for path in paths
        if path != index
    )
