"""`{{ glance service }}`: the At a glance block at the top of a service page."""

from __future__ import annotations

from collections.abc import Iterator

from fieldnotes.content.content import Content
from fieldnotes.model.entry import shown_date
from fieldnotes.model.service import FormerName, Scope, Service, Status
from fieldnotes.render.blocks import (
    Blocks,
    Box,
    Definition,
    Definitions,
    Fact,
    Line,
    Paragraph,
    Prose,
    Styled,
)
from fieldnotes.render.sources import note

REACH = {"zonal": "One Availability Zone", "regional": "One Region", "global": "Global"}
STATES = {
    "active": "Active",
    "closed": "Closed to new customers",
    "ending": "Ending",
    "ended": "Ended",
}


def view(content: Content, page: str, service_id: str) -> Blocks:
    """Scope, price model, status, former names and the numbers one looks up."""
    service = content.data.services[service_id]
    numbers = tuple(
        Definition(Prose(fact.label), Fact(f"{service_id}.{key}", may_break=True), "glance-number")
        for key, fact in service.facts.items()
        if fact.glance
    )
    rows = tuple(Definition(name, value, "glance-row") for name, value in _rows(service))
    return (
        Box(
            "aside",
            "glance",
            (
                Paragraph("At a glance", "glance-title"),
                Definitions(numbers, "glance-numbers"),
                Definitions(rows, "glance-rows"),
            ),
            {"aria-label": f"{service.name} at a glance"},
        ),
    )


def _rows(service: Service) -> Iterator[tuple[str, Line]]:
    if service.maker != "AWS":
        yield "Made by", service.maker
    if service.scope:
        yield "Scope", _scope(service.scope)
    if service.pays_for:
        paid = service.pays_for
        yield "You pay for", (Prose(paid.text), note(paid.source, paid.checked))
    if service.status:
        status = service.status
        more: Line = (" ", Prose(status.note)) if status.note else ""
        yield "Status", (state(status), more, note(status.source, status.checked))
    if service.former_names:
        yield "Formerly", former(service.former_names)


def state(status: Status) -> Line:
    """Whether one can still start with a service, in a color that says so."""
    return Styled("span", STATES[status.state], f"state state-{status.state}")


def _scope(scope: Scope) -> Line:
    more: Line = (". ", Prose(scope.note)) if scope.note else ""
    return REACH[scope.reach], more, note(scope.source, scope.checked)


def former(names: list[FormerName]) -> str:
    """Former names, each with the date it ended."""
    return "; ".join(
        f"{name.name} (until {shown_date(name.until)})" if name.until else name.name
        for name in names
    )
