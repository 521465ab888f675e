"""`{{ comparisons }}`: every comparison with the question it answers, by section."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.model.comparison import Comparison
from fieldnotes.render.blocks import Block, Blocks, Card, Cards, Heading
from fieldnotes.render.cards import answer_card


def view(content: Content, page: str) -> Blocks:
    """A card for each comparison under the section of its first option that has a page."""
    sections = {section.folder: section.title for section in content.sections}
    found: dict[str, list[Card]] = {folder: [] for folder in (*sections, "")}
    for id_, entry in content.data.comparisons.items():
        card = answer_card(comparison_page(id_), entry.title, entry.question, entry.summary)
        found[_section(content, entry)].append(card)
    blocks: list[Block] = []
    for folder, cards in found.items():
        if cards:
            heading = Heading(2, sections.get(folder, "Others"), folder or "others")
            blocks += [heading, Cards(tuple(cards))]
    return tuple(blocks)


def _section(content: Content, comparison: Comparison) -> str:
    for option in comparison.options.values():
        section = content.section_of(option.page) if option.page else None
        if section:
            return section.folder
    return ""
