"""Where the repository is, and how tests open a small copy of one."""

from __future__ import annotations

import datetime
import fcntl
import os
import subprocess
import sys
from pathlib import Path

from fieldnotes.site import Site, open_site
from tools import ROOT
from tools.bench import builds

BASE = ROOT / "tests/fixtures/small_site"
TODAY = datetime.date(2026, 11, 22)


def open_small(folder: Path) -> Site:
    """A small repository, opened on a fixed day."""
    return open_site(folder, TODAY)


def build_once(folder: Path, **settings: str) -> Path:
    """Build the real site into a folder, unless another worker of this run has; returns it.

    `settings` are variables of the environment, such as SITE_URL.
    """
    with folder.with_suffix(".lock").open("w") as lock:
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
            done = subprocess.run(
                command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, **settings}
            )
            assert done.returncode == 0, done.stdout + done.stderr
    return folder


def copy_repository(target: Path) -> None:
    """Copy what a build needs into a folder; drawn pictures are shared."""
    builds.copy_repository(target)
    (target / ".cache").symlink_to(ROOT / ".cache")
