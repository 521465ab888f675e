"""Numbers with units: found in AWS's sentences, and compared across units."""

from __future__ import annotations

import pytest

from fieldnotes.evidence.amounts import amounts_in, any_same, same
from fieldnotes.model.quantity import Amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("the maximum allowed value is 1,800 seconds", Amount(1800, "seconds")),
        ("up to 14 days.", Amount(14, "days")),
        ("between 128 MB and 10,240 MB", Amount(10240, "MB")),
        ("a 256-KB payload", Amount(256, "KB")),
        ("at most 16KiB", Amount(16, "KiB")),
        ("keep it for two years", Amount(2, "years")),
        ("a rate of 1.5 MiB/s", Amount(1.5, "MiB/s")),
        ("a total of 2 MiB per second", Amount(2, "MiB/s")),
        ("300.", Amount(300, None)),
    ],
)
def test_an_amount_is_found_in_a_sentence(text: str, amount: Amount) -> None:
    assert amount in list(amounts_in(text))


@pytest.mark.parametrize(
    "text", ["TLS1.2 only", "gp3 volumes", "version v2", "nobody", "10.0.0.1/8"]
)
def test_a_number_inside_a_name_is_no_amount_of_its_own(text: str) -> None:
    assert not any_same([Amount(2, None), Amount(3, None), Amount(8, None)], amounts_in(text))


UNITS = {
    "time": [(1209600, "second"), (20160, "minute"), (336, "hours"), (14, "day"), (2, "weeks")],
    "memory": [(2, "MiB"), (2, "MB"), (2048, "KB"), (2048, "KiB"), (2097152, "bytes")],
    "rate": [(1, "GiB/s"), (1024, "MiB/s"), (1, "GB/s")],
}


@pytest.mark.parametrize("kind", UNITS)
def test_amounts_are_the_same_in_any_unit_of_their_kind(kind: str) -> None:
    amounts = [Amount(number, unit) for number, unit in UNITS[kind]]
    assert all(same(one, other) for one in amounts for other in amounts)


def test_a_decimal_kilobyte_is_a_kilobyte_too() -> None:
    assert same(Amount(1, "MB"), Amount(1000, "KB"))
    assert not same(Amount(1, "MiB"), Amount(1000, "KiB"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Amount(15, "minute"), Amount(15, "second")),
        (Amount(15, "minute"), Amount(15, "MB")),
        (Amount(14, "day"), Amount(15, "day")),
        (Amount(100, "request"), Amount(101, "requests")),
        (Amount(1, "Gbps"), Amount(1, "GB/s")),
    ],
)
def test_amounts_of_different_size_or_kind_are_not_the_same(one: Amount, other: Amount) -> None:
    assert not same(one, other)
    assert not same(other, one)


def test_a_number_without_a_unit_is_compared_alone() -> None:
    assert same(Amount(100, "listener"), Amount(100, None))
    assert same(Amount(100, "listener"), Amount(100, "per"))
