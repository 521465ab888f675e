"""`{{ comparisons }}`: every comparison with the question it answers."""

from __future__ import annotations

from html import escape

from fieldnotes.content import Content
from fieldnotes.links import href
from fieldnotes.render import inline
from fieldnotes.render.comparison import page_path


def render(content: Content, page: str) -> str:
    """A card for each comparison: its title, question, and the answer in short."""
    cards = "".join(
        f'<li class="card"><h3 class="card-title"><a href="{href(page, page_path(id_))}">'
        f"{escape(comparison.title)}</a></h3><p>{escape(comparison.question)}</p>"
        f'<p class="card-answer">{inline.html(content, page, comparison.summary)}</p></li>'
        for id_, comparison in content.data.comparisons.items()
    )
    return f'<ul class="cards">{cards}</ul>'
