"""Fixtures that several tests use: small repositories to break, and the real site."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.support.browser import address, browser, page
from tests.support.repository import BASE, ROOT, Site, build_once, open_site

__all__ = ["address", "browser", "page"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of a small, right repository, to change and open."""
    folder = tmp_path / "repository"
    shutil.copytree(BASE, folder)
    # Pictures drawn once serve every test.
    (ROOT / ".cache").mkdir(exist_ok=True)
    (folder / ".cache").symlink_to(ROOT / ".cache")
    return folder


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
    """The folder of the built real site. The first worker that needs it builds it for all."""
    return build_once(shared / "site")
