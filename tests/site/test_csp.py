"""The policy in every built page: the same everywhere, before all else, and enough for it."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

# A browser does not run these, whatever stands in them.
DATA = {"application/json", "application/ld+json"}
# The theme writes it as the address of its Share button, until a script gives it a real one.
NOTHING = "javascript:void(0)"


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, html.HtmlElement]:
    """The tree of every built page by its file."""
    return {
        path.relative_to(built).as_posix(): html.parse(
            str(path), html.HTMLParser(encoding="utf-8")
        ).getroot()
        for path in sorted(built.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def policy(pages: dict[str, html.HtmlElement]) -> str:
    """The one policy that all pages have."""
    found = set()
    for name, tree in pages.items():
        charset, meta = tree.xpath("/html/head/*[position() < 3]")
        assert charset.get("charset") == "utf-8", name
        assert meta.get("http-equiv") == "Content-Security-Policy", name
        assert len(tree.xpath("//meta[@http-equiv='Content-Security-Policy']")) == 1, name
        found.add(meta.get("content"))
    assert "404.html" in pages
    (only,) = found
    return only


def test_all_pages_have_the_same_policy_before_all_that_it_could_forbid(policy: str) -> None:
    assert policy.startswith("default-src 'self'; script-src 'self' 'sha256-")
    assert "unsafe-eval" not in policy
    assert re.findall(r"(\S+-src)[^;]* 'unsafe-inline'", policy) == ["style-src"]


def test_every_script_in_a_page_is_listed_and_no_other(pages, policy: str) -> None:
    run = set()
    for tree in pages.values():
        for script in tree.xpath("//script[not(@src)]"):
            if script.get("type") not in DATA:
                digest = hashlib.sha256(script.text.encode()).digest()
                run.add(f"sha256-{base64.b64encode(digest).decode()}")
    assert run == set(re.findall(r"'(sha256-[^']+)'", policy))


def test_no_attribute_holds_a_script(pages) -> None:
    for name, tree in pages.items():
        for element in tree.iter(html.etree.Element):
            handlers = [key for key in element.attrib if key.lower().startswith("on")]
            assert handlers == [], (name, element.tag)
        addresses = tree.xpath("//@href | //@src | //@action | //@formaction")
        scripts = {a for a in addresses if a.strip().lower().startswith("javascript:")}
        assert scripts <= {NOTHING}, name


def test_a_link_that_opens_a_tab_tells_it_nothing_of_this_page(pages) -> None:
    found = 0
    for name, tree in pages.items():
        for link in tree.xpath("//*[@target='_blank']"):
            assert "noopener" in link.get("rel", "").split(), (name, link.get("href"))
            found += 1
    assert found > 100


def test_styles_and_pictures_in_pages_ask_no_other_host(pages, built: Path) -> None:
    texts = {p.name: p.read_text() for p in (built / "assets").rglob("*.css")}
    for name, tree in pages.items():
        texts[name] = "\n".join([*tree.xpath("//@style"), *tree.xpath("//style/text()")])
        for value in tree.xpath("//*[name()='use' or name()='image' or name()='video']/@*"):
            assert not urlsplit(value).netloc, (name, value)
    for name, text in texts.items():
        assert not re.search(r"(?i)(url\(|@import)\s*['\"]?\s*(https?:)?//", text), name
