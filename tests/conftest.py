"""Fixtures that several tests use: small repositories to break, and the real site."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from fieldnotes.site import Site, open_site  # noqa: E402

TODAY = datetime.date(2026, 11, 22)
BASE = ROOT / "tests" / "bad_data" / "base"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of a small, right repository, to change and open."""
    folder = tmp_path / "repository"
    shutil.copytree(BASE, folder)
    # Pictures drawn once serve every test.
    (folder / ".cache").symlink_to(ROOT / ".cache")
    (ROOT / ".cache").mkdir(exist_ok=True)
    return folder


def open_small(folder: Path) -> Site:
    return open_site(folder, TODAY)


@pytest.fixture(scope="session")
def real() -> Site:
    """The site of this repository."""
    return open_site(ROOT)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built real site; built once for all tests of the group "site"."""
    folder = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder
