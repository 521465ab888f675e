"""What stands below every page: corrections of the notes, sources, and pages that link here."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import HOME
from fieldnotes.content.markup import calls
from fieldnotes.render import watching
from fieldnotes.render.blocks import Blocks, Box, Heading, Link, Source, items
from fieldnotes.render.corrections import box
from fieldnotes.urls import source_name


def view(content: Content, page: str) -> Blocks:
    """What to append to a page; nothing for a page with nothing to say."""
    body = (
        *box(content, page),
        *_sources(content, page),
        *watching.of_page(content, page),
        *_backlinks(content, page),
    )
    return (Box("div", "page-end", body, {"data-search-exclude": ""}),) if body else ()


def _sources(content: Content, page: str) -> Blocks:
    """Every source of the page's own statements and facts, each once."""
    # Sources with the same address can have different titles.
    found: dict[tuple[str, str], Source] = {}
    listed = content.pages[page].meta.get("sources")
    for entry in listed if isinstance(listed, list) else []:
        if isinstance(entry, dict):
            checked = str(entry["checked"]) if "checked" in entry else None
            _add(found, Source(str(entry["url"]), checked))
    for call in calls(content.pages[page]):
        fact = content.data.fact(call.arguments[0]) if call.name == "fact" else None
        if fact and fact.source:
            _add(found, Source(fact.source, fact.checked))
    if not found:
        return ()
    entries = items(found.values(), is_ordered=True)
    return (Box("section", "page-sources", (Heading(2, "Sources", "sources"), entries)),)


def _add(found: dict[tuple[str, str], Source], source: Source) -> None:
    found.setdefault((source_name(source.url), source.url), source)


def _backlinks(content: Content, page: str) -> Blocks:
    origins = content.backlinks.get(page, [])
    if not origins or page == HOME:
        return ()
    links = items(Link(origin, content.label(origin)) for origin in origins)
    heading = Heading(2, "Pages that link here", "backlinks")
    return (Box("nav", "backlinks", (heading, links), {"aria-labelledby": "backlinks"}),)
