"""`{{ decisions }}`: every decision with the question it answers."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import decision_page
from fieldnotes.render import inline
from fieldnotes.render.cards import answer, card, cards
from fieldnotes.urls import href


def render(content: Content, page: str) -> str:
    """A card for each decision: its title, question, and the rule of thumb."""
    return cards(
        card(
            href(page, decision_page(id_)),
            decision.title,
            answer(decision.question, inline.html(content, page, decision.summary)),
        )
        for id_, decision in content.data.decisions.items()
    )
