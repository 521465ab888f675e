"""Fixtures that several tests use: small repositories to break, and the real site."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from repository import BASE, ROOT, Site, open_site


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
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built real site. The first worker that needs it builds it for all."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # what the workers of this run have in common
    folder = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            command = [
                sys.executable,
                "-m",
                "mkdocs",
                "build",
                "--quiet",
                "--site-dir",
                str(folder),
            ]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout + done.stderr
    return folder
