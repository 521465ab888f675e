"""What the files of a site are to the hosting: their types, times in caches, and paths there."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldnotes.publish import manifest
from tools.hosting.files import HASHED, UNKNOWN, headers_of, read_files
from tools.hosting.plan import MAX_PATHS, invalidation


def test_every_file_of_the_real_site_has_a_type_and_hashed_names_are_known(built) -> None:
    files = read_files(built, manifest.check(built))
    assert [key for key, file in files.items() if file.headers.type == UNKNOWN] == []
    theme = [key for key in files if Path(key).name.startswith(("bundle.", "main.", "palette.fb"))]
    assert theme
    assert {files[key].headers.cache for key in theme} == {HASHED.cache}


@pytest.mark.parametrize(
    ("key", "type_", "cache"),
    [
        ("index.html", "text/html; charset=utf-8", "public, max-age=60, must-revalidate"),
        ("a/404.html", "text/html; charset=utf-8", "public, max-age=60, must-revalidate"),
        ("a/ebs.md", "text/markdown; charset=utf-8", "public, max-age=300, must-revalidate"),
        ("sitemap.xml", "application/xml", "public, max-age=300, must-revalidate"),
        (
            "feed.atom",
            "application/atom+xml; charset=utf-8",
            "public, max-age=300, must-revalidate",
        ),
        ("app.webmanifest", "application/manifest+json", "public, max-age=300, must-revalidate"),
        ("picture.svg", "image/svg+xml", "public, max-age=3600"),
        ("font.woff2", "font/woff2", "public, max-age=3600"),
        ("notes.pdf", "application/pdf", "public, max-age=3600"),
        ("notes.epub", "application/epub+zip", "public, max-age=3600"),
        ("notes.zip", "application/zip", "public, max-age=3600"),
        ("a.57a0d79d.min.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("a.57a0d79d.min.css.map", "application/json", "public, max-age=31536000, immutable"),
        ("a.min.css", "text/css; charset=utf-8", "public, max-age=300, must-revalidate"),
        ("a.20261122.js", "text/javascript; charset=utf-8", "public, max-age=300, must-revalidate"),
        ("odd.name", UNKNOWN, "public, max-age=300, must-revalidate"),
    ],
)
def test_type_and_time_in_caches_depend_on_the_name(key: str, type_: str, cache: str) -> None:
    assert (headers_of(key).type, headers_of(key).cache) == (type_, cache)


@pytest.mark.parametrize(
    ("keys", "paths"),
    [
        ([], []),
        (["index.html"], ["/", "/index.html"]),
        (["a/b/index.html"], ["/a/b/", "/a/b/index.html"]),
        (["404.html", "a/index.js"], ["/404.html", "/a/index.js"]),
        (["a/my-index.html", "ä b.txt"], ["/%C3%A4%20b.txt", "/a/my-index.html"]),
        ([f"{n}.js" for n in range(MAX_PATHS + 1)], ["/*"]),
    ],
)
def test_a_page_is_invalidated_under_both_addresses(keys: list[str], paths: list[str]) -> None:
    assert invalidation(keys) == paths


def test_leftovers_hidden_files_and_links_stay_here(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (site / "a").mkdir()
    left = ["index.html~", "a/b.bak", "a/b.orig", "a/b.rej", "a/#b.md#", "#b#", "a/b.swp", "b.tmp"]
    for name in ["index.html", "a/b.css", "a/c#d.md", *left, ".DS_Store", ".git/config"]:
        (site / name).write_text(name)
    (tmp_path / "secret").write_text("key")
    (site / "link.txt").symlink_to(tmp_path / "secret")
    (site / "folder").symlink_to(tmp_path)
    manifest.write(site)
    assert set(read_files(site, manifest.check(site))) == {"index.html", "a/b.css", "a/c#d.md"}
