"""`{{ a-z }}`: pages, terms, comparisons and diagrams by each of their names, as in a book."""

from __future__ import annotations

import re
from typing import NamedTuple

from fieldnotes.content.catalog import catalog
from fieldnotes.content.content import Content
from fieldnotes.render.alphabet import by_letter, letter_heading, letter_links
from fieldnotes.render.blocks import Block, Blocks, Line, Link, Styled, items

# Words that nobody looks for first.
_FIRST = re.compile(r"^(Amazon|AWS|An?|The) (?=\S)")
# What a name alone does not tell.
_KINDS = {"comparison": "compared", "diagram": "diagram"}


class _Entry(NamedTuple):
    sort_key: str
    name: str
    note: str
    target: str


def view(content: Content, page: str) -> Blocks:
    """A heading for each letter, and below it the names that begin with it, each with its link."""
    letters = by_letter(sorted(_entries(content)), lambda entry: entry.sort_key)
    blocks: list[Block] = [letter_links(page, (letter for letter, _ in letters))]
    for letter, entries in letters:
        blocks += [letter_heading(letter), items(map(_line, entries), "a-z")]
    return tuple(blocks)


def _line(entry: _Entry) -> Line:
    link = Link(entry.target, entry.name)
    return (link, " ", Styled("span", entry.note)) if entry.note else link


def _entries(content: Content) -> set[_Entry]:
    """One entry for each name of each thing; the same name for the same place only once."""
    found: dict[tuple[str, str], _Entry] = {}
    for thing in catalog(content):
        names = [(thing.title, _KINDS.get(thing.kind, ""))]
        names += [(name, thing.title) for name in thing.other_names]
        for name, note in names:
            entry = _Entry(_sort_key(name), name, note, thing.target)
            if entry.sort_key:  # a diagram without a title is a problem, but no reason to stop
                found.setdefault((entry.sort_key, thing.target), entry)
    return set(found.values())


def _sort_key(name: str) -> str:
    """What a name is sought by: Amazon S3 stands under S."""
    return re.sub(r"^[^\w]+", "", _FIRST.sub("", name)).casefold()
