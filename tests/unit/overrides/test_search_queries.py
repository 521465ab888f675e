"""The queries that search has to answer: enough of each kind, and every answer is a place."""

from __future__ import annotations

import csv
from collections import Counter

from fieldnotes.content.known_pages import LIMITS
from tests.support.repository import ROOT

with (ROOT / "tests/search_queries.tsv").open(encoding="utf-8") as file:
    QUERIES = [row for row in csv.reader(file, delimiter="\t") if not row[0].startswith("#")]


def test_there_are_queries_of_every_kind() -> None:
    assert len(QUERIES) >= 150
    assert len({query.casefold() for query, _, _ in QUERIES}) == len(QUERIES)
    count = Counter(kind for _, kind, _ in QUERIES)
    assert set(count) == set(
        "name acronym alias former typo spacing token versus fact question".split()
    )
    assert min(count.values()) >= 7


def test_every_answer_is_a_place_of_the_site(real) -> None:
    facts = set(real.content.data.fact_keys)
    for query, _, answers in QUERIES:
        for answer in answers.split():
            path, _, anchor = answer.partition("#")
            assert path in real.content.pages, query
            known = facts if path == LIMITS else real.content.pages[path].anchors
            assert not anchor or anchor in known, (query, anchor)
