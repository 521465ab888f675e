"""What readers look for, with all its names and its place: for lists and search. Pure."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import GLOSSARY, comparison_page, decision_page

Kind: TypeAlias = Literal["page", "lab", "comparison", "decision", "term", "diagram"]


@dataclass(frozen=True)
class CatalogEntry:
    """A thing with a place: `target` is a page with or without an anchor; `id` is a term's."""

    kind: Kind
    title: str
    target: str
    other_names: tuple[str, ...] = ()
    id: str = ""


def catalog(content: Content) -> Iterator[CatalogEntry]:
    """Every page, lab, comparison, decision, term and diagram.

    A term is found where it is explained at length, or else in the glossary.
    """
    for path, page in content.pages.items():
        yield CatalogEntry(kind_of_page(content, path), page.title, path)
    for id_, term in content.terms.items():
        former = [name.name for name in term.former_names]
        others = [term.abbreviation or "", *term.aliases, *former]
        names = dict.fromkeys(name for name in others if name and name != term.heading())
        target = term.page or f"{GLOSSARY}#{id_}"
        yield CatalogEntry("term", term.heading(), target, tuple(names), id_)
    for diagram in content.diagrams:
        yield CatalogEntry("diagram", diagram.title, f"{diagram.page}#{diagram.anchor}")


def kind_of_page(content: Content, path: str) -> Kind:
    """What a page is: a comparison, a decision, a lab, or a page like any other."""
    if path in map(comparison_page, content.data.comparisons):
        return "comparison"
    if path in map(decision_page, content.data.decisions):
        return "decision"
    return "lab" if posixpath.basename(path).startswith("lab-") else "page"
