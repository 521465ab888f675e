"""What readers look for, with all its names and its place: for lists and search. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from fieldnotes.content import GLOSSARY, Content
from fieldnotes.render import comparison, decision

Kind: TypeAlias = Literal["page", "term", "comparison", "decision", "diagram"]


@dataclass(frozen=True)
class Findable:
    """A thing with a place: `target` is a page with or without an anchor."""

    kind: Kind
    title: str
    target: str
    other_names: tuple[str, ...] = ()


def findables(content: Content) -> Iterator[Findable]:
    """Every page, term, comparison, decision and diagram.

    A term is found where it is explained at length, or else in the glossary.
    """
    made = {comparison.page_path(id_): id_ for id_ in content.data.comparisons}
    decided = {decision.page_path(id_): id_ for id_ in content.data.decisions}
    for path, page in content.pages.items():
        kind: Kind = "comparison" if path in made else "decision" if path in decided else "page"
        yield Findable(kind, page.title, path)
    for id_, term in content.terms.items():
        former = [name.name for name in term.former_names]
        others = [term.abbreviation or "", *term.aliases, *former]
        names = dict.fromkeys(name for name in others if name and name != term.heading())
        yield Findable("term", term.heading(), term.page or f"{GLOSSARY}#{id_}", tuple(names))
    for diagram in content.diagrams:
        yield Findable("diagram", diagram.title, f"{diagram.page}#{diagram.anchor}")
