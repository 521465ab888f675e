"""`{{ corrections }}`: all the notes got wrong; and the box with the corrections of one page."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import CORRECTIONS
from fieldnotes.model.entry import shown_date
from fieldnotes.model.notes import Correction
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Box,
    Fold,
    Heading,
    Line,
    Link,
    Paragraph,
    Permalink,
    Prose,
    Styled,
)
from fieldnotes.render.sources import note


def view(content: Content, page: str) -> Blocks:
    """The corrections grouped by section, in the order of the sections and pages."""
    blocks: list[Block] = []
    for section in content.sections:
        entries = [
            _entry(content, id_, correction)
            for path in section.pages
            for id_, correction in content.corrections_on(path).items()
        ]
        if entries:
            blocks += [Heading(2, section.title, section.folder), *entries]
    return tuple(blocks)


def _entry(content: Content, id_: str, correction: Correction) -> Box:
    head = Paragraph(
        (
            Permalink(id_, "correction"),
            _verdict(correction, correction.verdict),
            " ",
            Link(correction.page, content.title(correction.page)),
        ),
        "correction-head",
    )
    return Box("article", "correction", (head, *_body(correction)), {"id": id_})


def box(content: Content, page: str) -> Blocks:
    """What the notes got wrong about this page's subject, folded; nothing if they did not."""
    corrections = content.corrections_on(page)
    if not corrections:
        return ()
    entries = tuple(
        Box(
            "div",
            "correction",
            (
                Paragraph(_verdict(entry, Link(f"{CORRECTIONS}#{id_}", entry.verdict)), tag="div"),
                *_body(entry),
            ),
        )
        for id_, entry in corrections.items()
    )
    count = len(corrections)
    title = f"What the notes said: {count} correction{'s' if count > 1 else ''}"
    return (Fold(title, entries, "corrections", "corrections"),)


def _verdict(correction: Correction, label: Line) -> Line:
    return Styled("span", label, f"verdict-badge verdict-{correction.verdict}")


def _body(correction: Correction) -> Blocks:
    since = f" Since {shown_date(correction.since)}." if correction.since else ""
    source = note(correction.source, correction.checked)
    return (
        Paragraph((Styled("span", "The notes:"), " ", Prose(correction.said)), "said"),
        Paragraph(
            (Styled("span", "Correct:"), " ", Prose(correction.right), since, source), "right"
        ),
    )
