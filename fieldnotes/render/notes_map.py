"""`{{ notes-map }}`: each heading of the notes and the places that took it up."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.model import notes as model
from fieldnotes.render.blocks import Block, Blocks, Cell, Heading, Link, Row, items, table

_HEAD = ("Heading of the notes", "Lines", "Where it is now")


def view(content: Content, page: str) -> Blocks:
    """A table for each set of notes."""
    blocks: list[Block] = []
    for notes_id, notes in content.data.notes.items():
        rows = (_row(content, heading) for heading in notes.headings)
        blocks += [
            Heading(2, notes.title, notes_id),
            table("notes-map", notes.title, _HEAD, rows),
        ]
    return tuple(blocks)


def _row(content: Content, heading: model.Heading) -> Row:
    places = items(Link(target, content.place_title(target)) for target in heading.pages)
    lines = heading.lines.replace("-", "–")
    return Row(Cell(heading.heading), (Cell(lines), Cell("", (places,))))
