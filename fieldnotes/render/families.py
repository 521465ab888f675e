"""`{{ families }}`: the tables whose members one may pick and lay side by side."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import comparison_page
from fieldnotes.render.blocks import Blocks, Box, Heading, Link, Paragraph
from fieldnotes.render.comparison import table


def view(content: Content, page: str) -> Blocks:
    """A section with the whole table for each comparison that names a family.

    comparison.js shows one of them at a time, with the members one picks.
    """
    families = sorted(
        (comparison.family, id_)
        for id_, comparison in content.data.comparisons.items()
        if comparison.family
    )
    return (Box("div", "families", tuple(_section(content, *entry) for entry in families)),)


def _section(content: Content, family: str, id_: str) -> Box:
    comparison = content.data.comparisons[id_]
    title = f"All members, with a verdict for each: {comparison.title}"
    return Box(
        "section",
        "family",
        (
            Heading(2, family, f"family-{id_}"),
            *table(id_, comparison, prefix=f"{id_}-"),
            Paragraph(Link(comparison_page(id_), title), "compare-more"),
        ),
        {"data-family": id_, "data-name": family},
    )
