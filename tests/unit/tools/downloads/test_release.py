"""Links to downloads: where a page has a place for them, and nowhere else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fieldnotes.publish import manifest
from tools.downloads import release
from tools.downloads.release import BuiltDownload, Download, with_links

BUILT = [
    BuiltDownload(Download("notes.pdf", "PDF", "The whole book", "", ()), 7_640_000, "2026-11-22"),
    BuiltDownload(
        Download("notes-storage.pdf", "Storage", "A section", "storage", ()), 412_000, "2026-11-22"
    ),
]


def test_the_footer_links_what_holds_the_whole_site() -> None:
    page = with_links("<footer><!-- downloads: footer ../.. --></footer>", BUILT)
    assert "Edition of 2026-11-22: <a " in page
    assert '<a href="../../downloads/notes.pdf" download>PDF</a> (7.6 MB)' in page
    assert "notes-storage.pdf" not in page
    assert "<!--" not in page


def test_home_lists_everything_with_size_and_date() -> None:
    page = with_links("<main><!-- downloads: home . --></main>", BUILT)
    assert 'href="./downloads/notes.pdf"' in page
    assert "<small>7.6 MB, edition of 2026-11-22</small>" in page
    assert 'href="./downloads/notes-storage.pdf"' in page
    assert "<small>412 kB</small>" in page


def test_a_section_links_its_own() -> None:
    page = with_links("<!-- downloads: storage .. -->", BUILT)
    assert 'href="../downloads/notes-storage.pdf"' in page
    assert "412 kB, edition of 2026-11-22" in page


def test_the_top_of_a_host_is_an_address_too() -> None:
    page = with_links("<!-- downloads: footer / --><!-- other -->", BUILT)
    assert 'href="/downloads/notes.pdf"' in page
    assert page.endswith("<!-- other -->")


def test_a_plain_site_has_places_and_no_links(built: Path) -> None:
    home = (built / "index.html").read_text()
    assert home.count("<!-- downloads: ") == 2
    assert "downloads/" not in home
    assert "<!-- downloads: storage .. -->" in (built / "storage/index.html").read_text()
    assert "<!-- downloads: footer ../.. -->" in (built / "storage/ebs/index.html").read_text()
    # What the release will make: the book in three forms, the site, each section.
    planned = release.downloads(built)
    assert len(planned) == len({download.file for download in planned}) > 20


def test_a_release_that_breaks_off_leaves_the_site_as_it_was(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name in ("index.html", "llms.txt"):
        (site / name).write_bytes((built / name).read_bytes())
    manifest.write(site)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    working = tmp_path / "working.py"
    working.write_text("import sys; open(sys.argv[1], 'w').write('made')")
    failing = tmp_path / "failing.py"
    failing.write_text("print('no Chromium'); raise SystemExit(1)")
    planned = [
        Download("one.pdf", "One", "First", "", (str(working),)),
        Download("two.pdf", "Two", "Second", "", (str(failing),)),
    ]
    monkeypatch.setattr(release, "downloads", lambda _: planned)
    (tmp_path / "dist").mkdir()
    arguments = ["--site", str(site), "--dist", str(tmp_path / "dist")]
    assert release.main(arguments) == 1
    assert capsys.readouterr().err == "two.pdf was not built; the site is unchanged\n"
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    # … and one that does not break off links what it made.
    monkeypatch.setattr(release, "downloads", lambda _: planned[:1])
    assert release.main(arguments) == 0
    assert (site / "downloads/one.pdf").read_text() == "made"
    assert 'href="./downloads/one.pdf"' in (site / "index.html").read_text()
    assert "downloads/one.pdf" in manifest.check(site)
    assert not [*tmp_path.glob(".site.*")]


@pytest.mark.parametrize("command", ["release", "pdf", "epub", "offline"])
def test_a_site_that_is_not_complete_is_refused(tmp_path: Path, command: str) -> None:
    site, target = tmp_path / "site", tmp_path / "target"
    target.write_text("the last good one")
    if command == "offline":
        options = [str(site), str(target)]
    elif command == "release":
        options = ["--site", str(site), "--dist", str(tmp_path)]
    else:
        options = ["--site", str(site), str(target)]

    def told() -> str:
        done = subprocess.run(
            [sys.executable, "-m", f"tools.downloads.{command}", *options],
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stdout) == (1, "")
        assert target.read_text() == "the last good one"
        return done.stderr

    assert told() == f"no site in {site}; run make build\n"
    site.mkdir()
    (site / "index.html").write_text("home")
    assert told() == f"no complete site in {site}; run make build\n"
    manifest.write(site)
    (site / "index.html").write_text("")
    assert told() == f"{site}/index.html has changed since the site was built; run make build\n"
