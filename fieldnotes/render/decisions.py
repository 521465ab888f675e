"""`{{ decisions }}`: every decision with the question it answers."""

from __future__ import annotations

from fieldnotes.content import Content
from fieldnotes.links import href
from fieldnotes.render import inline
from fieldnotes.render.cards import answer, card, cards
from fieldnotes.render.decision import page_path


def render(content: Content, page: str) -> str:
    """A card for each decision: its title, question, and the rule of thumb."""
    return cards(
        card(
            href(page, page_path(id_)),
            decision.title,
            answer(decision.question, inline.html(content, page, decision.summary)),
        )
        for id_, decision in content.data.decisions.items()
    )
