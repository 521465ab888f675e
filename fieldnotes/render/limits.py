"""`{{ limits }}`: every fact of every service, each in a row of its own that can be linked."""

from __future__ import annotations

from html import escape

from fieldnotes.content.content import Content
from fieldnotes.model.service import Fact, Service
from fieldnotes.render import inline
from fieldnotes.render.fact import KINDS, history
from fieldnotes.render.sources import checked_note, link
from fieldnotes.render.table import table
from fieldnotes.urls import href


def render(content: Content, page: str) -> str:
    """A heading and a table for each service that has facts, by name."""
    services = sorted(content.data.services.items(), key=lambda item: item[1].name.lower())
    return "\n\n".join(_service(content, page, id_, s) for id_, s in services if s.facts)


def _service(content: Content, page: str, service_id: str, service: Service) -> str:
    rows = "".join(
        _row(content, page, f"{service_id}.{key}", fact) for key, fact in service.facts.items()
    )
    return (
        f"## {service.name} {{#{service_id}}}\n\n"
        f'<p class="limits-page"><a href="{href(page, service.page)}">'
        f"Read the page: {escape(content.title(service.page))}</a></p>\n\n"
        + table("facts", service.name, ("What", "Value", "Kind", "Source"), rows)
    )


def _row(content: Content, page: str, key: str, fact: Fact) -> str:
    note = f'<div class="note">{inline.html(content, page, fact.note)}</div>' if fact.note else ""
    source = link(fact.source) + checked_note(fact.checked) if fact.source else ""
    return (
        f'<tr id="{key}"><th scope="row">{inline.row_link(key)}{escape(fact.label)}{note}</th>'
        f"<td><strong>{escape(fact.shown())}</strong>{history(fact)}</td>"
        f"<td>{KINDS[fact.kind]}</td><td>{source}</td></tr>"
    )
