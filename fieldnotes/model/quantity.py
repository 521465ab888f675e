"""A number with its unit, as data files type it and as readers see it."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, model_validator

from fieldnotes.model.entry import Entry

# Written as they are, whatever the number; every other unit is an English noun and takes a plural.
SYMBOLS = frozenset(
    (
        "B KiB MiB GiB TiB PiB EiB KB MB GB TB PB KiB/s MiB/s GiB/s MB/s GB/s Mbps Gbps Tbps IOPS "
        "IOPS/GiB ms % vCPU"
    ).split()
)
UNIT = (
    r"^("
    + "|".join(re.escape(s) for s in sorted(SYMBOLS))
    + r"|[A-Za-z][a-z-]+( [A-Za-z][a-z-]*)*)$"
)


class Range(Entry):
    """A number between two bounds, both included."""

    from_: float | int = Field(alias="from")
    to: float | int


Scalar = int | float | str | Range


class Quantity(Entry):
    """A value with its unit."""

    value: Scalar
    unit: Annotated[str, Field(pattern=UNIT)] | None = Field(
        None, description="A symbol such as GiB, or a singular noun such as day or listener."
    )

    @model_validator(mode="after")
    def _unit_needs_number(self) -> Quantity:
        if self.unit is not None and isinstance(self.value, str):
            raise ValueError(
                f'the text "{self.value}" with the unit {self.unit}|a number|'
                "write the number alone, or drop unit: if the value is text"
            )
        return self

    def shown(self) -> str:
        """The value as readers see it: `16,000 IOPS`, `1–35 days`, `30%`."""
        if isinstance(self.value, Range):
            number = f"{_grouped(self.value.from_)}–{_grouped(self.value.to)}"
            one = False
        else:
            number = self.value if isinstance(self.value, str) else _grouped(self.value)
            one = self.value == 1
        if self.unit is None:
            return number
        if self.unit == "%":
            return number + "%"
        return f"{number} {self.unit if one or self.unit in SYMBOLS else plural(self.unit)}"


def plural(noun: str) -> str:
    """The plural of a unit: `requests per second`, `entries`, `addresses`."""
    head, per, rest = noun.partition(" per ")
    if re.search(r"(s|x|ch|sh)$", head):
        head += "es"
    elif re.search(r"[^aeiou]y$", head):
        head = head[:-1] + "ies"
    else:
        head += "s"
    return head + per + rest


def _grouped(number: int | float) -> str:
    return f"{number:,}"
