"""`{{ third-party … }}`: the software and fonts of others, with their licenses."""

from __future__ import annotations

import re
from typing import get_args

from fieldnotes.content.content import Content
from fieldnotes.model.third_party import Component, Use
from fieldnotes.render.blocks import (
    Block,
    Blocks,
    Cell,
    External,
    Line,
    Paragraph,
    Permalink,
    Prose,
    Row,
    table,
)

USES: tuple[str, ...] = get_args(Use)
_CAPTIONS = {
    "site": "Part of every page or served beside it",
    "downloads": "Part of the PDF or the EPUB",
    "build": "Used only to build the site",
}
_HEAD = ("Name and version", "License", "What it is used for")
_LICENSE_ID = re.compile(r"\b(?!(?:AND|OR|WITH)\b)[A-Za-z0-9.-]+")


def view(content: Content, page: str, used: str) -> Blocks:
    """A table of the entries of data/site/third-party.yml that are used in one way."""
    parts = content.data.third_party.items()
    rows = (_row(content, id_, part) for id_, part in parts if part.used == used)
    return (table("facts", _CAPTIONS[used], _HEAD, rows),)


def _row(content: Content, id_: str, part: Component) -> Row:
    version = content.data.versions.get(part.package, "")
    own = "" if part.bundled else f" {version}"
    about = [f"In {part.package} {version}"] if part.bundled else []
    about += [f"© {part.copyright}"] if part.copyright else []
    note: tuple[Block, ...] = (Paragraph(". ".join(about), "note", "div"),) if about else ()
    return Row(
        Cell((Permalink(id_), External(part.url, part.name), own), note),
        (Cell(_licenses(part.license)), Cell(Prose(part.text))),
        id_,
    )


def _licenses(expression: str) -> Line:
    """An SPDX expression whose licenses lead to their texts."""
    parts: list[Line] = []
    position = 0
    for found in _LICENSE_ID.finditer(expression):
        link = External(f"https://spdx.org/licenses/{found[0]}.html", found[0])
        parts += [expression[position : found.start()], link]
        position = found.end()
    return (*parts, expression[position:])
