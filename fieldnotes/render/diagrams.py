"""`{{ diagrams }}`: every diagram of the site as a small picture that leads to the large one."""

from __future__ import annotations

from html import escape

from fieldnotes.content.content import Content
from fieldnotes.diagrams.file import file_path
from fieldnotes.diagrams.source import Diagram
from fieldnotes.render.cards import cards
from fieldnotes.urls import file_href, href


def render(content: Content, page: str) -> str:
    """The diagrams of each section under its heading, in reading order."""
    order = {path: number for s in content.sections for number, path in enumerate(s.pages)}
    parts = []
    for section in content.sections:
        drawn = [d for d in content.diagrams if content.section_of(d.page) == section]
        drawn.sort(key=lambda diagram: order[diagram.page])
        if drawn:
            pictures = cards((_card(content, page, diagram) for diagram in drawn), "cards pictures")
            parts.append(f"## {section.title} {{#{section.folder}}}\n\n{pictures}")
    return "\n\n".join(parts)


def _card(content: Content, page: str, diagram: Diagram) -> str:
    """The picture is in the link, but its alternative text is empty: the title says the same."""
    large = f"{href(page, diagram.page)}?enlarged#{diagram.anchor}"
    file = file_href(page, file_path(diagram))
    return (
        f'<li class="card picture"><a href="{large}">'
        f'<img src="{file}" alt="" loading="lazy" decoding="async">{escape(diagram.title)}</a>'
        f'<p>in <a href="{href(page, diagram.page)}">{escape(content.title(diagram.page))}</a></p>'
        "</li>"
    )
