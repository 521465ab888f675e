"""The names behind go/: who gets which, and what they lead to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fieldnotes.content.short_names import Rank, short_names, slug
from tests.support.repository import Site, open_small


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Amazon Route 53", "route-53"),
        ("AWS", "aws"),
        ("CI/CD", "ci-cd"),
        ("Fn::GetAtt", "fn-getatt"),
        (".NET", "net"),
        ("Déjà vu", "deja-vu"),
        ("¶", ""),
    ],
)
def test_a_slug_has_lower_case_letters_digits_and_hyphens(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("alb", "networking/application-load-balancer.md"),
        ("ddb", None),
        ("dynamodb", "databases/dynamodb.md"),
        ("simple-queue-service", "messaging/sqs.md"),
        ("sqs-retention", "reference/limits.md#sqs.retention-default"),
        ("sqs-message-size", "reference/limits.md#sqs.message-size"),
        ("kinesis-data-analytics", "messaging/firehose-and-flink.md#flink"),
        ("storage", "storage/index.md"),
        ("load-balancer", "networking/elastic-load-balancing.md"),
        ("which-load-balancer", "compare/which-load-balancer.md"),
        ("load-balancers", "compare/load-balancers.md"),
        ("messaging", "messaging/index.md"),
        ("limits", "reference/limits.md"),
        ("alb-vs-nlb", "compare/load-balancers.md"),
        ("gwlb-vs-alb", "compare/load-balancers.md"),
        ("index", None),
    ],
)
def test_who_gets_a_name(real: Site, name: str, target: str | None) -> None:
    claim = short_names(real.content).get(name)
    assert (claim and claim.target) == target


def test_a_pair_shows_its_two_columns_in_the_order_of_the_table(real: Site) -> None:
    names = short_names(real.content)
    assert names["efs-vs-ebs"].query == names["ebs-vs-efs"].query == "?options=ebs,efs"
    assert names["gsi-vs-lsi"].query == "", "a table of two columns shows them anyway"


def test_a_pair_of_two_comparisons_has_no_name(real: Site) -> None:
    assert "all-at-once-vs-rolling" not in short_names(real.content)


def test_names_can_be_typed_and_are_not_too_many(real: Site) -> None:
    names = short_names(real.content)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)
    assert {claim.rank for claim in names.values()} == set(Rank)
    assert len(names) < 5000


def test_what_is_typed_beats_what_a_page_is_called(small: Path) -> None:
    data = small / "data/services/ebs.yml"
    assert short_names(open_small(small).content)["tables"].rank is Rank.PAGE
    data.write_text(data.read_text().replace("glance: true", "glance: true\n    go: [tables]"))
    site = open_small(small)
    assert short_names(site.content)["tables"].target == "reference/limits.md#ebs.max-size"
    assert site.problems() == []
