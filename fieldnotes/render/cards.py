"""Cards that answer a question."""

from __future__ import annotations

from fieldnotes.render.blocks import Card, Link, Paragraph, Prose


def answer_card(page: str, title: str, question: str, answer: str) -> Card:
    """A card that leads to a page, with the question that the page answers and its answer."""
    return Card(Link(page, title), (Paragraph(question), Paragraph(Prose(answer), "card-answer")))
