"""Dates under `checked:` are written by a command that asks, and changed by hand they are found."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from fieldnotes.fix import fix
from fieldnotes.model.reading import statement_id
from fieldnotes.read import readings
from fieldnotes.reading import check_statement, words_of
from tests.support.repository import Site, open_small

DAY = datetime.date(2026, 11, 20)
SIZE = "services.ebs.facts.max-size"
EBS = "data/services/ebs.yml"


@pytest.fixture
def recorded(small: Path) -> Path:
    """The small site with a record of every date that it has."""
    found = []
    content = open_small(small).content
    for path, statement in content.own_statements.items():
        if statement.checked:
            words = words_of(statement)
            found.append(readings.Reading(statement_id(path), statement.checked, "Kim", words))
    (small / readings.FILE).write_text(readings.in_order(found))
    assert open_small(small).problems() == []
    return small


def ask(site: Site, id_: str, answer: str, seen: list[str] | None = None) -> str | None:
    def answered(question: str) -> str:
        if seen is not None:
            seen.append(question)
        return answer

    return check_statement(site, id_, "Kim", DAY, answered)


def test_the_command_shows_the_source_and_the_words_and_writes_both(recorded: Path) -> None:
    seen: list[str] = []
    assert ask(open_small(recorded), SIZE, "y", seen) is None
    assert "https://docs.aws.amazon.com/ebs/\n  64 TiB\n" in seen[0]
    assert "checked: 2026-11-20" in (recorded / EBS).read_text()
    line = f"{SIZE}\t2026-11-20\tKim\t64 TiB\n"
    assert line in (recorded / readings.FILE).read_text()
    assert open_small(recorded).problems() == []


def test_a_statement_that_was_never_read_gets_its_date_below_the_source(recorded: Path) -> None:
    path = recorded / EBS
    before = "    source: https://docs.aws.amazon.com/ebs/\n    checked: 2026-11\n"
    assert before in path.read_text()
    path.write_text(path.read_text().replace(before, before.splitlines(True)[0], 1))
    fix(open_small(recorded))
    assert ask(open_small(recorded), SIZE, "yes") is None
    assert before.replace("2026-11", "2026-11-20") in path.read_text()


@pytest.mark.parametrize("answer", ["", "n", "no", "what?"])
def test_without_a_yes_nothing_is_written(recorded: Path, answer: str) -> None:
    before = {p: p.read_bytes() for p in recorded.rglob("*") if p.is_file()}
    refusal = ask(open_small(recorded), SIZE, answer)
    assert refusal == "nothing written; correct the value or the source"
    assert {p: p.read_bytes() for p in before} == before


def test_an_unknown_statement_names_the_nearest(recorded: Path) -> None:
    refusal = ask(open_small(recorded), "services.ebs.facts.max-sise", "y")
    assert refusal == f'no statement services.ebs.facts.max-sise; did you mean "{SIZE}"?'


def test_a_date_that_is_changed_by_hand_is_found(recorded: Path) -> None:
    path = recorded / EBS
    path.write_text(
        path.read_text().replace("    checked: 2026-11\n", "    checked: 2026-11-05\n", 1)
    )
    (found,) = open_small(recorded).problems()
    assert "checked: 2026-11-05 without a record" in str(found)
    assert f"run make checked STATEMENT={SIZE}" in str(found)


def test_a_new_date_without_a_record_is_found(recorded: Path) -> None:
    lines = (recorded / readings.FILE).read_text().splitlines(keepends=True)
    (recorded / readings.FILE).write_text("".join(line for line in lines if SIZE not in line))
    (found,) = open_small(recorded).problems()
    assert found.rule == "readings"


def test_records_of_what_is_gone_are_found_and_removed(recorded: Path) -> None:
    file = recorded / readings.FILE
    file.write_text(file.read_text() + "services.ebs.facts.gone\t2026-11\tKim\t5\n")
    (found,) = open_small(recorded).problems()
    assert str(found).startswith(f"{readings.FILE}:")
    fix(open_small(recorded))
    assert open_small(recorded).problems() == []


def test_two_branches_that_read_the_same_source_merge(recorded: Path) -> None:
    path = recorded / EBS
    path.write_text(
        path.read_text().replace("    checked: 2026-11\n", "    checked: 2026-11-05\n", 1)
    )
    file = recorded / readings.FILE
    file.write_text(f"{SIZE}\t2026-11-05\tLee\t64 TiB\n" + file.read_text())
    assert open_small(recorded).problems() == []
    fix(open_small(recorded))
    assert file.read_text().count(SIZE) == 1
    assert file.read_text() == "".join(sorted(file.read_text().splitlines(keepends=True)))


@pytest.mark.parametrize("line", ["", "a\tb", "x\t2026-13\tKim\t5", "x\t2026-11\t\t5", "\x00"])
def test_a_line_that_is_no_record_is_one_problem(recorded: Path, line: str) -> None:
    file = recorded / readings.FILE
    file.write_text(f"{line}\n{file.read_text()}")
    problems = open_small(recorded).problems()
    assert len(problems) == 1
    assert str(problems[0]).startswith(f"{readings.FILE}:1  ")


def test_a_repository_without_the_file_keeps_no_record(small: Path) -> None:
    assert not (small / readings.FILE).exists()
    assert open_small(small).problems() == []


def test_every_statement_of_the_real_site_has_a_name_of_its_own(real: Site) -> None:
    ids = [statement_id(path) for path in real.content.own_statements]
    assert len(ids) == len(set(ids))
