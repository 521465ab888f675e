"""Only a complete site passes for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.problems import Failure
from fieldnotes.publish import manifest


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "a").mkdir(parents=True)
    (folder / "index.html").write_text("home")
    (folder / "a/index.html").write_text("a")
    (folder / ".nojekyll").touch()
    manifest.write(folder)
    return folder


def refusal(site: Path) -> str:
    with pytest.raises(Failure) as raised:
        manifest.check(site)
    assert str(raised.value).endswith("; run make build")
    return str(raised.value).removesuffix("; run make build").replace(str(site), "site")


def test_a_complete_site_is_accepted(site: Path) -> None:
    assert set(manifest.check(site)) == {"index.html", "a/index.html"}


def test_the_manifest_depends_on_paths_and_contents_alone(site: Path) -> None:
    first = (site / manifest.NAME).read_bytes()
    (site / "index.html").touch()
    manifest.write(site)
    assert (site / manifest.NAME).read_bytes() == first


def test_what_differs_is_named(site: Path) -> None:
    (site / "a/index.html").write_text("b")
    assert refusal(site) == "site/a/index.html has changed since the site was built"
    (site / "b.txt").touch()
    (site / "index.html").unlink()
    assert refusal(site) == (
        "site/a/index.html has changed since the site was built, and 2 more files differ"
    )
    (site / "a/index.html").write_text("a")
    (site / "index.html").write_text("home")
    assert refusal(site) == "site/b.txt was added since the site was built"
    (site / "b.txt").unlink()
    (site / "index.html").unlink()
    assert refusal(site) == "site/index.html is missing since the site was built"


@pytest.mark.parametrize(
    "damaged", ["", "null", "[]", "{}", '{"version": 1, "count": 2, "files": {}}', "\0" * 99]
)
def test_a_damaged_manifest_is_refused(site: Path, damaged: str) -> None:
    (site / manifest.NAME).write_text(damaged)
    assert refusal(site) == "site/.manifest.json is damaged"


def test_without_a_manifest_no_site_is_complete(site: Path) -> None:
    (site / manifest.NAME).unlink()
    assert refusal(site) == "no complete site in site"
    (site / "index.html").unlink()
    assert refusal(site) == "no site in site"
    assert refusal(site / "nowhere") == "no site in site"
