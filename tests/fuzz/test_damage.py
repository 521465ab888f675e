"""However a small site is damaged, it is right, or messages name the guilty file and line.

`FUZZ_CASES` says how many cases run; each seed is a test of its own, so that workers share them.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import lxml.html
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from fieldnotes.problems import Problem
from fieldnotes.publish import published_files
from fieldnotes.site import Site
from tests.support.damage import SCRIPT, Damage, damages
from tests.support.repository import SMALL, copy_small, open_small

# The folders whose files are damaged.
BELOW = ("data",)
CASES = int(os.environ.get("FUZZ_CASES", "2000"))
EACH = 50
SECONDS = 10
# What these report is one mistake of two files: the one that names a thing, and the one that has
# lost it. Every other rule is about the file it names.
RELATIONS = frozenset(
    (
        "abbreviations comparisons decisions docs-files exceptions known-pages links markdown "
        "markup numbers page-addresses pages published-urls questions redirects references "
        "short-names spelling synonyms terms glossary domain-names nav tags front-matter"
    ).split()
)


class TooLong(Exception):
    """A case that did not end in time."""


@contextmanager
def alarm(seconds: int) -> Iterator[None]:
    """Stop what hangs: an exception in the middle of it."""

    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small site, which every case damages and mends."""
    return copy_small(tmp_path_factory.mktemp("fuzz") / "site", code=True)


@contextmanager
def damaged(root: Path, damage: list[Damage]) -> Iterator[set[str]]:
    """The site with some mistakes; the files that are guilty."""
    guilty: set[str] = set()
    try:
        for mistake in damage:
            guilty |= mistake.apply(root)
        yield guilty
    finally:
        for folder in ("data", "docs"):
            shutil.rmtree(root / folder)
            shutil.copytree(SMALL / folder, root / folder)


def check(root: Path, damage: list[Damage]) -> None:
    with damaged(root, damage) as guilty, alarm(SECONDS * 3):
        site = open_small(root)
        problems = site.problems()
        for problem in problems:
            check_problem(root, problem, guilty)
        if not problems:
            check_site(site)


def check_problem(root: Path, problem: Problem, guilty: set[str]) -> None:
    """A message is one line, names a place that exists, and blames nobody innocent."""
    line = str(problem)
    assert len(line.splitlines()) == 1, line
    assert line.isprintable(), line
    assert len(line) < 1_500, line
    assert all((problem.found, problem.expected, problem.fix)), line
    path = root / problem.location.file
    if path.is_file():
        text = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        assert 1 <= problem.location.line <= max(1, text.count(b"\n") + 1), line
    if problem.rule not in RELATIONS:
        named = problem.location.file
        blamed = any(named in (g, repr(g)[1:-1]) or g.startswith(named) for g in guilty)
        assert blamed or not path.exists(), f"{line}\nguilty: {guilty}"


def check_site(site: Site) -> None:
    """What `check` accepts can be published, and nothing in it runs."""
    for page in site.content.pages:
        html = site.html(site.bodies[page])
        if SCRIPT in html:
            assert not list(running(html)), html
    published_files(site, "https://notes.example/", "Notes", "Notes for tests")


def running(html: str) -> Iterator[str]:
    """Scripts, handlers and addresses with the marker, as a browser would run them."""
    for element in lxml.html.fragment_fromstring(html, create_parent=True).iter():
        if element.tag == "script" and SCRIPT in (element.text or ""):
            yield "script"
        for name, value in element.attrib.items():
            is_address = value.strip().lower().startswith("javascript:")
            if SCRIPT in value and (name.startswith("on") or name == "srcdoc" or is_address):
                yield name


@pytest.mark.parametrize("number", range(-(-CASES // EACH)))
def test_damage_ends_in_a_right_site_or_in_clear_messages(root: Path, number: int) -> None:
    @seed(number)
    @settings(
        max_examples=EACH,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(damage=st.one_of(*map(damages, BELOW)))
    def cases(damage: list[Damage]) -> None:
        try:
            check(root, damage)
        except Exception as error:
            error.add_note("\n".join(f"{d.file}: {d.name}" for d in damage))
            raise

    cases()
