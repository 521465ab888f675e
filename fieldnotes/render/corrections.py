"""`{{ corrections }}`: all the notes got wrong; and the box with the corrections of one page."""

from __future__ import annotations

from html import escape

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import CORRECTIONS
from fieldnotes.model.entry import shown_date
from fieldnotes.model.notes import Correction
from fieldnotes.render import inline
from fieldnotes.render.sources import note
from fieldnotes.urls import href


def render(content: Content, page: str) -> str:
    """The corrections grouped by section, in the order of the sections and pages."""
    parts = []
    for section in content.sections:
        entries = "".join(
            _entry(content, page, id_, correction)
            for path in section.pages
            for id_, correction in content.corrections_on(path).items()
        )
        if entries:
            parts.append(f"## {section.title} {{#{section.folder}}}\n\n{entries}")
    return "\n\n".join(parts)


def _entry(content: Content, page: str, id_: str, correction: Correction) -> str:
    about = f'<a href="{href(page, correction.page)}">{escape(content.title(correction.page))}</a>'
    return (
        f'<article class="correction" id="{id_}"><p class="correction-head">'
        f"{inline.row_link(id_, 'correction')}"
        f'<span class="verdict-badge verdict-{correction.verdict}">{correction.verdict}</span> '
        f"{about}</p>{_body(content, page, correction)}</article>"
    )


def box(content: Content, page: str) -> str:
    """What the notes got wrong about this page's subject, folded; nothing if they did not."""
    corrections = content.corrections_on(page)
    if not corrections:
        return ""
    entries = "".join(
        f'<div class="correction"><span class="verdict-badge verdict-{correction.verdict}">'
        f'<a href="{href(page, f"{CORRECTIONS}#{id_}")}">{correction.verdict}</a></span>'
        f"{_body(content, page, correction)}</div>"
        for id_, correction in corrections.items()
    )
    count = len(corrections)
    title = f"What the notes said: {count} correction{'s' if count > 1 else ''}"
    return (
        f'<details class="corrections" id="corrections"><summary>{title}</summary>'
        f"{entries}</details>"
    )


def _body(content: Content, page: str, correction: Correction) -> str:
    since = f" Since {shown_date(correction.since)}." if correction.since else ""
    source = note(correction.source, correction.checked)
    return (
        f'<p class="said"><span>The notes:</span> {inline.html(content, page, correction.said)}</p>'
        f'<p class="right"><span>Right is:</span> '
        f"{inline.html(content, page, correction.right)}{since}{source}</p>"
    )
