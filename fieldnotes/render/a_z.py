"""`{{ a-z }}`: pages, terms, comparisons and diagrams by each of their names, as in a book."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import NamedTuple

from fieldnotes.content.catalog import catalog
from fieldnotes.content.content import Content
from fieldnotes.urls import href

# Words that nobody looks for first.
_FIRST = re.compile(r"^(Amazon|AWS|An?|The) (?=\S)")
# What a name alone does not tell.
_KINDS = {"comparison": "compared", "diagram": "diagram"}


class _Line(NamedTuple):
    order: str
    name: str
    note: str
    target: str


def render(content: Content, page: str) -> str:
    """A heading for each letter, and below it the names that begin with it, each with its link."""
    lines = sorted(_lines(content))
    letters = [
        (letter, list(names)) for letter, names in groupby(lines, lambda n: _letter(n.order))
    ]
    jump = " ".join(f'<a href="#{_anchor(letter)}">{letter}</a>' for letter, _ in letters)
    parts = [f'<nav class="letters" aria-label="Letters">{jump}</nav>']
    for letter, names in letters:
        items = "".join(
            f'<li><a href="{href(page, line.target)}">{escape(line.name)}</a>'
            f"{f' <span>{escape(line.note)}</span>' if line.note else ''}</li>"
            for line in names
        )
        parts.append(f'## {letter} {{#{_anchor(letter)}}}\n\n<ul class="a-z">{items}</ul>')
    return "\n\n".join(parts)


def _lines(content: Content) -> set[_Line]:
    """One line for each name of each thing; the same name for the same place only once."""
    found: dict[tuple[str, str], _Line] = {}
    for thing in catalog(content):
        names = [(thing.title, _KINDS.get(thing.kind, ""))]
        names += [(name, thing.title) for name in thing.other_names]
        for name, note in names:
            line = _Line(_order(name), name, note, thing.target)
            if line.order:  # a diagram without a title is a problem, but no reason to stop
                found.setdefault((line.order, thing.target), line)
    return set(found.values())


def _order(name: str) -> str:
    """What a name is sought by: Amazon S3 stands under S."""
    return re.sub(r"^[^\w]+", "", _FIRST.sub("", name)).casefold()


def _letter(order: str) -> str:
    return order[0].upper() if order[0].isalpha() else "0–9"


def _anchor(letter: str) -> str:
    return f"letter-{letter.lower()}" if letter.isalpha() else "digits"
