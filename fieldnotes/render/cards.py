"""Cards: a title that leads to a page, and what is behind it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def card(link: str, title: str, body: str, css: str = "card") -> str:
    """One card: `link` is where its title leads, `body` the HTML below it."""
    return (
        f'<li class="{css}"><h3 class="card-title"><a href="{link}">{escape(title)}</a></h3>'
        f"{body}</li>"
    )


def answer(question: str, answer_html: str) -> str:
    """The body of a card that answers a question."""
    return f'<p>{escape(question)}</p><p class="card-answer">{answer_html}</p>'


def cards(items: Iterable[str], css: str = "cards") -> str:
    """A list of cards."""
    return f'<ul class="{css}">{"".join(items)}</ul>'
