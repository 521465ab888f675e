"""What watches each statement: a model, a schema, its page, or nobody. Pure.

Called by what shows it to readers: tips, the end of a page, and the page about freshness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from fieldnotes.content.content import Content
from fieldnotes.evidence.statements import statements
from fieldnotes.model.evidence import ApiEvidence, Evidence, PageEvidence
from fieldnotes.model.service import Fact
from fieldnotes.model.statement import Sourced
from fieldnotes.model.walk import Path

Watcher = Literal["model", "schema", "page", "nobody"]
# From the one that notices first to the one that never does.
WATCHERS: tuple[Watcher, ...] = ("model", "schema", "page", "nobody")
# What is counted.
_THINGS = ("Facts", "Cells of comparisons", "Scopes, states and prices", "Lists of values")
# The kinds of facts, those first whose change hurts most.
_RISK = ("limit", "quota", "date", "default", "behavior")


def watcher(evidence: Evidence) -> Watcher:
    """What a piece of evidence is compared with."""
    if isinstance(evidence, PageEvidence):
        return "page"
    return "model" if isinstance(evidence, ApiEvidence) else "schema"


def watched_by(statement: Sourced) -> Watcher:
    """The best of what watches a statement."""
    return min((watcher(e) for e in statement.evidence), key=WATCHERS.index, default="nobody")


def watched(content: Content, paths: Iterable[Path]) -> Counter[Watcher]:
    """How many of some statements are watched by what; a path without a statement counts not."""
    found = content.statements
    return Counter(watched_by(found[path]) for path in paths if path in found)


def disagreeing(content: Content) -> list[Path]:
    """The statements that AWS's models contradict."""
    return [
        path
        for path, verdicts in content.verdicts.items()
        if any(verdict.state == "disagrees" for verdict in verdicts)
    ]


def due(content: Content) -> list[tuple[Path, Sourced]]:
    """The statements that nobody watches, in the order in which somebody should read them again.

    Facts whose change hurts most come first, and of each kind those that were never read or were
    read longest ago.
    """
    open_ = [
        (path, statement)
        for path, statement in statements(content.data)
        if statement.source and watched_by(statement) == "nobody"
    ]
    return sorted(open_, key=lambda item: (_risk(item[1]), item[1].checked or "", item[0][:2]))


def _risk(statement: Sourced) -> int:
    return _RISK.index(statement.kind) if isinstance(statement, Fact) else len(_RISK)


def by_thing(content: Content) -> dict[str, Counter[Watcher]]:
    """How many statements of each kind are watched by what; kinds without any are left out."""
    counts: dict[str, Counter[Watcher]] = {thing: Counter() for thing in _THINGS}
    for path, statement in content.statements.items():
        if thing := _thing(path, statement):
            counts[thing][watched_by(statement)] += 1
    return {thing: count for thing, count in counts.items() if count}


def _thing(path: Path, statement: Sourced) -> str | None:
    """What a statement is counted as; None for texts, which nothing could watch."""
    match path:
        case ("services", _, "facts", _):
            return _THINGS[0]
        case ("comparisons", *_, "cells", _):
            return _THINGS[1] if statement.source else None
        case ("services", _, "scope" | "status" | "pays_for"):
            return _THINGS[2]
        case ("value_lists", _):
            return _THINGS[3]
    return None
