"""Copies of the repository to build: as it is, and as bare Markdown; `large` makes one larger."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools import ROOT
from tools.bench.usage import Usage, run

COPIED = [
    "mkdocs.yml",
    "hooks",
    "fieldnotes",
    "overrides",
    "docs",
    "data",
    "schemas",
    "requirements-dev.txt",
]


def copy_repository(target: Path) -> None:
    """Copy what builds and checks read, without caches."""
    target.mkdir(exist_ok=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)


def bare_copy(root: Path, target: Path) -> Path:
    """A project with the finished Markdown of `root`, the same theme and plugins, and no hook."""
    target.mkdir()
    stage = [sys.executable, "-m", "fieldnotes", "--root", str(root), "stage", str(target / "docs")]
    subprocess.run(stage, cwd=root, check=True, stderr=subprocess.DEVNULL)
    for path in (root / "docs").rglob(".pages"):
        copied = target / path.relative_to(root)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied)
    shutil.copytree(root / "overrides", target / "overrides")
    # The theme's own search: without the block that starts ours.
    main_page = target / "overrides" / "main.html"
    main_page.write_text(
        re.sub(r"(?s)\{% block config %\}.*?\{% endblock %\}", "", main_page.read_text())
    )
    config = (root / "mkdocs.yml").read_text()
    config = re.sub(r"(?m)^(hooks|watch):.*\n", "", config)
    # Row and fact anchors stand in HTML that MkDocs cannot see without the hook.
    (target / "mkdocs.yml").write_text(config.replace("strict: true", "strict: false"))
    return target


def build(root: Path) -> Usage:
    """Build a project."""
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet"], root)
