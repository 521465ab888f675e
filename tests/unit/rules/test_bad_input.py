"""One broken repository for each mistake people make, with the exact line it must print.

Each case changes one place of tests/fixtures/small_site, which has no problem itself.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cases import read_cases
from tests.support.repository import open_small

CASES = read_cases()


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in open_small(folder).problems()]


def test_the_base_has_no_problem(small: Path) -> None:
    assert problems(small) == []


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_gives_its_line(name: str, small: Path) -> None:
    CASES[name].apply(small)
    assert problems(small) == CASES[name].expected


def test_one_run_reports_all_mistakes(small: Path) -> None:
    """Three cases in three files; a broken file does not hide the mistakes in the others."""
    together = ["yaml-error", "misspelled-name", "cell-of-no-option"]
    for name in together:
        CASES[name].apply(small)
    expected = [line for name in together for line in CASES[name].expected]
    assert sorted(problems(small)) == sorted(expected)


def test_a_number_that_is_a_fact_of_the_page_may_be_in_prose(small: Path) -> None:
    page = small / "docs/storage/ebs.md"
    page.write_text(page.read_text().replace("{{ fact ebs.max-size }}", "64 TiB, or `63 TiB`"))
    assert problems(small) == []


def test_an_exception_accepts_one_mistake(small: Path) -> None:
    CASES["missing-source"].apply(small)
    (small / "data/checks/exceptions.yml").write_text(
        "- {rule: sources, file: data/services/ebs.yml, found: max-size, reason: A test.}\n"
    )
    assert problems(small) == []


def test_an_exception_that_nothing_needs_is_a_mistake(small: Path) -> None:
    (small / "data/checks/exceptions.yml").write_text(
        "- {rule: sources, file: data/services/ebs.yml, found: max-size, reason: A test.}\n"
    )
    assert problems(small) == [
        "data/checks/exceptions.yml:1  exceptions  the unused exception for sources: "
        '"max-size"; expected only exceptions that match a problem; remove it'
    ]


def test_a_term_in_two_files_names_both_places(small: Path) -> None:
    (small / "data/glossary/compute.yml").write_text(
        "disk:\n  name: Disk\n  definition: A template.\n"
        "iops:\n  name: IOPS\n  definition: The same again, without ElastiCache.\n"
    )
    assert problems(small) == [
        'data/glossary/storage.yml:1  glossary  the term "iops" again, which is also at '
        "data/glossary/compute.yml:4; expected each term in one file; merge the two entries"
    ]


def test_questions_of_a_place_in_two_files_name_both_places(small: Path) -> None:
    other = "storage/ebs.md#size:\n  - is there a limit\n"
    (small / "data/search/questions/more.yml").write_text(other)
    (problem,) = open_small(small).problems()
    assert str(problem) == (
        'data/search/questions/storage.yml:3  questions  the page "storage/ebs.md#size" again, '
        "which is also at data/search/questions/more.yml:1; expected each page in one file; "
        "merge the two entries"
    )
