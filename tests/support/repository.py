"""Where the repository is, and how tests open and copy small ones."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from fieldnotes.site import Site, open_site
from tools import ROOT

SMALL = ROOT / "tests/fixtures/small_site"
TODAY = datetime.date(2026, 11, 22)
# What a build needs beside data/ and docs/.
CODE = ("mkdocs.yml", "hooks", "fieldnotes", "overrides")


def open_small(folder: Path) -> Site:
    """A small repository, opened on a fixed day."""
    return open_site(folder, TODAY)


def copy_small(folder: Path, code: bool = False) -> Path:
    """Copy the small repository into a new folder; with `code`, it can be built there."""
    shutil.copytree(SMALL, folder)
    for name in CODE if code else ():
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder)
    # Its settings say how Markdown is read.
    shutil.copy(ROOT / "mkdocs.yml", folder)
    share_pictures(folder)
    return folder


def share_pictures(folder: Path) -> None:
    """Let a repository use the pictures of this one: drawn once, they serve every test."""
    (folder / ".cache").mkdir(exist_ok=True)
    for name in ("diagrams", "cards"):
        (ROOT / ".cache" / name).mkdir(parents=True, exist_ok=True)
        (folder / ".cache" / name).symlink_to(ROOT / ".cache" / name)
