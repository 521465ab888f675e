"""Zips whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tools.downloads.archive import write_zip


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    files = {"b/index.html": b"b" * 1000, "a.txt": b"a"}
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    write_zip(first, files)
    write_zip(second, dict(reversed(files.items())))
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.namelist() == ["a.txt", "b/index.html"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("b/index.html") == files["b/index.html"]


def test_a_label_stands_first_and_can_be_read_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "book.zip"
    write_zip(target, {"a.txt": b"a" * 100}, ("mimetype", b"application/x-book"))
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == ["mimetype", "a.txt"]
        kinds = [entry.compress_type for entry in archive.infolist()]
    assert kinds == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]
    # A name of 8 bytes after a head of 30: where EPUB readers look for it (OCF, 4.2.2).
    assert target.read_bytes()[30:].startswith(b"mimetypeapplication/x-book")
