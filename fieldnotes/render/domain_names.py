"""`{{ domain-names }}`: addresses to take apart, each with its solution."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.model.lists import DomainName, Part
from fieldnotes.render.blocks import (
    Blocks,
    Box,
    Cell,
    Fold,
    Heading,
    Paragraph,
    Prose,
    Row,
    Styled,
    table,
)


def view(content: Content, page: str) -> Blocks:
    """An exercise for each entry of data/exercises/domain-names.yml.

    It is complete as it stands: the solution unfolds. domain-names.js adds a choice for each piece.
    """
    return tuple(
        block
        for number, (id_, name) in enumerate(content.data.domain_names.items(), 1)
        for block in _exercise(number, id_, name)
    )


def _exercise(number: int, id_: str, name: DomainName) -> Blocks:
    head = ("Piece", "What it is", "Why")
    solution = table("solution", name.address, head, map(_row, name.parts))
    return (
        Heading(3, f"Exercise {number}", id_),
        Box(
            "div",
            "exercise",
            (
                Paragraph(Prose(name.question)),
                Paragraph(Styled("code", name.address), "exercise-address"),
                Fold("Solution", (solution,), "exercise-solution"),
            ),
        ),
    )


def _row(part: Part) -> Row:
    return Row(
        Cell(Styled("code", part.piece)),
        (Cell(part.part), Cell(Prose(part.why))),
        attributes={"data-part": part.part},
    )
