"""Which of two claims on one thing is reported."""

from __future__ import annotations

from itertools import permutations

import pytest

from fieldnotes.problems import Location
from fieldnotes.rules.claims import Claim, contested

SERVICE = Claim("ebs", "service", Location("data/services/ebs.yml", 2))
OTHER_SERVICE = Claim("ebs", "other", Location("data/services/efs.yml", 1))
EARLY_TERM = Claim("ebs", "early", Location("data/glossary/compute.yml", 9))
TERM = Claim("ebs", "term", Location("data/glossary/storage.yml", 3))
LATER_TERM = Claim("ebs", "later", Location("data/glossary/storage.yml", 7))
IN_ORDER = [SERVICE, OTHER_SERVICE, EARLY_TERM, TERM, LATER_TERM]


@pytest.mark.parametrize("claims", list(permutations(IN_ORDER, 3)))
def test_later_claims_are_reported_with_the_first(claims: tuple[Claim, ...]) -> None:
    first, *later = sorted(claims, key=IN_ORDER.index)
    assert list(contested(claims)) == [(claim, first) for claim in later]


def test_an_owner_may_claim_a_thing_twice() -> None:
    again = Claim("ebs", "service", Location("data/services/ebs.yml", 5))
    assert list(contested([SERVICE, again])) == []
