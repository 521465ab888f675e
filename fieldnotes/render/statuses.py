"""`{{ statuses }}`: which services one can still start with, and what they were called before."""

from __future__ import annotations

from fieldnotes.content.content import Content
from fieldnotes.model.service import Service, Status
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Cell,
    Heading,
    Line,
    Link,
    Paragraph,
    Permalink,
    Prose,
    Row,
    table,
)
from fieldnotes.render.glance import former, state
from fieldnotes.render.sources import note

_HEAD = ("Service", "State", "What to know")
_TITLES = {
    "ended": "Ended",
    "ending": "Ending",
    "closed": "Closed to new customers",
    "active": "Active",
}


def view(content: Content, page: str) -> Blocks:
    """A table for each state, the ones that hold a warning first."""
    services = sorted(content.data.services.items(), key=lambda item: item[1].name.lower())
    blocks: list[Block] = []
    for name, title in _TITLES.items():
        rows = [
            _row(id_, service, service.status)
            for id_, service in services
            if service.status and service.status.state == name
        ]
        if rows:
            blocks += [Heading(2, title, name), table("facts", title, _HEAD, rows)]
    return tuple(blocks)


def _row(id_: str, service: Service, status: Status) -> Row:
    names = former(service.former_names)
    formerly = (Paragraph(f"Formerly {names}", "note", "div"),) if names else ()
    text: Line = Prose(status.note) if status.note else ""
    return Row(
        Cell((Permalink(id_), Link(service.page, service.name)), formerly),
        (Cell(state(status)), Cell((text, note(status.source, status.checked)))),
        id_,
    )
