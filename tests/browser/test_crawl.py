"""The site as nginx serves it below a path: every link and anchor, and a page of each type."""

from __future__ import annotations

import fcntl
import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, expect

from tests.support.builds import HOST, Build, rehost
from tests.support.once import once
from tests.support.walk import WALK
from tests.support.watch import watch
from tools.hosting import nginx

PATH = "/notes/aws/"
# Attributes with an address that a browser, a reader or a script of ours follows.
FOLLOWED = ("href", "xlink:href", "src", "action", "data-markdown")


@dataclass(frozen=True)
class Served:
    """A site that nginx serves, and the folder it lies in."""

    folder: Path
    address: str

    def pages(self) -> Iterator[tuple[str, html.HtmlElement]]:
        """The address and tree of every page."""
        for path in sorted(self.folder.rglob("*.html")):
            name = path.relative_to(self.folder).as_posix().removesuffix("index.html")
            tree = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
            yield self.address + name, tree


@pytest.fixture(scope="module")
def served(built: Path, shared: Path) -> Iterator[Served]:
    """The real site as a build for the address that nginx serves it from.

    The address is part of the build, so two workers of a run serve it one after the other.
    """
    with (shared / "nginx.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        chosen = shared / "nginx.port"
        if not chosen.exists():
            chosen.write_text(str(nginx.free_port()))
        port = int(chosen.read_text())
        site_url = f"http://{nginx.HOST}:{port}{PATH}"
        site = Build(built, HOST)
        folder = once(shared / "site-below-a-path", lambda to: rehost(site, to, site_url))
        with nginx.serving(folder, PATH, port) as address:
            assert address == site_url
            yield Served(folder, address)


@pytest.fixture(scope="module")
def trees(served: Served) -> dict[str, html.HtmlElement]:
    """The tree of every page by its address."""
    return dict(served.pages())


def links(address: str, tree: html.HtmlElement) -> set[str]:
    """Full addresses of this host that a page leads to."""
    typed = {
        value
        for element in tree.iter(etree.Element)
        for name in FOLLOWED
        if (value := element.get(name)) is not None
    }
    found = {urljoin(address, value) for value in typed}
    return {link for link in found if urlsplit(link).netloc == urlsplit(address).netloc}


def leads_on(tree: html.HtmlElement) -> bool:
    """Whether a page is there only to lead to another."""
    return bool(tree.xpath("//meta[@http-equiv='refresh']"))


def answers(addresses: set[str]) -> dict[str, int]:
    """The status of each address, asked over one connection."""
    (host,) = {urlsplit(address).netloc for address in addresses}
    connection = http.client.HTTPConnection(host)
    found = {}
    for address in sorted(addresses):
        parts = urlsplit(address)
        connection.request("HEAD", parts.path + (f"?{parts.query}" if parts.query else ""))
        answer = connection.getresponse()
        answer.read()
        found[address] = answer.status
    connection.close()
    return found


def test_every_link_answers_without_a_detour(trees) -> None:
    asked = {urldefrag(link).url for page in trees for link in links(page, trees[page])}
    assert len(asked) > sum(not leads_on(tree) for tree in trees.values())
    wrong = {address: status for address, status in answers(asked).items() if status != 200}
    assert wrong == {}


def test_every_anchor_is_on_the_page_it_leads_to(trees) -> None:
    ids = {page: set(tree.xpath("//@id | //a/@name")) for page, tree in trees.items()}
    checked, broken = 0, set()
    for page, tree in trees.items():
        for link in links(page, tree):
            target, anchor = urldefrag(link)
            target = target.partition("?")[0]
            if anchor and target in ids:
                checked += 1
                if unquote(anchor) not in ids[target]:
                    broken.add((page, link))
    assert checked > 1000
    assert broken == set()


def test_the_sitemap_and_the_feed_lead_to_pages(served: Served, trees) -> None:
    sitemap = etree.parse(str(served.folder / "sitemap.xml"))
    listed = sitemap.xpath("//*[local-name()='loc']/text()")
    read = {page for page, tree in trees.items() if not leads_on(tree)}
    assert set(listed) == read - {f"{served.address}404.html"}
    feed = etree.parse(str(served.folder / "feed.xml"))
    led = {urldefrag(link).url for link in feed.xpath("//*[local-name()='link']/@href")}
    assert led - {f"{served.address}feed.xml"} <= set(trees)


def test_a_page_of_each_type_asks_only_for_what_is_there(browser: Browser, served: Served) -> None:
    context = browser.new_context(base_url=served.address)
    seen = watch(context)
    page = context.new_page()
    for path in WALK:
        page.goto(path)
        page.wait_for_load_state("networkidle")
    context.close()
    seen.check(served.address)
    assert seen.missing == []


def test_search_works_for_a_site_below_a_path(browser: Browser, served: Served, real) -> None:
    context = browser.new_context(base_url=served.address)
    seen = watch(context)
    page = context.new_page()
    page.goto("./")
    page.keyboard.press("/")
    page.keyboard.type("lambda timeout")
    expect(page.locator(".search-value")).to_have_text(
        real.content.data.fact("lambda.timeout-max").shown()
    )
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{PATH}serverless/lambda"))
    page.evaluate("window.stays = true")
    page.locator("article p a[data-preview]").first.hover()
    expect(page.locator(".md-tooltip2--active .md-typeset")).to_be_visible()
    page.locator("nav.md-path a").last.click()
    expect(page).to_have_url(served.address + "serverless/")
    assert page.evaluate("window.stays"), "instant navigation keeps the document"
    context.close()
    seen.check(served.address)
    assert seen.missing == []


def test_an_unknown_address_gets_the_404_page(browser: Browser, served: Served) -> None:
    context = browser.new_context(base_url=served.address)
    seen = watch(context)
    page = context.new_page()
    answer = page.goto("storage/no-such-page/deeper/")
    assert answer
    assert answer.status == 404
    WALK["404.html"](page)
    context.close()
    seen.check(served.address)
    assert seen.missing == [f"404 {served.address}storage/no-such-page/deeper/"]
