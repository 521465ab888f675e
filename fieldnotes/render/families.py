"""`{{ families }}`: the tables whose members one may pick and lay side by side."""

from __future__ import annotations

from html import escape

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.render.comparison import table
from fieldnotes.urls import href


def render(content: Content, page: str) -> str:
    """A section with the whole table for each comparison that names a family.

    comparison.js shows one of them at a time, with the members one picks.
    """
    families = sorted(
        (comparison.family, id_)
        for id_, comparison in content.data.comparisons.items()
        if comparison.family
    )
    sections = "".join(_section(content, page, family, id_) for family, id_ in families)
    return f'<div class="families">{sections}</div>'


def _section(content: Content, page: str, family: str, id_: str) -> str:
    title = escape(content.data.comparisons[id_].title)
    return (
        f'<section class="family" data-family="{id_}" data-name="{escape(family)}">'
        f'<h2 id="family-{id_}">{escape(family)}</h2>'
        f"{table(content, page, id_, prefix=f'{id_}-')}"
        f'<p class="compare-more"><a href="{href(page, comparison_page(id_))}">'
        f"All members, with a verdict for each: {title}</a></p></section>"
    )
