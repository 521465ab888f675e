"""An alphabetical list: its letters, the anchors of their headings, and links to these."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from fieldnotes.render.blocks import Block, Heading, Link, Paragraph, joined

_Entry = TypeVar("_Entry")
_DIGITS = "0–9"


def letter_of(name: str) -> str:
    """The letter that a name is listed under; all digits share one entry."""
    return name[0].upper() if name[0].isalpha() else _DIGITS


def by_letter(
    entries: Iterable[_Entry], sort_key: Callable[[_Entry], str]
) -> list[tuple[str, list[_Entry]]]:
    """The entries, which are in order, under the letters that their keys begin with."""
    groups = groupby(entries, lambda entry: letter_of(sort_key(entry)))
    return [(letter, list(group)) for letter, group in groups]


def letter_heading(letter: str) -> Heading:
    """The heading of a letter."""
    return Heading(2, letter, _anchor(letter))


def letter_links(page: str, letters: Iterable[str]) -> Block:
    """Links to the headings of letters on a page."""
    links = (Link(f"{page}#{_anchor(letter)}", letter) for letter in letters)
    return Paragraph(joined(" ", links), "letters", "nav", {"aria-label": "Letters"})


def _anchor(letter: str) -> str:
    return "digits" if letter == _DIGITS else f"letter-{letter.lower()}"
