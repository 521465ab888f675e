"""Two claims on one thing: which of them is reported. Pure; called by the rules.

The later claim is the mistake, and its message names the place of the first. A service's own file
comes first, because nothing else may take a service's names; then files in alphabetical order, and
within a file the earlier line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fieldnotes.problems import Location


@dataclass(frozen=True)
class Claim:
    """A claim by `owner` to `key`. An owner may claim a thing more than once."""

    key: str
    owner: str
    location: Location


def contested(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each later claim to a thing that another owner has, with the first claim to it."""
    first: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda claim: precedence(claim.location)):
        holder = first.setdefault(claim.key, claim)
        if holder.owner != claim.owner:
            yield claim, holder


def precedence(location: Location) -> tuple[bool, Location]:
    """Sorts claims: the files of services, then all others."""
    return not location.file.startswith("data/services/"), location
