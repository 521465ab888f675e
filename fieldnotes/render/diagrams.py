"""`{{ diagrams }}`: every diagram of the site as a small picture that leads to the large one."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.diagrams.file import file_path
from fieldnotes.diagrams.source import Diagram
from fieldnotes.render.blocks import Block, Blocks, Card, Cards, Heading, Link, Paragraph, Picture


def view(content: Content, page: str) -> Blocks:
    """The diagrams of each section under its heading, in reading order."""
    order = {path: number for s in content.sections for number, path in enumerate(s.pages)}
    blocks: list[Block] = []
    for section in content.sections:
        drawn = [d for d in content.diagrams if content.section_of(d.page) == section]
        drawn.sort(key=lambda diagram: order[diagram.page])
        if drawn:
            cards = Cards(tuple(_card(content, diagram) for diagram in drawn), "cards pictures")
            blocks += [Heading(2, section.title, section.folder), cards]
    return tuple(blocks)


def _card(content: Content, diagram: Diagram) -> Card:
    label = (Picture(file_path(diagram)), diagram.title)
    large = Link(f"{diagram.page}#{diagram.anchor}", label, "?enlarged")
    about = Paragraph(("in ", Link(diagram.page, content.title(diagram.page))))
    return Card(large, (about,), "card picture", has_heading=False)
