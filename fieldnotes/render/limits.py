"""`{{ limits }}`: every fact of every service, each in a row of its own that can be linked."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.model.service import Fact, Service
from fieldnotes.render.blocks import (
    Blocks,
    Cell,
    Heading,
    Line,
    Link,
    Paragraph,
    Permalink,
    Prose,
    Row,
    Source,
    Styled,
    Value,
    table,
)
from fieldnotes.render.fact import KINDS, history
from fieldnotes.render.row_filter import row_filter


def view(content: Content, page: str) -> Blocks:
    """A heading and a table for each service that has facts, by name."""
    services = sorted(content.data.services.items(), key=lambda item: _title(item[1]).lower())
    tables = (
        block
        for id_, service in services
        if service.facts
        for block in _service(content, id_, service)
    )
    return (row_filter(("Service", "caption"), ("Kind", "2")), *tables)


def _service(content: Content, service_id: str, service: Service) -> Blocks:
    rows = (_row(f"{service_id}.{key}", fact) for key, fact in service.facts.items())
    title = f"Read the page: {content.title(service.page)}"
    return (
        Heading(2, _title(service), service_id),
        Paragraph(Link(service.page, title), "limits-page"),
        table("facts", service.name, ("What", "Value", "Kind", "Source"), rows),
    )


def _title(service: Service) -> str:
    """The name of a service by which people look for it: `EBS · Amazon Elastic Block Store`."""
    if service.abbreviation:
        return f"{service.abbreviation} · {service.name}"
    return service.name.removeprefix("Amazon ").removeprefix("AWS ")


def _row(key: str, fact: Fact) -> Row:
    note = (Paragraph(Prose(fact.note), "note", "div"),) if fact.note else ()
    source: Line = Source(fact.source, fact.checked) if fact.source else ""
    return Row(
        Cell((Permalink(key), Prose(fact.label)), note),
        (
            Cell(Styled("strong", Value(fact)), history(fact)),
            Cell(KINDS[fact.kind]),
            Cell(source),
        ),
        key,
    )
