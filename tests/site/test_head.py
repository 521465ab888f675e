"""What chats, search engines and feed readers get of the built site, wherever it is served."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree, html
from PIL import Image

from tests.support import atom
from tests.support.repository import BASE, ROOT

MAX_CARD = 30_000
CODE = ("hooks", "fieldnotes", "overrides")


@dataclass(frozen=True)
class Built:
    """A built site, and the address it is made for."""

    folder: Path
    address: str

    def heads(self) -> Iterator[tuple[str, html.HtmlElement]]:
        """The address and head of every page that does not only lead on to another."""
        for path in sorted(self.folder.rglob("*.html")):
            name = path.relative_to(self.folder).as_posix()
            text = path.read_text(encoding="utf-8")
            if name != "404.html" and 'http-equiv="refresh"' not in text:
                head = html.fromstring(text.encode()).find("head")
                yield urljoin(self.address, name.removesuffix("index.html")), head

    def file(self, address: str) -> Path:
        """The file that answers an address."""
        assert address.startswith(self.address), address
        path = self.folder / address.removeprefix(self.address).partition("#")[0]
        return path / "index.html" if path.is_dir() else path

    def tree(self, name: str) -> etree._Element:
        """The root of an XML file."""
        return etree.fromstring((self.folder / name).read_bytes())


def build_below_a_folder(folder: Path, epoch: int = 0) -> Built:
    """The small repository with the real code, for a site that does not begin at its host."""
    shutil.copytree(BASE, folder)
    for name in CODE:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (folder / ".cache").symlink_to(ROOT / ".cache")
    address = "https://example.org/notes/aws/"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    setting = {"SITE_URL": address, "SOURCE_DATE_EPOCH": str(epoch)}
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env={**os.environ, **setting}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(folder / "site", address)


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_below_a_folder(tmp_path_factory.mktemp("below") / "repository")


@pytest.fixture(params=["the site", "a site below a folder"])
def site(request: pytest.FixtureRequest) -> Built:
    if request.param == "the site":
        return Built(request.getfixturevalue("built"), "https://aws-field-notes.github.io/")
    found: Built = request.getfixturevalue("small_site")
    return found


def tags(head: html.HtmlElement) -> dict[str, str]:
    """The content of every meta element by its name or property, each of which is there once."""
    found: dict[str, str] = {}
    for meta in head.xpath("meta[@name or @property]"):
        name = meta.get("name") or meta.get("property")
        assert name not in found, f"{name} twice"
        found[name] = meta.get("content")
    return found


def addresses(value: object) -> Iterator[str]:
    """Every address in structured data, but those of its words."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("@context", "@id", "urlTemplate"):
                yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)
    elif isinstance(value, str) and value.startswith("http"):
        yield value


def test_every_page_has_a_title_description_and_card_of_its_own(site: Built) -> None:
    described, titles, cards = [], [], []
    for address, head in site.heads():
        meta = tags(head)
        assert meta["og:url"] == address
        assert head.xpath("string(link[@rel='canonical']/@href)") == address
        assert meta["og:description"] == meta["description"]
        home = address == site.address
        assert meta["og:type"] == ("website" if home else "article")
        name = "AWS Field Notes"
        assert meta["og:site_name"] == name
        assert meta["og:locale"] == "en_US"
        title = head.findtext("title")
        assert title == (name if home else f"{meta['og:title']} - {name}")
        assert meta["twitter:card"] == "summary_large_image"
        assert meta["og:image:alt"].startswith(name)
        assert meta["twitter:image:alt"] == meta["og:image:alt"]
        described.append(meta["description"])
        titles.append(title)
        cards.append(meta["og:image"])
    assert len(described) > 10
    for values in (described, titles, cards):
        assert len(values) == len(set(values))


def test_every_card_is_a_small_picture_of_the_size_its_page_tells(site: Built) -> None:
    for address, head in site.heads():
        meta = tags(head)
        data = site.file(meta["og:image"]).read_bytes()
        picture = Image.open(io.BytesIO(data))
        assert Image.MIME[picture.format or ""] == meta["og:image:type"]
        told = (int(meta["og:image:width"]), int(meta["og:image:height"]))
        assert picture.size == told == (1200, 630)
        assert len(data) <= MAX_CARD, address
    cards = list((site.folder / "assets/cards").rglob("*"))
    assert len([path for path in cards if path.is_file()]) == len(list(site.heads()))


def test_structured_data_is_one_script_whose_addresses_lead_to_pages(site: Built) -> None:
    kinds = set()
    for address, head in site.heads():
        (script,) = head.xpath("script[@type='application/ld+json']")
        about, *crumbs = json.loads(script.text)["@graph"]
        kinds.add(about["@type"])
        assert about["url"] == address
        if crumbs:
            assert crumbs[0]["itemListElement"][-1]["item"] == address
        for target in addresses([about, crumbs]):
            assert site.file(target).is_file(), (address, target)
    assert kinds == {"WebSite", "CollectionPage", "DefinedTermSet", "TechArticle"}


def test_terms_of_the_structured_data_are_on_the_page(site: Built) -> None:
    tree = html.parse(str(site.folder / "reference/glossary/index.html"))
    (text,) = tree.xpath("//script[@type='application/ld+json']/text()")
    terms = json.loads(text)["@graph"][0]["hasDefinedTerm"]
    anchors = {term["url"].rpartition("#")[2] for term in terms}
    assert anchors <= set(tree.xpath("//h3/@id"))


def test_the_feed_is_announced_and_tells_what_its_pages_tell(site: Built) -> None:
    feed = site.tree("feed.xml")
    assert atom.mistakes(feed, f"{site.address}feed.xml") == []
    for address, head in site.heads():
        announced = head.cssselect("link[rel~=alternate][type='application/atom+xml']")
        assert [urljoin(address, link.get("href")) for link in announced] == [
            f"{site.address}feed.xml"
        ]
    anchors: dict[Path, set[str]] = {}
    for entry in atom.entries(feed):
        (link,) = atom.links(entry, "alternate")
        assert entry.findtext(f"{atom.ATOM}id") == link
        path = site.file(link)
        if path not in anchors:
            anchors[path] = set(html.parse(str(path)).xpath("//@id"))
        assert link.partition("#")[2] in anchors[path], link


def test_the_sitemap_lists_every_page_without_a_date_nobody_knows(site: Built) -> None:
    sitemap = site.tree("sitemap.xml")
    listed = sitemap.xpath("//*[local-name()='loc']/text()")
    assert sorted(listed) == sorted(address for address, _ in site.heads())
    assert not sitemap.xpath("//*[local-name()='lastmod']")
    assert f"Sitemap: {site.address}sitemap.xml" in (site.folder / "robots.txt").read_text()


def test_builds_of_two_days_are_the_same_files(small_site: Built, tmp_path: Path) -> None:
    later = build_below_a_folder(tmp_path / "repository", epoch=2_000_000_000)

    def files(site: Built) -> dict[str, bytes]:
        paths = [path for path in site.folder.rglob("*") if path.is_file()]
        return {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in paths}

    one, two = files(small_site), files(later)
    assert set(one) == set(two)
    # MkDocs packs the sitemap with the day of the build; make sets that, too.
    assert [path for path in one if one[path] != two[path]] == ["sitemap.xml.gz"]
    assert "export SOURCE_DATE_EPOCH := 0" in (ROOT / "Makefile").read_text()
