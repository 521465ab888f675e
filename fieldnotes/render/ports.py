"""`{{ ports }}`: the ports one meets, in the order of their numbers."""

from __future__ import annotations

import re
from html import escape

from fieldnotes.content.content import Content
from fieldnotes.model.lists import Port
from fieldnotes.render import inline
from fieldnotes.render.sources import note
from fieldnotes.render.table import table
from fieldnotes.urls import href

_HEAD = ("Port", "Transport", "Protocol", "What to know")


def render(content: Content, page: str) -> str:
    """A table with a row that can be linked for each entry of data/ports.yml."""
    ports = sorted(content.data.ports.items(), key=lambda item: _first(item[1]))
    rows = "".join(_row(content, page, id_, port) for id_, port in ports)
    return table("facts ports", "Ports by number", _HEAD, rows)


def _first(port: Port) -> int:
    return int(re.split(r"\D", port.port)[0])


def _row(content: Content, page: str, id_: str, port: Port) -> str:
    name = escape(port.name)
    if port.page:
        name = f'<a href="{href(page, port.page)}">{name}</a>'
    text = inline.html(content, page, port.text) if port.text else ""
    return (
        f'<tr id="{id_}"><th scope="row">{inline.row_link(id_)}{port.port}</th>'
        f"<td>{port.transport}</td>"
        f"<td>{name}</td><td>{text}{note(port.source, port.checked)}</td></tr>"
    )
