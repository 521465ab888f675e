"""`{{ statuses }}`: which services one can still start with, and what they were called before."""

from __future__ import annotations

from html import escape

from fieldnotes.content.content import Content
from fieldnotes.model.service import Service, Status
from fieldnotes.render import inline
from fieldnotes.render.glance import STATES, former
from fieldnotes.render.sources import note
from fieldnotes.render.table import table
from fieldnotes.urls import href

_HEAD = ("Service", "State", "What to know")
_TITLES = {
    "ended": "Ended",
    "ending": "Ending",
    "closed": "Closed to new customers",
    "active": "Active",
}


def render(content: Content, page: str) -> str:
    """A table for each state, the ones that hold a warning first."""
    services = sorted(content.data.services.items(), key=lambda item: item[1].name.lower())
    parts = []
    for state, title in _TITLES.items():
        rows = "".join(
            _row(content, page, id_, service, service.status)
            for id_, service in services
            if service.status and service.status.state == state
        )
        if rows:
            parts.append(f"## {title} {{#{state}}}\n\n{table('facts', title, _HEAD, rows)}")
    return "\n\n".join(parts)


def _row(content: Content, page: str, id_: str, service: Service, status: Status) -> str:
    names = "; ".join(former(name) for name in service.former_names)
    formerly = f'<div class="note">Formerly {names}</div>' if names else ""
    text = inline.html(content, page, status.note) if status.note else ""
    return (
        f'<tr id="{id_}"><th scope="row">{inline.row_link(id_)}'
        f'<a href="{href(page, service.page)}">'
        f"{escape(service.name)}</a>{formerly}</th>"
        f'<td><span class="state state-{status.state}">{STATES[status.state]}</span></td>'
        f"<td>{text}{note(status.source, status.checked)}</td></tr>"
    )
