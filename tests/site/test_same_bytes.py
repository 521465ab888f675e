"""The same notes make the same bytes, wherever, whenever and by whomever they are built."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest

from tests.support.repository import ROOT, copy_small
from tools import tethered

ADDRESS = "https://notes.example.org/"
# Lists every folder in another order than the disk does: reversed.
REVERSED = """
import os
listdir, scandir = os.listdir, os.scandir
class Entries:
    def __init__(self, *arguments):
        with scandir(*arguments) as found:
            self.left = list(found)
    def __iter__(self): return self
    def __next__(self):
        if not self.left: raise StopIteration
        return self.left.pop()
    def __enter__(self): return self
    def __exit__(self, *arguments): pass
    def close(self): pass
os.listdir = lambda *arguments: listdir(*arguments)[::-1]
os.scandir = Entries
"""
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4242"}


def make(folder: Path, name: str, umask: str, settings: dict[str, str], reverse: bool) -> Path:
    """The site of the small repository and its downloads, made under some circumstances."""
    root = copy_small(folder / name, code=True)
    paths = [str(ROOT)]
    if reverse:
        (folder / "reverse").mkdir()
        (folder / "reverse/sitecustomize.py").write_text(REVERSED)
        paths.insert(0, str(folder / "reverse"))
    environment = {
        **os.environ,
        **settings,
        "SITE_URL": ADDRESS,
        "SOURCE_DATE_EPOCH": "0",
        "PYTHONPATH": os.pathsep.join(paths),
    }
    site = root / "site"
    for where, module, *arguments in (
        (root, "mkdocs", "build", "--quiet", "--site-dir", site),
        (ROOT, "tools.downloads.offline", site, root / "offline.zip"),
        (ROOT, "tools.downloads.epub", "--site", site, root / "book.epub"),
    ):
        command = shlex.join(map(str, [sys.executable, "-m", module, *arguments]))
        shell = ["bash", "-c", f"umask {umask}; exec {command}"]
        done = tethered.run(shell, cwd=where, env=environment)
        assert done.returncode == 0, done.stdout
    return root


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same notes built in two places of the world."""
    folder = tmp_path_factory.mktemp("same")
    here = make(folder, "here", "022", HERE, reverse=False)
    return here, make(folder, "ü b/copy", "077", ELSEWHERE, reverse=True)


def files_of(root: Path) -> dict[str, Path]:
    site = {f"site/{p.relative_to(root / 'site')}": p for p in (root / "site").rglob("*")}
    downloads = {name: root / name for name in ("offline.zip", "book.epub")}
    return {name: path for name, path in {**site, **downloads}.items() if path.is_file()}


def test_two_builds_have_the_same_files(two: tuple[Path, Path]) -> None:
    here, there = map(files_of, two)
    assert here.keys() == there.keys()
    assert len(here) > len(list((ROOT / "tests/fixtures/small_site/docs").rglob("*.md")))


def test_every_file_has_the_same_bytes(two: tuple[Path, Path]) -> None:
    here, there = map(files_of, two)
    different = [name for name in here if here[name].read_bytes() != there[name].read_bytes()]
    assert different == []
