"""`{{ decisions }}`: every decision with the question it answers."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import decision_page
from fieldnotes.render.blocks import Blocks, Cards
from fieldnotes.render.cards import answer_card


def view(content: Content, page: str) -> Blocks:
    """A card for each decision: its title, question, and the rule of thumb."""
    cards = (
        answer_card(decision_page(id_), entry.title, entry.question, entry.summary)
        for id_, entry in content.data.decisions.items()
    )
    return (Cards(tuple(cards)),)
