"""Ratios with their targets, as a table."""

from __future__ import annotations

from tools.bench.report import Ratio, fastest, table
from tools.bench.usage import Usage

BARE = Usage(10, 8)


def test_a_target_is_met_by_both_ratios() -> None:
    assert Ratio("", Usage(6, 4.8), BARE, 0.6).is_met
    assert not Ratio("", Usage(6.1, 4), BARE, 0.6).is_met, "more time"
    assert not Ratio("", Usage(6, 5), BARE, 0.6).is_met, "more work"


def test_only_time_on_the_clock_counts_for_what_somebody_waits_for() -> None:
    assert Ratio("", Usage(6, 9), BARE, 0.6, by_clock=True).is_met
    assert not Ratio("", Usage(6.1, 4), BARE, 0.6, by_clock=True).is_met


def test_the_fastest_has_the_least_time_and_the_most_memory() -> None:
    assert fastest([Usage(3, 2, 10), Usage(2, 4, 30)]) == Usage(2, 2, 30)


def test_the_table_shows_ratio_target_and_verdict() -> None:
    ratios = [
        Ratio("warm caches", Usage(5, 4), BARE, 0.6),
        Ratio("cold", Usage(30, 9), BARE, 2.5),
    ]
    heads, warm, cold = table(ratios).splitlines()
    assert heads.split()[-4:] == ["CPU", "ratio", "target", "met"]
    assert warm.split()[-5:] == ["0.50", "0.50", "≤", "0.6", "yes"]
    assert cold.split()[-5:] == ["3.00", "1.12", "≤", "2.5", "NO"]
    assert len(heads) == len(warm) == len(cold)
