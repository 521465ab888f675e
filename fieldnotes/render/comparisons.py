"""`{{ comparisons }}`: every comparison with the question it answers, by section."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.model.comparison import Comparison
from fieldnotes.render import inline
from fieldnotes.render.cards import answer, card, cards
from fieldnotes.urls import href


def render(content: Content, page: str) -> str:
    """A card for each comparison under the section of its first option that has a page."""
    sections = {section.folder: section.title for section in content.sections}
    found: dict[str, list[str]] = {folder: [] for folder in (*sections, "")}
    for id_, comparison in content.data.comparisons.items():
        found[_section(content, comparison)].append(_card(content, page, id_, comparison))
    return "\n\n".join(
        f"## {sections.get(folder, 'Others')} {{#{folder or 'others'}}}\n\n{cards(items)}"
        for folder, items in found.items()
        if items
    )


def _section(content: Content, comparison: Comparison) -> str:
    for option in comparison.options.values():
        section = content.section_of(option.page) if option.page else None
        if section:
            return section.folder
    return ""


def _card(content: Content, page: str, id_: str, comparison: Comparison) -> str:
    short = inline.html(content, page, comparison.summary)
    link = href(page, comparison_page(id_))
    return card(link, comparison.title, answer(comparison.question, short))
