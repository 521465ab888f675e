"""What stands below every page: corrections of the notes, sources, and pages that link here."""

from __future__ import annotations

import re
from html import escape

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import HOME
from fieldnotes.content.markup import calls
from fieldnotes.render.corrections import box
from fieldnotes.render.sources import checked_note, link
from fieldnotes.urls import href


def render(content: Content, page: str) -> str:
    """Markdown to append to a page; nothing for a page with nothing to say."""
    parts = [box(content, page), _sources(content, page), _backlinks(content, page)]
    body = "\n\n".join(part for part in parts if part)
    return (
        f'\n\n<div class="page-end" data-search-exclude>{_one_line(body)}</div>\n' if body else ""
    )


def _one_line(html: str) -> str:
    return re.sub(r"\n+", "", html)


def _sources(content: Content, page: str) -> str:
    """Every source of the page's own statements and facts, each once."""
    found: dict[str, str | None] = {}
    typed = content.pages[page].meta.get("sources")
    for entry in typed if isinstance(typed, list) else []:
        if isinstance(entry, dict):
            found[str(entry["url"])] = str(entry["checked"]) if "checked" in entry else None
    for call in calls(content.pages[page]):
        fact = content.data.fact(call.arguments[0]) if call.name == "fact" else None
        if fact and fact.source:
            found.setdefault(fact.source, fact.checked)
    if not found:
        return ""
    items = "".join(f"<li>{link(u)}{checked_note(c)}</li>" for u, c in found.items())
    return f'<section class="page-sources"><h2 id="sources">Sources</h2><ol>{items}</ol></section>'


def _backlinks(content: Content, page: str) -> str:
    origins = content.backlinks.get(page, [])
    if not origins or page == HOME:
        return ""
    items = "".join(
        f'<li><a href="{href(page, origin)}">{escape(content.label(origin))}</a></li>'
        for origin in origins
    )
    return (
        '<nav class="backlinks" aria-labelledby="backlinks"><h2 id="backlinks">Pages that link '
        f"here</h2><ul>{items}</ul></nav>"
    )
