"""A record that somebody read a source and looked for a statement there."""

from __future__ import annotations

from dataclasses import dataclass

from fieldnotes.model.walk import Path

# Steps of a path that are the same for all statements of a kind, or that move with the order.
_SHAPE = frozenset(("groups", "attributes", "cells"))


@dataclass(frozen=True)
class Reading:
    """Who read the source of a statement, on which day or in which month, and for which words."""

    statement: str
    day: str
    reader: str
    words: str


def statement_id(path: Path) -> str:
    """A name that stays while others are added: `services.lambda.facts.timeout-max`."""
    return ".".join(str(s) for s in path if isinstance(s, str) and s not in _SHAPE)
