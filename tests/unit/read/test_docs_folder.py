"""Files of docs/ as files: every kind that is not a page gives one line, and none a traceback."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldnotes.fix import fix
from fieldnotes.publish import published_files
from tests.support.repository import ROOT, open_small

PAGE = "---\ndescription: A page.\n---\n\n# A page\n\nWords.\n"


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in open_small(root).problems()]


def unix_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(path.parent)  # its path may be too long for a socket
        try:
            made.bind(path.name)
        finally:
            os.chdir(here)


ODD_FILES: dict[str, Callable[[Path], object]] = {
    "dangling": lambda path: path.symlink_to("nowhere"),
    "loop": lambda path: path.symlink_to(path.name),
    "leaves-the-tree": lambda path: path.symlink_to("/etc/hostname"),
    "leads-to-a-page": lambda path: path.symlink_to("ebs.md"),
    "leads-to-a-folder": lambda path: path.symlink_to("/etc"),
    "leads-to-its-folder": lambda path: path.symlink_to("."),
    "pipe": lambda path: os.mkfifo(path),
    "socket": unix_socket,
    "folder": lambda path: path.mkdir(),
}
ODD_NAMES = ["x.md", ".pages", "notes"]


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("kind", ODD_FILES)
def test_anything_that_is_not_a_file_gives_its_line(kind: str, name: str, small: Path) -> None:
    path = small / "docs/storage" / name
    path.unlink(missing_ok=True)
    ODD_FILES[kind](path)
    found = [p for p in problems(small) if p.startswith(f"docs/storage/{name}:1  docs-files  ")]
    assert len(found) == (0 if (kind, name) == ("folder", "notes") else 1)


@pytest.mark.parametrize("name", [".#ebs.md", "._ebs.md", ".draft.md", ".obsidian/x.md", ".hidden"])
@pytest.mark.parametrize("kind", ["text", "dangling", "bytes", "folder"])
def test_names_with_a_leading_dot_are_ignored(name: str, kind: str, small: Path) -> None:
    path = small / "docs/storage" / name
    path.parent.mkdir(exist_ok=True)
    if kind == "text":
        path.write_text(PAGE.replace("Words", "Secret words"))
    elif kind == "bytes":
        path.write_bytes(b"\x00\x05\x16\x07\xff")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("me@host.1")
    site = open_small(small)
    assert site.problems() == []
    (small / "overrides").symlink_to(ROOT / "overrides")
    files = published_files(site, "https://example.org/", "Notes", "Disks.")
    assert not any(b"Secret" in content for content in files.values())
    assert not any(name in path for path in files)


@pytest.mark.parametrize(
    "name",
    ["x.markdown", "x.txt", "x.png", "x.html", "x.js", "pages", "ebs.md~", "#ebs.md#", "x.MD", "x"],
)
def test_a_file_that_is_not_a_page_gives_its_line(name: str, small: Path) -> None:
    (small / "docs/storage" / name).write_text(PAGE)
    (found,) = problems(small)
    assert found.startswith(f"docs/storage/{name}:1  docs-files  a file that is not a page")


ENCODINGS = {
    "utf-16": PAGE.encode("utf-16"),
    "utf-16-be": b"\xfe\xff" + PAGE.encode("utf-16-be"),
    "utf-32": PAGE.encode("utf-32"),
    "latin-1": PAGE.replace("Words", "Überblick").encode("latin-1"),
    "windows": PAGE.replace("Words", "It’s").encode("cp1252"),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["ebs.md", "index.md"])
def test_another_encoding_gives_one_line_and_fix_leaves_the_file(
    encoding: str, name: str, small: Path
) -> None:
    path = small / "docs/storage" / name
    path.write_bytes(ENCODINGS[encoding])
    site = open_small(small)
    found = [problem for problem in site.problems() if problem.rule == "docs-files"]
    line = 1 if encoding.startswith("utf-") else 1 + PAGE[: PAGE.index("Words")].count("\n")
    assert [str(problem.location) for problem in found] == [f"docs/storage/{name}:{line}"]
    assert found[0].fix == "save it as UTF-8"
    fix(site)
    assert path.read_bytes() == ENCODINGS[encoding]


@pytest.mark.parametrize("name", ["docs/storage/ebs.md", "docs/storage/.pages", "docs/.pages"])
def test_a_byte_order_mark_is_read_away(name: str, small: Path) -> None:
    path = small / name
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert problems(small) == []


def test_a_missing_folder_gives_its_line(small: Path) -> None:
    shutil.rmtree(small / "docs")
    line = "docs:1  docs-files  no folder; expected a folder with the pages; restore it"
    assert line in problems(small)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read(end: str, small: Path) -> None:
    for path in (small / "docs").rglob("*.md"):
        path.write_bytes(path.read_text().replace("\n", end).encode())
    assert problems(small) == []


@pytest.mark.parametrize("name", ["ebs.md", ".pages", "."])
def test_what_cannot_be_read_gives_its_line(
    name: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where permissions are missing, which root never lacks."""
    refused = small / "docs/storage" / name

    def refuse(original):  # type: ignore[no-untyped-def]
        def read(path, *arguments):  # type: ignore[no-untyped-def]
            if Path(path) == refused:
                raise PermissionError(13, "Permission denied", str(path))
            return original(path, *arguments)

        return read

    monkeypatch.setattr(Path, "read_bytes", refuse(Path.read_bytes))
    monkeypatch.setattr(os, "scandir", refuse(os.scandir))
    shown = (Path("docs/storage") / name).as_posix()
    found = [p for p in problems(small) if p.startswith(f"{shown}:1  docs-files  ")]
    assert len(found) == 1
    assert "cannot be read (permission denied)" in found[0]


