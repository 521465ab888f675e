"""A page in, its text with all markup filled in out: as HTML, or as Markdown for any tool. Pure.

Diagrams stay to be drawn. Called by `site`.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace

from fieldnotes.content.body import Body, with_addresses
from fieldnotes.content.content import Content
from fieldnotes.content.markup import calls, replaced
from fieldnotes.diagrams.source import diagrams_of
from fieldnotes.read.document import diagram_slot
from fieldnotes.read.pages import Page
from fieldnotes.render import html_writer, page_end
from fieldnotes.render.directives import in_html, in_page


def body_of(content: Content, page: Page, names: Container[str] | None = None) -> Body:
    """The text of a page as HTML; with `names`, only calls with these names are filled in."""
    found = calls(page)
    own = replace(page.document, html=with_addresses(page.path, page.document.html))

    def fill(number: int) -> str:
        call = found[number]
        is_wanted = names is None or call.name in names
        return in_html(content, page.path, call) if is_wanted else ""

    filled = own.fill(fill, diagram_slot)
    anchors = tuple(diagram.anchor for diagram in diagrams_of(page))
    if names is not None:
        return Body(page.path, filled, anchors)
    end = html_writer.in_html(content, page.path, page_end.view(content, page.path))
    return Body(page.path, f"{filled}\n{end}", anchors)


def finished_markdown(content: Content, page: str, figure: Callable[[int], str]) -> str:
    """The Markdown of a page without our markup; `figure` gives the HTML of a diagram by number."""
    source = content.pages[page]
    edits = [(call.start, call.end, in_page(content, page, call)) for call in calls(source)]
    edits += [
        (diagram.start, diagram.end, f"{diagram.indent}{figure(number)}\n")
        for number, diagram in enumerate(diagrams_of(source))
    ]
    end = html_writer.in_page(content, page, page_end.view(content, page))
    text = replaced(source.text, edits)
    return f"{text}\n\n{end}\n" if end else text
