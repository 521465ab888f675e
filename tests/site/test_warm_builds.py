"""A build that finds what earlier ones kept makes the same site as one that finds nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.builds import build
from tests.support.repository import copy_small

URL = "https://example.org/notes/"
# File, and what replaces what in it; without the latter, what is added. Each edit follows those
# above it, so that caches hold values of many states of the site.
EDITS = [
    ("docs/storage/ebs.md", "and many IOPS", "and some IOPS"),
    ("data/services/ebs.yml", "value: 64\n", "value: 96\n"),
    ("docs/storage/ebs.md", "# Amazon EBS", "# Amazon EBS volumes"),
    ("docs/storage/ebs.md", "description: What EBS is.", "description: What a volume is."),
    ("docs/storage/ebs.md", "A disk\n", "A disk of an instance\n"),
    ("docs/storage/.pages", "ebs.md]", "...]"),
    ("docs/storage/local.md", None, "---\ndescription: Disks that go.\n---\n\n# Local disks\n"),
    ("docs/storage/local.md", "Local disks", "Disks of the host"),
    ("docs/storage/.pages", "title: Storage", "title: Disks and files"),
    ("data/comparisons/disks.yml", "title: Disks", "title: All disks"),
    ("data/site/redirects.yml", "reference/limits.md#ebs.max-size", "storage/ebs.md#size"),
    ("mkdocs.yml", "repo_name: Source", "repo_name: Code"),
    ("overrides/partials/copyright.html", "Made with", "Built with"),
    ("overrides/assets/stylesheets/base/palette.css", ":root {", ":root { --new: 1px;"),
    ("fieldnotes/render/glance.py", '"At a glance", ', '"In short", '),
]
# So many follow each other in one test: the others can run at the same time.
EDITS_IN_A_ROW = 4


def change(root: Path, file: str, old: str | None, new: str) -> None:
    path = root / file
    text = path.read_text() if path.exists() else ""
    if old is None:
        path.write_text(text + new)
    else:
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1))


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("first", range(0, len(EDITS), EDITS_IN_A_ROW))
def test_warm_build_equals_cold_build_after_every_edit(first: int, tmp_path: Path) -> None:
    """With a cold build of each state, of a copy that has never been built."""
    warm, cold = copy_small(tmp_path / "warm", code=True), tmp_path / "cold"
    for edit in EDITS[:first]:
        change(warm, *edit)
    build(warm, tmp_path / "site", SITE_URL=URL)
    for number, (file, old, new) in enumerate(EDITS[first : first + EDITS_IN_A_ROW], first):
        change(warm, file, old, new)
        build(warm, tmp_path / "site", SITE_URL=URL)
        shutil.copytree(warm, cold, symlinks=True)
        shutil.rmtree(cold / ".cache/site")
        build(cold, tmp_path / "cold-site", SITE_URL=URL)
        expected, found = files(tmp_path / "cold-site"), files(tmp_path / "site")
        assert found.keys() == expected.keys(), (number, file)
        assert [name for name in found if found[name] != expected[name]] == [], (number, file)
        shutil.rmtree(cold)


def test_setting_of_the_environment_reaches_every_page_of_a_warm_build(tmp_path: Path) -> None:
    root = copy_small(tmp_path / "repository", code=True)
    for url in (URL, "https://example.com/"):
        build(root, tmp_path / "site", SITE_URL=url)
        page = (tmp_path / "site/storage/ebs/index.html").read_text()
        assert f'<link rel="canonical" href="{url}storage/ebs/">' in page
