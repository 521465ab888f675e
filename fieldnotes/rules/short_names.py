"""Rule: a short name leads to one place, whatever else would like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.short_names import Rank, claims
from fieldnotes.problems import Problem


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    by_name = sorted(claims(content), key=lambda claim: (claim.name, claim.rank, claim.location))
    for name, named in groupby(by_name, key=lambda claim: claim.name):
        first, *others = named
        for other in others:
            if other.rank == first.rank and other.target != first.target:
                yield Problem(
                    other.location,
                    "short-names",
                    f'the short name "go/{name}" of {other.target}, which {first.location} '
                    f"claims for {first.target}",
                    "each short name once",
                    _advice(first.rank),
                )


def _advice(rank: Rank) -> str:
    if rank is Rank.TYPED:
        return "remove it from go: of one of the two"
    return "rename one of the two"
