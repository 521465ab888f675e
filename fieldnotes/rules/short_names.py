"""Rule: a short name leads to one thing; two things of one rank cannot share it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.short_names import Rank, claims
from fieldnotes.problems import Finding
from fieldnotes.rules.claims import precedence


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    by_name = sorted(
        claims(content), key=lambda claim: (claim.name, claim.rank, precedence(claim.location))
    )
    for name, named in groupby(by_name, key=lambda claim: claim.name):
        first, *others = named
        for other in others:
            if other.rank == first.rank and other.target != first.target:
                yield Finding(
                    other.location,
                    f'the short name "go/{name}" for {other.target}, which {first.location} '
                    f"has for {first.target}",
                    "each short name on one thing",
                    "remove it from one go:" if first.rank is Rank.TYPED else "rename one of them",
                )
