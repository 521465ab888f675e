"""Fixtures that several tests use, and the marks by which `pytest -m` chooses tests."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.browser import FAILED, address, browser, chromium, page
from tests.support.builds import Build, build_real, build_small
from tests.support.once import once
from tests.support.repository import ROOT, Site, copy_small, open_site

__all__ = ["address", "browser", "chromium", "page"]

# What a test is marked with for a fixture that it uses. A test with no mark but `fast` needs none.
MARKS_OF_FIXTURES = {
    "built": "site",
    "small_site": "site",
    "chromium": "browser",
    "pdf": "book",
    "epub": "book",
    "cloud": "cloud",
    "preview": "preview",
}
FOLDERS = {"site", "browser", "preview", "fuzz", "kill"}
SLOW = FOLDERS | set(MARKS_OF_FIXTURES.values())


def pytest_configure(config: pytest.Config) -> None:
    """Stop on SIGTERM as on Ctrl+C: fixtures are torn down."""
    if not hasattr(config, "workerinput"):
        # Not by SIGINT, which is ignored in a job that a shell started in the background.
        signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test by its folder and by the fixtures it uses, so that nobody has to."""
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in MARKS_OF_FIXTURES:
                item.add_marker(MARKS_OF_FIXTURES[fixture])
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        if folder in FOLDERS:
            item.add_marker(folder)
        if not any(item.get_closest_marker(mark) for mark in SLOW):
            item.add_marker("fast")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember whether a test failed: its fixtures record what it left open."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of a small, right repository, to change and open."""
    return copy_small(tmp_path / "repository")


@pytest.fixture(scope="session")
def real() -> Site:
    """The site of this repository."""
    return open_site(ROOT)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """The folder of the built real site, built once for all workers."""
    return once(shared / "site", build_real)


@pytest.fixture(scope="session")
def small_site(shared: Path) -> Build:
    """The small repository with the real code, built for an address below a path of its host."""
    address = "https://example.org/notes/aws/"
    return Build(once(shared / "small-site", lambda to: build_small(to, address)), address)
