"""`{{ decisions }}`: every decision with the question it answers."""

from __future__ import annotations

from html import escape

from fieldnotes.content import Content
from fieldnotes.links import href
from fieldnotes.render import inline
from fieldnotes.render.decision import page_path


def render(content: Content, page: str) -> str:
    """A card for each decision: its title, question, and the rule of thumb."""
    cards = "".join(
        f'<li class="card"><h3 class="card-title"><a href="{href(page, page_path(id_))}">'
        f"{escape(decision.title)}</a></h3><p>{escape(decision.question)}</p>"
        f'<p class="card-answer">{inline.html(content, page, decision.summary)}</p></li>'
        for id_, decision in content.data.decisions.items()
    )
    return f'<ul class="cards">{cards}</ul>'
