"""A number with its unit, as data files have it and as readers see it."""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator

from fieldnotes.model.entry import Entry, Label
from fieldnotes.model.mistakes import MISTAKE, Pattern, mistake

# Written as they are, whatever the number; every other unit is an English noun and takes a plural.
SYMBOLS = frozenset(
    (
        "B KiB MiB GiB TiB PiB EiB KB MB GB TB PB KiB/s MiB/s GiB/s MB/s GB/s Mbps Gbps Tbps IOPS "
        "IOPS/GiB ms % vCPU"
    ).split()
)
_UNIT = "|".join([*(re.escape(s) for s in sorted(SYMBOLS)), r"[A-Za-z][a-z-]+( [A-Za-z][a-z-]*)*"])
_SYMBOLS_BY_LETTERS = {symbol.lower(): symbol for symbol in SYMBOLS}
# Nouns that end in s in the singular are not such: address, alias, basis, bus.
_PLURAL = re.compile(r"(?<![aiosu])s$")


def _singular(unit: str) -> str:
    """The unit, or the one after a number. Raises a mistake for gib, GIB and days."""
    noun = unit.partition(" per ")[0]
    if unit not in SYMBOLS and unit.lower() in _SYMBOLS_BY_LETTERS:
        raise mistake(_SYMBOLS_BY_LETTERS[unit.lower()], "correct its letters")
    if unit not in SYMBOLS and _PLURAL.search(noun):
        raise mistake("a singular noun: its plural is made where it is shown", "drop the s")
    return unit


def _with_singular(amount: str) -> str:
    _singular(amount.partition(" ")[2])
    return amount


Unit = Annotated[
    str,
    Pattern(
        f"^({_UNIT})$",
        "a unit symbol such as GiB, MiB/s, IOPS, or a singular noun such as day",
        60,
    ),
    AfterValidator(_singular),
]
AmountText = Annotated[
    str,
    Pattern(
        rf"^-?\d{{1,15}}(\.\d{{1,15}})? ({_UNIT})$", "a number with its unit such as 60 second", 80
    ),
    AfterValidator(_with_singular),
]


def _shape(value: object) -> str | None:
    """Which member of a union a value is meant for, so that errors are about that one."""
    if isinstance(value, str):
        return "text"
    if isinstance(value, dict | Range):
        return "range"
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else None


def _one_of(expected: str) -> Discriminator:
    return Discriminator(
        _shape,
        custom_error_type=MISTAKE,
        custom_error_message="expected {expected}",
        custom_error_context={"expected": expected, "fix": "correct the value"},
    )


Number = Annotated[int | float, Tag("number")]
Bound = Annotated[
    Number | Annotated[AmountText, Tag("text")], _one_of("a number, or one with its unit")
]


class Amount(NamedTuple):
    """A number with its unit, if it has one."""

    number: int | float
    unit: str | None


class Range(Entry):
    """Everything between two bounds, both included."""

    from_: Bound = Field(
        alias="from", description="The lower bound: a number, or one with its unit: `60 second`."
    )
    to: Bound = Field(description="The upper bound, written like the lower one.")

    def bounds(self, unit: str | None = None) -> tuple[Amount, Amount]:
        """Both bounds; `unit` is the one of a bound that has none of its own."""
        return _amount(self.from_, unit), _amount(self.to, unit)


Scalar = Annotated[
    Number | Annotated[Label, Tag("text")] | Annotated[Range, Tag("range")],
    _one_of("a number, a text or {from: , to: }"),
]


class Quantity(Entry):
    """A value with its unit."""

    value: Scalar = Field(description="A number, a text, or a range: `{from: 1, to: 35}`.")
    unit: Unit | None = Field(
        None, description="A symbol such as GiB, or a singular noun such as day or listener."
    )

    @model_validator(mode="after")
    def _unit_fits_value(self) -> Quantity:
        if isinstance(self.value, Range):
            _check_range(self.value, self.unit)
        elif self.unit is not None and isinstance(self.value, str):
            raise mistake(
                "a number",
                "write the number alone, or drop unit: if the value is text",
                f'the text "{self.value}" with the unit {self.unit}',
                at=("value",),
            )
        elif not isinstance(self.value, str):
            _check_number(self.value, self.unit, ("value",))
        return self

    def shown(self) -> str:
        """The value as readers see it: `16,000 IOPS`, `1–35 days`, `60 seconds to 14 days`."""
        if isinstance(self.value, str):
            return self.value
        if not isinstance(self.value, Range):
            return _with_unit(_grouped(self.value), self.unit, one=self.value == 1)
        low, high = self.value.bounds(self.unit)
        if low.unit == high.unit:
            numbers = f"{_grouped(low.number)}–{_grouped(high.number)}"
            return _with_unit(numbers, low.unit, one=False)
        return " to ".join(
            _with_unit(_grouped(number), unit, one=number == 1) for number, unit in (low, high)
        )


def _check_range(value: Range, unit: str | None) -> None:
    low, high = value.bounds()
    for key, amount in (("from", low), ("to", high)):
        _check_number(amount.number, amount.unit or unit, ("value", key))
    if unit is not None and (low.unit or high.unit):
        raise mistake(
            "units in the bounds, or one under unit:",
            "remove unit:, or the units of the bounds",
            f"a bound with a unit beside unit: {unit}",
            at=("unit",),
        )
    if (low.unit is None) != (high.unit is None):
        raise mistake(
            "a unit in both bounds or in none",
            "add the missing unit",
            "a range with a unit in one bound only",
            at=("value",),
        )
    if low.unit == high.unit and low.number >= high.number:
        raise mistake(
            "a lower bound below the upper one",
            "swap the bounds, or write the value alone if they are equal",
            f"from {low.number} to {high.number}",
            at=("value",),
        )


def _check_number(number: int | float, unit: str | None, at: tuple[str | int, ...]) -> None:
    """Raises a mistake for fewer than none of something that is counted or measured."""
    if number < 0 and unit is not None:
        raise mistake("0 or more of a unit", "correct the number", f"{number} {unit}", at)


def _amount(bound: int | float | str, unit: str | None) -> Amount:
    if not isinstance(bound, str):
        return Amount(bound, unit)
    number, _, own = bound.partition(" ")
    return Amount(float(number) if "." in number else int(number), own)


def _with_unit(number: str, unit: str | None, *, one: bool) -> str:
    if unit is None:
        return number
    if unit == "%":
        return number + "%"
    return f"{number} {unit if one or unit in SYMBOLS else plural(unit)}"


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
