"""A plain table: the frame that the lists of facts, ports, states, changes and notes share."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def table(css: str, caption: str, head: Iterable[str], rows: str) -> str:
    """The HTML of a table. The caption is for screen readers: a heading above says it, too."""
    titles = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    return (
        f'<table class="{css}"><caption class="visually-hidden">{escape(caption)}</caption>'
        f"<thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"
    )
