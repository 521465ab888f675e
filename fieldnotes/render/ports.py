"""`{{ ports }}`: the ports one meets, in the order of their numbers."""

from __future__ import annotations

import re

from fieldnotes.content.content import Content
from fieldnotes.model.lists import Port
from fieldnotes.render.blocks import Blocks, Cell, Line, Link, Permalink, Prose, Row, table
from fieldnotes.render.sources import note

_HEAD = ("Port", "Transport", "Protocol", "What to know")


def view(content: Content, page: str) -> Blocks:
    """A table with a row that can be linked for each entry of data/ports.yml."""
    ports = sorted(content.data.ports.items(), key=lambda item: _first(item[1]))
    return (table("facts ports", "Ports by number", _HEAD, (_row(*item) for item in ports)),)


def _first(port: Port) -> int:
    return int(re.split(r"\D", port.port)[0])


def _row(id_: str, port: Port) -> Row:
    name: Line = Link(port.page, port.name) if port.page else port.name
    text: Line = Prose(port.text) if port.text else ""
    return Row(
        Cell((Permalink(id_), port.port)),
        (
            Cell(port.transport),
            Cell(name),
            Cell((text, note(port.source, port.checked))),
        ),
        id_,
    )
