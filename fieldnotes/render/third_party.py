"""`{{ third-party … }}`: the software and fonts of others, with their licenses."""

from __future__ import annotations

import re
from html import escape
from typing import get_args

from fieldnotes.content.content import Content
from fieldnotes.model.third_party import Component, Use
from fieldnotes.render import inline
from fieldnotes.render.table import table

USES: tuple[str, ...] = get_args(Use)
_CAPTIONS = {
    "site": "Part of every page or served beside it",
    "downloads": "Part of the PDF or the EPUB",
    "build": "Used only to build the site",
}
_HEAD = ("Name and version", "License", "What it is used for")
_LICENSE_ID = re.compile(r"\b(?!(?:AND|OR|WITH)\b)[A-Za-z0-9.-]+")


def render(content: Content, page: str, used: str) -> str:
    """A table of the entries of data/site/third-party.yml that are used in one way."""
    rows = "".join(
        _row(content, page, id_, part)
        for id_, part in content.data.third_party.items()
        if part.used == used
    )
    return table("facts", _CAPTIONS[used], _HEAD, rows)


def _row(content: Content, page: str, id_: str, part: Component) -> str:
    version = content.data.versions.get(part.package, "")
    own = "" if part.bundled else escape(f" {version}")
    about = [f"In {part.package} {version}"] if part.bundled else []
    about += [f"© {part.copyright}"] if part.copyright else []
    note = f'<div class="note">{escape(". ".join(about))}</div>' if about else ""
    return (
        f'<tr id="{id_}"><th scope="row">{inline.row_link(id_)}'
        f'<a href="{escape(part.url)}" rel="noopener">{escape(part.name)}</a>{own}{note}</th>'
        f"<td>{_LICENSE_ID.sub(_license_link, part.license)}</td>"
        f"<td>{inline.html(content, page, part.text)}</td></tr>"
    )


def _license_link(found: re.Match[str]) -> str:
    return f'<a href="https://spdx.org/licenses/{found[0]}.html" rel="noopener">{found[0]}</a>'
