"""How values are shown, and what a comparison and the glossary compute."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from fieldnotes.model.comparison import Cell
from fieldnotes.model.entry import shown_date
from fieldnotes.model.quantity import Quantity, plural
from fieldnotes.model.service import Fact
from tests.support.repository import open_small


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        ({"value": 80000, "unit": "IOPS"}, "80,000 IOPS"),
        ({"value": 1, "unit": "day"}, "1 day"),
        ({"value": 14, "unit": "day"}, "14 days"),
        ({"value": 30, "unit": "%"}, "30%"),
        ({"value": 0.5, "unit": "GiB"}, "0.5 GiB"),
        ({"value": {"from": 1, "to": 35}, "unit": "day"}, "1–35 days"),
        ({"value": 1000, "unit": "request per second"}, "1,000 requests per second"),
        ({"value": {"from": "60 second", "to": "14 day"}}, "60 seconds to 14 days"),
        ({"value": {"from": "1 GiB", "to": "64 TiB"}}, "1 GiB to 64 TiB"),
        ({"value": {"from": "0.5 GiB", "to": "1 GiB"}}, "0.5–1 GiB"),
        ({"value": "2025-09-26"}, "2025-09-26"),
        ({"value": 16}, "16"),
    ],
)
def test_a_quantity_is_shown_with_its_unit(quantity: dict[str, object], shown: str) -> None:
    assert Quantity.model_validate(quantity).shown() == shown


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("day", "days"),
        ("address", "addresses"),
        ("entry", "entries"),
        ("batch", "batches"),
        ("request per second", "requests per second"),
    ],
)
def test_a_number_other_than_one_takes_the_plural(one: str, many: str) -> None:
    assert plural(one) == many


def test_a_unit_needs_a_number() -> None:
    with pytest.raises(ValidationError) as raised:
        Quantity.model_validate({"value": "sixty", "unit": "GiB"})
    assert raised.value.errors()[0]["ctx"]["found"] == 'the text "sixty" with the unit GiB'


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("date", "2026-12-01", "1 December 2026"),
        ("date", "2026-12", "December 2026"),
        ("date", "autumn 2026", "autumn 2026"),
        ("date", "2002", "2002"),
        ("behavior", "2012-10-17", "2012-10-17"),
    ],
)
def test_a_fact_that_is_a_date_is_shown_in_words(kind: str, value: str, shown: str) -> None:
    earlier = {"value": value, "until": "2026-11"}
    fact = Fact.model_validate({"label": "x", "kind": kind, "value": value, "earlier": [earlier]})
    assert fact.shown() == shown
    assert fact.before(fact.earlier[0]).shown() == shown


def test_dates_are_shown_in_words() -> None:
    assert shown_date("2026-11") == "November 2026"
    assert shown_date("2025-09-06") == "6 September 2025"


def test_a_cell_takes_the_source_of_its_row_unless_it_has_one(small) -> None:
    row = next(
        iter(dict(open_small(small).content.data.comparisons["disks"].attributes()).values())
    )
    assert row.cell("local") == Cell(
        text="By instance type", source="https://docs.aws.amazon.com/ebs/", checked="2026-11"
    )
    assert row.cell("ebs") == Cell(fact="ebs.max-size")


def test_a_service_is_a_term_of_the_glossary(small) -> None:
    term = open_small(small).content.terms["ebs"]
    assert term.title() == "Amazon Elastic Block Store (EBS)"
    assert term.definition == "Disks for instances."
    assert term.page == "storage/ebs.md"


def test_places_fall_back_to_what_holds_the_value(small) -> None:
    data = open_small(small).content.data
    assert str(data.location("services", "ebs", "facts", "max-size", "value")) == (
        "data/services/ebs.yml:13"
    )
    assert str(data.location("services", "ebs", "nothing", "here")) == "data/services/ebs.yml:1"
