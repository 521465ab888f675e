"""`{{ glance service }}`: the At a glance block at the top of a service page."""

from __future__ import annotations

from html import escape

from fieldnotes.content.content import Content
from fieldnotes.model.entry import shown_date
from fieldnotes.model.service import FormerName, Scope, Service, Status
from fieldnotes.render import inline
from fieldnotes.render.sources import note

REACH = {"zonal": "One Availability Zone", "regional": "One Region", "global": "Global"}
STATES = {
    "active": "Active",
    "closed": "Closed to new customers",
    "ending": "Ending",
    "ended": "Ended",
}


def render(content: Content, page: str, service_id: str) -> str:
    """Scope, price model, status, former names and the numbers one looks up."""
    service = content.data.services[service_id]
    rows = "".join(
        f'<div class="glance-row"><dt>{name}</dt><dd>{value}</dd></div>'
        for name, value in _rows(content, page, service)
    )
    numbers = "".join(
        f'<div class="glance-number"><dt>{escape(fact.label)}</dt>'
        f"<dd>{_number(content, page, f'{service_id}.{key}')}</dd></div>"
        for key, fact in service.facts.items()
        if fact.glance
    )
    return (
        f'<aside class="glance" aria-label="{escape(service.name)} at a glance">'
        f'<p class="glance-title">At a glance</p>'
        f'<dl class="glance-numbers">{numbers}</dl><dl class="glance-rows">{rows}</dl></aside>'
    )


def _number(content: Content, page: str, key: str) -> str:
    """A fact that may break between number and unit, since it stands large in a narrow column."""
    return inline.fact(content, page, key).replace("\u00a0", " ")


def _rows(content: Content, page: str, service: Service) -> list[tuple[str, str]]:
    rows = []
    if service.maker != "AWS":
        rows.append(("Made by", escape(service.maker)))
    if service.scope:
        rows.append(("Scope", _scope(content, page, service.scope)))
    if service.pays_for:
        paid = service.pays_for
        cost = inline.html(content, page, paid.text) + note(paid.source, paid.checked)
        rows.append(("You pay for", cost))
    if service.status:
        rows.append(("Status", _state(content, page, service.status)))
    if service.former_names:
        rows.append(("Formerly", "; ".join(former(name) for name in service.former_names)))
    return rows


def _state(content: Content, page: str, status: Status) -> str:
    badge = f'<span class="state state-{status.state}">{STATES[status.state]}</span>'
    more = " " + inline.html(content, page, status.note) if status.note else ""
    return badge + more + note(status.source, status.checked)


def _scope(content: Content, page: str, scope: Scope) -> str:
    more = " " + inline.html(content, page, scope.note) if scope.note else ""
    return REACH[scope.reach] + ("." + more if more else "") + note(scope.source, scope.checked)


def former(name: FormerName) -> str:
    """A former name with the date it ended."""
    until = f" (until {shown_date(name.until)})" if name.until else ""
    return escape(name.name) + until
