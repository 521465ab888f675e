"""Which sources and words are enough for a checked date."""

from __future__ import annotations

import calendar
from pathlib import Path

import pytest

from tests.support.repository import open_small

GUIDE = "https://docs.aws.amazon.com/ebs/latest/userguide/volumes.html"
RECORDS = [
    "https://docs.aws.amazon.com/ebs/latest/userguide/doc-history.html",
    "https://docs.aws.amazon.com/appsync/latest/eventapi/event-api-document-history.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/history.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WhatsNew.html",
    "https://docs.aws.amazon.com/lambda/latest/dg/lambda-releases.html",
    "https://docs.aws.amazon.com/athena/latest/ug/release-notes.html",
    "https://aws.amazon.com/about-aws/whats-new/2026/11/",
    "https://aws.amazon.com/blogs/compute/a-change/",
    "https://docs.aws.amazon.com/apprunner/latest/dg/apprunner-availability-change.html",
    "https://docs.aws.amazon.com/codeguru/latest/security-ug/end-of-support.html",
]


def found(root: Path, value: str, source: str, more: str) -> list[str]:
    """What the rule finds about a date with these keys."""
    path = root / "data/services/ebs.yml"
    fact = f'  since: {{label: Since, value: "{value}", kind: date, source: "{source}", {more}}}\n'
    path.write_text(path.read_text().replace("facts:\n", "facts:\n" + fact))
    problems = open_small(root).problems()
    return [problem.found for problem in problems if problem.rule == "dated-sources"]


@pytest.mark.parametrize("source", RECORDS)
def test_a_record_of_events_needs_no_words(small: Path, source: str) -> None:
    assert found(small, "2025-11-19", source, "checked: 2026-11") == []


def test_a_guide_needs_words_only_if_somebody_checked_it(small: Path) -> None:
    assert found(small, "2025-11-19", GUIDE, "go: [since]") == []


def test_a_checked_guide_needs_words(small: Path) -> None:
    assert len(found(small, "2025-11-19", GUIDE, "checked: 2026-11")) == 1


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize(
    "form",
    [
        "{name} {day}, {year}",
        "{day} {name} {year}",
        "{short} {day}, {year}",
        "{year}-{month:02}-{day:02}",
    ],
)
def test_words_may_write_the_date_in_any_form(small: Path, month: int, form: str) -> None:
    names = {"name": calendar.month_name[month], "short": calendar.month_abbr[month]}
    words = form.format(**names, day=7, month=month, year=2025)
    more = f'checked: 2026-11, quoted: "Since {words} it is so"'
    assert found(small, f"2025-{month:02}-07", GUIDE, more) == []


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("Since November 19, 2024", "the year 2025"),
        ("Since October 19, 2025", "the month November"),
        ("Since November 2025", "the day 19"),
        ("Since November 9, 2025", "the day 19"),
        ("Since November 190, 2025", "the day 19"),
    ],
)
def test_words_with_another_date_are_reported(small: Path, words: str, missing: str) -> None:
    more = f'checked: 2026-11, quoted: "{words}"'
    assert found(small, "2025-11-19", GUIDE, more) == [f'quoted: "{words}" without {missing}']


@pytest.mark.parametrize(("words", "count"), [("about 2002", 0), ("years ago", 1)])
def test_an_uncertain_date_needs_its_year(small: Path, words: str, count: int) -> None:
    more = f'checked: 2026-11, quoted: "{words}"'
    assert len(found(small, "late 2002", GUIDE, more)) == count
