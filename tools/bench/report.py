"""Measurements in, a table of ratios with their targets out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.bench.usage import Usage

_HEADS = ("", "wall", "CPU", "wall, bare", "CPU, bare", "wall ratio", "CPU ratio", "target", "met")


@dataclass(frozen=True)
class Ratio:
    """A measurement next to that of the yardstick, and the maximum of their ratio.

    With `by_clock` only the time on the clock has to keep to it: somebody waits for that, and what
    is done afterwards keeps nobody waiting.
    """

    name: str
    own: Usage
    yardstick: Usage
    target: float
    by_clock: bool = False

    @property
    def wall(self) -> float:
        """How many times the yardstick's time on the clock."""
        return self.own.wall / self.yardstick.wall

    @property
    def cpu(self) -> float:
        """How many times the yardstick's processor time."""
        return self.own.cpu / self.yardstick.cpu

    @property
    def is_met(self) -> bool:
        """Whether the ratios that count keep to the target."""
        return max(self.wall, 0 if self.by_clock else self.cpu) <= self.target


def fastest(usages: Sequence[Usage]) -> Usage:
    """The least of each: whatever else a machine does only ever adds to a run."""
    return Usage(
        min(usage.wall for usage in usages),
        min(usage.cpu for usage in usages),
        max(usage.memory for usage in usages),
    )


def table(ratios: Sequence[Ratio]) -> str:
    """One line for each measurement, below a line of heads."""
    rows = [_HEADS, *map(_row, ratios)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join((str.ljust if at == 0 else str.rjust)(cell, widths[at]) for at, cell in cells)
        for cells in map(enumerate, rows)
    )


def _row(ratio: Ratio) -> tuple[str, ...]:
    seconds = (ratio.own.wall, ratio.own.cpu, ratio.yardstick.wall, ratio.yardstick.cpu)
    return (
        ratio.name,
        *(f"{value:.2f} s" for value in seconds),
        f"{ratio.wall:.2f}",
        f"{ratio.cpu:.2f}",
        f"≤ {ratio.target:g}",
        verdict(ratio.is_met),
    )


def verdict(is_met: bool) -> str:
    """Whether a target is met, as the table says it."""
    return "yes" if is_met else "NO"