# Signs that have a meaning in addresses or HTML, spaces, other scripts, and capital letters.
NAMES = [f"a{sign}b.md" for sign in "#?%&[]()<>'\";:+=@!$,.~^` \n\t\\|*"]
NAMES += ["EBS.md", "README.md", "A/x.md", "a b/x.md", "über.md", "日本.md", "-a.md", "a%20b.md"]
DIAGRAM = "\n```mermaid\nflowchart TB\n  accTitle: T\n  accDescr: D.\n  a --> b\n```\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_an_address_cannot_hold_gives_its_line(name: str, small: Path) -> None:
    path = small / "docs/storage" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(PAGE + DIAGRAM)
    found = [p for p in open_small(small).problems() if p.rule in ("page-paths", "docs-files")]
    assert len(found) == 1


def test_a_name_that_is_not_utf_8_gives_its_line(small: Path) -> None:
    Path(os.fsdecode(os.fsencode(small / "docs/storage") + b"/\xff.md")).write_text(PAGE)
    (found,) = problems(small)
    assert found.startswith("docs/storage/\\xff.md:1  docs-files  a name that no address can have")


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("docs/storage.md", "docs/storage/index.md"),
        ("docs/storage/ebs/index.md", "docs/storage/ebs.md"),
        ("docs/compare/disks.md", "data/comparisons/disks.yml"),
        ("docs/compare/disks/index.md", "data/comparisons/disks.yml"),
        ("docs/compare/which-disk.md", "data/decisions/disk.yml"),
    ],
)
def test_two_sources_of_one_address_name_each_other(path: str, other: str, small: Path) -> None:
    file = small / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE)
    found = [str(p) for p in open_small(small).problems() if p.rule == "page-addresses"]
    assert len(found) == 1
    assert path in found[0]
    assert other in found[0]


@pytest.mark.parametrize("id_", ["which-disk", "index"])
def test_a_generated_page_does_not_take_the_place_of_another(id_: str, small: Path) -> None:
    (small / "docs/compare").mkdir()
    (small / "docs/compare/index.md").write_text(PAGE)
    source = small / "data/comparisons/disks.yml"
    source.with_name(f"{id_}.yml").write_bytes(source.read_bytes())
    found = [p for p in open_small(small).problems() if p.rule == "page-addresses"]
    assert len(found) == 1
    assert f"data/comparisons/{id_}.yml" in str(found[0])


@pytest.mark.parametrize("path", ["go/ebs.md", "api/v1.md", "assets/x.md", "search/x.md"])
def test_a_page_where_generated_files_are_gives_its_line(path: str, small: Path) -> None:
    file = small / "docs" / path
    file.parent.mkdir(parents=True)
    file.write_text(PAGE)
    assert "page-paths" in {problem.rule for problem in open_small(small).problems()}
