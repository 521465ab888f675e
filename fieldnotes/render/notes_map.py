"""`{{ notes-map }}`: each heading of the notes and the places that took it up."""

from __future__ import annotations

from html import escape

from fieldnotes.content.content import Content
from fieldnotes.model.notes import Heading
from fieldnotes.render.table import table
from fieldnotes.urls import href


def render(content: Content, page: str) -> str:
    """A table for each set of notes."""
    return "\n\n".join(
        f"## {notes.title} {{#{notes_id}}}\n\n"
        + table(
            "notes-map",
            notes.title,
            ("Heading of the notes", "Lines", "Where it is now"),
            "".join(_row(content, page, heading) for heading in notes.headings),
        )
        for notes_id, notes in content.data.notes.items()
    )


def _row(content: Content, page: str, heading: Heading) -> str:
    locations = "".join(
        f'<li><a href="{href(page, target)}">{escape(content.place_title(target))}</a></li>'
        for target in heading.pages
    )
    return (
        f'<tr><th scope="row">{escape(heading.heading)}</th>'
        f"<td>{heading.lines.replace('-', '–')}</td><td><ul>{locations}</ul></td></tr>"
    )
