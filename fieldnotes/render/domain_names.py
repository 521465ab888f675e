"""`{{ domain-names }}`: addresses to take apart, each with its solution."""

from __future__ import annotations

from html import escape

from fieldnotes.content.content import Content
from fieldnotes.model.lists import DomainName, Part
from fieldnotes.render import inline
from fieldnotes.render.table import table


def render(content: Content, page: str) -> str:
    """An exercise for each entry of data/exercises/domain-names.yml.

    It is complete as it stands: the solution unfolds. domain-names.js adds a choice for each piece.
    """
    return "\n\n".join(
        _exercise(content, page, number, id_, name)
        for number, (id_, name) in enumerate(content.data.domain_names.items(), 1)
    )


def _exercise(content: Content, page: str, number: int, id_: str, name: DomainName) -> str:
    rows = "".join(_row(content, page, part) for part in name.parts)
    solution = table("solution", name.address, ("Piece", "What it is", "Why"), rows)
    return (
        f"### Exercise {number} {{#{id_}}}\n\n"
        f'<div class="exercise"><p>{inline.html(content, page, name.question)}</p>'
        f'<p class="exercise-address"><code>{escape(name.address)}</code></p>'
        '<details class="exercise-solution"><summary>Solution</summary>'
        f"{solution}</details></div>"
    )


def _row(content: Content, page: str, part: Part) -> str:
    return (
        f'<tr data-part="{part.part}"><th scope="row"><code>{escape(part.piece)}</code></th>'
        f"<td>{part.part}</td><td>{inline.html(content, page, part.why)}</td></tr>"
    )
