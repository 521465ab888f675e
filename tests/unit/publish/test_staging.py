"""The next site takes the place of the last one when it is complete, and not before."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.problems import Failure
from fieldnotes.publish import manifest
from fieldnotes.publish.staging import Staging


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A complete site."""
    return build(tmp_path / "site", "old")


def build(folder: Path, text: str) -> Path:
    staging = Staging(folder)
    (staging.folder / "index.html").write_text(text)
    return staging.complete()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_last_site_stays_until_the_next_is_complete(site: Path) -> None:
    staging = Staging(site)
    (staging.folder / "index.html").write_text("new")
    assert (site / "index.html").read_text() == "old"
    manifest.check(site)
    assert staging.complete() == site
    assert (site / "index.html").read_text() == "new"
    manifest.check(site)
    assert names(site.parent) == {"site"}


def test_a_failed_build_leaves_nothing(site: Path) -> None:
    staging = Staging(site)
    (staging.folder / "index.html").write_text("new")
    staging.discard()
    assert (site / "index.html").read_text() == "old"
    assert names(site.parent) == {"site"}


def test_what_a_killed_build_left_is_not_in_the_next(site: Path) -> None:
    left = site.with_name(".site.unfinished")
    (left / "folder").mkdir(parents=True)
    (left / ".hidden").touch()
    (left / "link").symlink_to("nowhere")
    build(site, "new")
    assert names(site) == {"index.html", manifest.NAME}
    assert names(site.parent) == {"site"}


def test_a_build_killed_between_its_renames_is_undone(site: Path) -> None:
    site.rename(site.with_name(".site.previous"))
    Staging(site).discard()
    assert (site / "index.html").read_text() == "old"
    assert names(site.parent) == {"site"}


def test_a_build_killed_after_its_renames_is_finished(site: Path) -> None:
    previous = site.with_name(".site.previous")
    previous.mkdir()
    (previous / ".git").touch()
    Staging(site).discard()
    assert names(site) == {"index.html", manifest.NAME, ".git"}
    assert names(site.parent) == {"site"}


def test_hidden_files_of_others_stay_as_mkdocs_leaves_them(site: Path) -> None:
    (site / ".git").mkdir()
    (site / ".git/config").write_text("[core]")
    build(site, "new")
    assert (site / ".git/config").read_text() == "[core]"
    assert (site / "index.html").read_text() == "new"


def test_two_builds_of_a_folder_do_not_mix(site: Path) -> None:
    first = Staging(site)
    with pytest.raises(Failure, match=r"another build is writing .*; wait"):
        Staging(site)
    first.complete()
    Staging(site).discard()


def test_a_link_to_the_site_stays_a_link(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(site)
    build(link, "new")
    assert link.is_symlink()
    assert (site / "index.html").read_text() == "new"
