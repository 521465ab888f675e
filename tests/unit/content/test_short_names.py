"""The names behind go/: who gets which, and what they lead to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fieldnotes.content.content import Content
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


MORE_COMPARISONS = {
    "load-balancers": """\
title: Load balancers
question: Which?
summary: ALB.
go: [balancing]
options:
  application: {name: ALB, choose: it is HTTP.}
  network: {name: NLB, choose: it is TCP.}
  gateway: {name: GWLB, choose: it is a firewall.}
groups:
  - name: What it is
    attributes:
      kind:
        name: Kind
        source: https://docs.aws.amazon.com/
        cells: {application: A text, network: A text, gateway: A text}
""",
    "instance-disks": """\
title: Disks of an instance
question: Which?
summary: Local.
options:
  ebs: {name: EBS, choose: data must stay.}
  local: {name: Local disk, choose: data may go.}
groups:
  - name: What it is
    attributes:
      kind: {name: Kind, source: https://docs.aws.amazon.com/, cells: {ebs: A text, local: A text}}
""",
}


@pytest.fixture
def content(small: Path) -> Content:
    """The small site with more to compare, and with a fact and a service of several names."""
    for id_, text in MORE_COMPARISONS.items():
        (small / f"data/comparisons/{id_}.yml").write_text(text)
    service = small / "data/services/ebs.yml"
    text = service.read_text().replace("glance: true", "glance: true\n    go: [largest-disk]")
    service.write_text(text + "former_names:\n  - {name: Amazon Block Store, until: 2020-01}\n")
    return open_small(small).content


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("storage", "storage/index.md"),  # a section
        ("tables", "reference/tables.md"),  # a page
        ("ebs", "storage/ebs.md"),  # a service, at its page
        ("elastic-block-store", "storage/ebs.md"),  # its name
        ("block-store", "storage/ebs.md"),  # a former name
        ("iops", "reference/glossary.md#iops"),  # a term without a page
        ("input-output-operations-per-second", "reference/glossary.md#iops"),
        ("ebs-max-size", "reference/limits.md#ebs.max-size"),  # a fact
        ("largest-disk", "reference/limits.md#ebs.max-size"),  # as somebody named it
        ("disks", "compare/disks.md"),  # a comparison
        ("balancing", "compare/load-balancers.md"),
        ("application-vs-network", "compare/load-balancers.md"),  # a pair, in either order
        ("gateway-vs-application", "compare/load-balancers.md"),
        ("which-disk", "compare/which-disk.md"),  # a decision
        ("disk", "compare/which-disk.md"),
        ("index", None),
        ("nothing", None),
    ],
)
def test_short_name_leads_to_what_has_it(content: Content, name: str, target: str | None) -> None:
    claim = short_names(content).get(name)
    assert (claim and claim.target) == target


def test_pair_shows_its_two_columns_in_the_order_of_the_table(content: Content) -> None:
    names = short_names(content)
    query = "?options=application,network"
    assert names["network-vs-application"].query == query
    assert names["application-vs-network"].query == query
    assert names["disk"].query == ""


def test_pair_of_two_comparisons_has_no_name(content: Content) -> None:
    assert "ebs-vs-local" not in short_names(content)


def test_pair_of_a_table_of_two_columns_needs_no_query(small: Path) -> None:
    assert short_names(open_small(small).content)["ebs-vs-local"].query == ""


def test_short_names_are_short_and_few(real: Site) -> None:
    names = short_names(real.content)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)
    assert {claim.rank for claim in names.values()} == set(Rank)
    assert len(names) < 5000


def test_a_short_name_from_data_beats_the_title_of_a_page(small: Path) -> None:
    data = small / "data/services/ebs.yml"
    assert short_names(open_small(small).content)["tables"].rank is Rank.PAGE
    data.write_text(data.read_text().replace("glance: true", "glance: true\n    go: [tables]"))
    site = open_small(small)
    assert short_names(site.content)["tables"].target == "reference/limits.md#ebs.max-size"
    assert site.problems() == []
