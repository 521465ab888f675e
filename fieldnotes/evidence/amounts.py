"""Numbers with their units in a text, and whether two of them mean the same. Pure.

Models count seconds where pages say days, and write KB for what we call KiB.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import isclose

from fieldnotes.model.quantity import Amount

_TIME = {
    "ms": 0.001,
    "millisecond": 0.001,
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
}
# Kinds of units that have several names and sizes.
_MEASURED = frozenset(("time", "b", "b/s", "bp"))
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
).split()
_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{'|'.join(_SMALL)}"
_UNIT = r"[KMGTPE]i?B(?:/s)?|[KMGTPE]bps|[A-Za-z]+"
_AMOUNT = re.compile(rf"(?<![\w.,/])(?P<number>{_NUMBER})(?P<unit>[ -]?(?:{_UNIT}))?", re.I)


def _factors(unit: str) -> tuple[str, tuple[float, ...]]:
    """What a unit measures, and how much of it one is. A KB may have 1,000 or 1,024 bytes."""
    name = unit.lower()
    noun = name if name in ("ms", "iops") or name.endswith("/s") else name.removesuffix("s")
    if noun in _TIME:
        return "time", (_TIME[noun],)
    if match := re.fullmatch(
        r"(k|m|g|t|p|e)?(i?)(b|byte|bp)(/s)?|(kilo|mega|giga|tera|peta|exa|kibi|mebi|gibi|tebi)byte",
        noun,
    ):
        prefix = (match[1] or (match[5] or "")[:1]).lower()
        power = " kmgtpe".index(prefix) if prefix else 0
        measured = f"{match[3] or 'byte'}{match[4] or ''}".replace("byte", "b")
        bases = (1024,) if match[2] or (match[5] or "").endswith("bi") else (1000, 1024)
        return measured, tuple(float(base**power) for base in bases)
    return noun, (1,)


def same(one: Amount, other: Amount) -> bool:
    """Whether two amounts are equal: 14 days and 1,209,600 seconds are.

    Without a unit, or with one that is counted rather than measured, the numbers decide.
    """
    kind, factors = _factors(one.unit or "")
    other_kind, other_factors = _factors(other.unit or "")
    if not {kind, other_kind} <= _MEASURED:
        return isclose(one.number, other.number)
    return kind == other_kind and any(
        isclose(one.number * factor, other.number * other_factor)
        for factor in factors
        for other_factor in other_factors
    )


def amounts_in(text: str) -> Iterator[Amount]:
    """Every number of a text with the word after it."""
    for match in _AMOUNT.finditer(text):
        number, unit = match["number"].lower(), (match["unit"] or "").strip(" -")
        if unit.lower().endswith("b") and text[match.end() :].startswith(" per second"):
            unit += "/s"
        value = _SMALL.index(number) if number in _SMALL else float(number.replace(",", ""))
        yield Amount(value, unit or None)


def any_same(some: Iterable[Amount], others: Iterable[Amount]) -> bool:
    """Whether an amount of the first is one of the second."""
    found = list(others)
    return any(same(one, other) for one in some for other in found)
