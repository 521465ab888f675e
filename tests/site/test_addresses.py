"""The addresses of the built site: all are listed, and what leads on leads somewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from fieldnotes.content import published_urls
from fieldnotes.urls import address
from tests.support.builds import HOST
from tests.support.repository import Site

# What no reader links to, by where it is on a page: parts of pictures, lines of code, tips, the end
# of a page, numbered sources, former anchors; and the theme's headings of tags.
NO_PLACES = ("svg", "code", *(f"*[@class='{c}']" for c in ("tips", "page-end", "moved")))
NO_PLACES = (*NO_PLACES, "details[@class='table-sources']/ol", "h3[starts-with(@id, 'tag:')]")
PLACES = f"//article//*[@id]{''.join(f'[not(ancestor-or-self::{n})]' for n in NO_PLACES)}/@id"


@pytest.fixture(scope="module")
def ids(built: Path, real: Site) -> dict[str, set[str]]:
    """The ids that people can link to, by page."""
    return {
        path: set(tree.xpath(PLACES))
        for path in real.content.pages
        for tree in [html.parse(str(built / address(path) / "index.html"))]
    }


def test_the_list_of_addresses_has_every_id_of_the_built_pages(ids, real: Site) -> None:
    listed = {
        page: set(all_) for page, all_ in real.addresses().items() if page != published_urls.GO
    }
    assert ids == listed


def test_every_short_address_leads_to_a_place(ids, built: Path, real: Site) -> None:
    @cache
    def options(path: str) -> set[str]:
        table = html.parse(str(built / path.strip("/") / "index.html"))
        return set(table.xpath("//th[@data-option]/@data-option"))

    targets = {HOST + address(path): found for path, found in ids.items()}
    short = sorted((built / "go").glob("*/index.html"))
    assert {path.parent.name for path in short} == set(real.addresses()[published_urls.GO])
    for path in (built / "go/index.html", *short):
        page = html.parse(str(path))
        here = HOST + path.parent.relative_to(built).as_posix() + "/"
        (link,) = page.xpath("//a")
        (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
        assert refresh == f"0; url={link.get('href')}"
        assert link.text == page.findtext(".//title")
        parts = urlsplit(urljoin(here, link.get("href")))
        found = targets[parts._replace(query="", fragment="").geturl()]
        assert not parts.fragment or parts.fragment in found, path
        if parts.query:
            only = set(parts.query.removeprefix("options=").split(","))
            assert only < options(parts.path), path


def test_every_former_anchor_leads_to_a_place(ids, built: Path, real: Site) -> None:
    targets = {HOST + address(path): found for path, found in ids.items()}
    former = [old for old in real.content.data.redirects if "#" in old]
    assert former
    for old in former:
        path, _, anchor = old.partition("#")
        page = html.parse(str(built / address(path) / "index.html"))
        (link,) = page.xpath("//*[@class='moved']/p[@id=$id]/a/@href", id=anchor)
        parts = urlsplit(urljoin(HOST + address(path), link))
        found = targets[parts._replace(fragment="").geturl()]
        assert not parts.fragment or parts.fragment in found, old
