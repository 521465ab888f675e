"""YAML texts: what gets a type, what stays text, and where everything stands."""

from __future__ import annotations

import pytest

from fieldnotes.problems import Location
from fieldnotes.read import yaml_file


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("64", 64),
        ("-1", -1),
        ("0.5", 0.5),
        ("true", True),
        ("null", None),
        ("no", "no"),
        ("on", "on"),
        ("22:30", "22:30"),
        ("2026-11-22", "2026-11-22"),
        ("010", "010"),
        ("'64'", "64"),
        ('"3.10"', "3.10"),
        ("1_000", "1_000"),
    ],
)
def test_only_plain_numbers_and_words_get_a_type(text: str, value: object) -> None:
    file = yaml_file.parse(f"key: {text}\n", "a.yml")
    assert file.value == {"key": value}
    assert type(file.value["key"]) is type(value)
    assert file.problems == []


def test_every_value_has_its_line() -> None:
    file = yaml_file.parse("a:\n  b: 1\n  c:\n    - x\n    - y\n", "a.yml", first_line=10)
    assert file.location(("a", "b")) == Location("a.yml", 11)
    assert file.location(("a", "c", 1)) == Location("a.yml", 14)
    assert file.location(("a", "c", "missing")) == Location("a.yml", 12)
    assert file.location(("missing",)) == Location("a.yml", 10)


def test_a_number_that_loses_digits_is_a_problem_but_keeps_a_value() -> None:
    file = yaml_file.parse("version: 3.10\n", "a.yml")
    assert file.value == {"version": 3.1}
    assert [problem.rule for problem in file.problems] == ["yaml"]


def test_an_empty_text_gives_no_words() -> None:
    file = yaml_file.parse("", "a.yml")
    assert file.value is None
    assert file.problems == []
