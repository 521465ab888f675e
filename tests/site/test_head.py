"""What chats, search engines and feed readers get of the built site, wherever it is served."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree, html
from PIL import Image

from fieldnotes.publish import license, manifest
from tests.support import atom
from tests.support.builds import HOST, Build, build_small, rehost
from tests.support.repository import ROOT

MAX_CARD = 30_000


class ReadableBuild(Build):
    """A built site whose pages and files are read by their addresses."""

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


@pytest.fixture(params=["the site", "a site below a folder"])
def site(request: pytest.FixtureRequest) -> ReadableBuild:
    if request.param == "the site":
        return ReadableBuild(request.getfixturevalue("built"), HOST)
    small: Build = request.getfixturevalue("small_site")
    return ReadableBuild(small.folder, small.address)


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


def test_every_page_has_a_title_description_and_card_of_its_own(site: ReadableBuild) -> None:
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


def test_every_card_is_a_small_picture_of_the_size_its_page_tells(site: ReadableBuild) -> None:
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


def test_structured_data_is_one_script_whose_addresses_lead_to_pages(site: ReadableBuild) -> None:
    kinds = set()
    for address, head in site.heads():
        (script,) = head.xpath("script[@type='application/ld+json']")
        about, *crumbs = json.loads(script.text)["@graph"]
        kinds.add(about["@type"])
        assert about["url"] == address
        if crumbs:
            assert crumbs[0]["itemListElement"][-1]["item"] == address
        assert about.pop("license") == license.URL
        for target in addresses([about, crumbs]):
            assert site.file(target).is_file(), (address, target)
    assert kinds == {"WebSite", "CollectionPage", "DefinedTermSet", "TechArticle"}


def test_terms_of_the_structured_data_are_on_the_page(site: ReadableBuild) -> None:
    tree = html.parse(str(site.folder / "reference/glossary/index.html"))
    (text,) = tree.xpath("//script[@type='application/ld+json']/text()")
    terms = json.loads(text)["@graph"][0]["hasDefinedTerm"]
    anchors = {term["url"].rpartition("#")[2] for term in terms}
    assert anchors <= set(tree.xpath("//h3/@id"))


def test_the_feed_is_announced_and_says_what_its_pages_say(site: ReadableBuild) -> None:
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


def test_the_sitemap_lists_every_page_without_a_date_nobody_knows(site: ReadableBuild) -> None:
    sitemap = site.tree("sitemap.xml")
    listed = sitemap.xpath("//*[local-name()='loc']/text()")
    assert sorted(listed) == sorted(address for address, _ in site.heads())
    assert not sitemap.xpath("//*[local-name()='lastmod']")
    assert f"Sitemap: {site.address}sitemap.xml" in (site.folder / "robots.txt").read_text()


def files(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_build_is_the_same_on_another_day_and_for_another_address(
    small_site: Build, tmp_path: Path
) -> None:
    """But for the addresses: `rehost`, by which other tests spare a build, changes all of them."""
    build_small(tmp_path / "later", HOST, epoch=2_000_000_000)
    moved = rehost(Build(tmp_path / "later", HOST), tmp_path / "moved", small_site.address)
    one, two = files(small_site.folder), files(moved.folder)
    assert set(one) == set(two)
    # MkDocs packs the sitemap with the day of the build; make sets that, too.
    differing = {path for path in one if one[path] != two[path]}
    # A calendar folds its lines, addresses and all.
    assert differing == {"sitemap.xml.gz", "endings.ics", manifest.NAME}
    assert "export SOURCE_DATE_EPOCH := 0" in (ROOT / "Makefile").read_text()
