"""The copy of the site for the disk, unpacked and used in a real browser without a network."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.once import once
from tests.support.watch import watch
from tools.downloads import offline

MAX_BYTES = 15_000_000
LINK = re.compile(r'\s(?:href|src|xlink:href)="([^"#?]+)')


@pytest.fixture(scope="module")
def copy(built: Path, shared: Path) -> Path:
    """The folder of the unpacked zip. A space in its name is nothing special to a reader."""

    def unpack(folder: Path) -> None:
        target = shared / "dist" / "notes.zip"
        assert offline.main([str(built), str(target)]) == 0
        assert target.stat().st_size <= MAX_BYTES
        with zipfile.ZipFile(target) as archive:
            archive.extractall(folder)

    return once(shared / "field notes", unpack)


@pytest.fixture
def disk(copy: Path, browser: Browser) -> Iterator[Page]:
    """The opened index.html. Fails if anything comes from elsewhere or a script fails."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, offline=True, color_scheme="light"
    )
    seen = watch(context)
    page = context.new_page()
    page.goto((copy / "index.html").as_uri())
    yield page
    context.close()
    seen.check("file://")


def test_every_link_leads_to_a_file_of_the_copy(copy: Path) -> None:
    broken = set()
    for page in copy.rglob("*.html"):
        for link in set(LINK.findall(page.read_text())):
            if not urlsplit(link).scheme and not (page.parent / unquote(link)).is_file():
                broken.add((str(page.relative_to(copy)), link))
    assert broken == set()


def test_links_lead_from_page_to_page(disk: Page) -> None:
    disk.locator("article a[href='storage/index.html']:visible").click()
    expect(disk).to_have_url(re.compile(r"/storage/index\.html$"))
    disk.locator(".md-nav--primary a[href='ebs/index.html']").click()
    expect(disk).to_have_url(re.compile(r"/storage/ebs/index\.html$"))
    disk.locator("article p a[data-preview]").first.click()
    expect(disk).to_have_url(re.compile(r"/compute/ec2/index\.html$"))
    expect(disk.locator("h1").first).to_contain_text("Amazon EC2")
    disk.locator(".md-logo").first.click()
    expect(disk).to_have_url(re.compile(r"/field%20notes/index\.html$"))


def test_search_answers_and_enter_opens(disk: Page, real) -> None:
    disk.keyboard.press("/")
    disk.keyboard.type("lambda timeout")
    expect(disk.locator(".search-value")).to_have_text(
        real.content.data.fact("lambda.timeout-max").shown()
    )
    expect(disk.locator(".search-text").first).not_to_be_empty()
    disk.keyboard.press("Enter")
    expect(disk).to_have_url(re.compile(r"/index\.html\?h="))
    expect(disk.locator("article h1")).to_contain_text("Lambda")


def test_tips_and_previews_open_by_mouse_and_keyboard(disk: Page, copy: Path) -> None:
    disk.goto((copy / "storage/ebs/index.html").as_uri())
    tip = disk.locator("#open-tip")
    disk.locator("article a.term").first.hover()
    expect(tip).to_contain_text("Availability Zone (AZ)")

    link = disk.locator("article p a[data-preview]").first
    link.hover()
    expect(tip.locator("strong")).to_have_text("Amazon EC2")
    expect(tip.locator("p").nth(1)).to_contain_text(re.compile(r"\w+.*\."))
    assert link.get_attribute("aria-describedby") == "open-tip"
    disk.mouse.move(5, 5)
    expect(tip).to_have_count(0)

    disk.goto((copy / "networking/vpc/index.html").as_uri())
    section = disk.locator("article p a[data-preview][href$='index.html#nat-gateway']").first
    disk.keyboard.press("Tab")  # focus is shown to who uses the keyboard
    section.focus()
    expect(tip.locator("strong")).to_contain_text("NAT gateway")
    expect(tip.locator(".tip-kind")).to_contain_text("Subnets")
    disk.keyboard.press("Escape")
    expect(tip).to_have_count(0)

    # Search reads the same files; each hears its own.
    disk.keyboard.press("/")
    disk.keyboard.type("subnets")
    expect(disk.locator(".search-text").first).not_to_be_empty()
    disk.keyboard.press("Escape")
    disk.locator("article p a[data-preview][href$='index.html#internet-gateway']").first.hover()
    expect(tip.locator("strong")).to_contain_text("Internet gateway")


def test_what_the_theme_adds_to_a_page_is_there(disk: Page, copy: Path) -> None:
    disk.goto((copy / "storage/ebs/index.html").as_uri())
    code = disk.locator("article pre").first
    code.scroll_into_view_if_needed()
    expect(disk.get_by_title("Copy to clipboard").first).to_be_attached()
    expect(disk.locator(".md-nav__link--active[href^='#']").first).to_be_attached()


def test_controls_of_lists_and_tables_work(disk: Page, copy: Path) -> None:
    disk.goto((copy / "compare/messaging/index.html").as_uri())
    rows = disk.locator(".compare-table tbody tr:not(.group):visible")
    before = rows.count()
    disk.get_by_label("Filter rows").fill("order")
    expect(disk.locator(".compare-status:visible")).to_contain_text(f"of {before} rows")
    assert 0 < rows.count() < before
    disk.get_by_label("Amazon SNS").uncheck()
    expect(disk).to_have_url(re.compile(r"/index\.html\?.*options="))
    disk.reload()
    expect(disk.get_by_label("Amazon SNS")).not_to_be_checked()


def test_a_diagram_is_enlarged_and_zoomed(disk: Page, copy: Path) -> None:
    disk.goto((copy / "networking/three-tier-architecture/index.html").as_uri())
    disk.get_by_role("button", name="Enlarge").first.click()
    picture = disk.locator("dialog.enlarged svg").first
    expect(picture).to_be_visible()
    width = "svg => svg.getBoundingClientRect().width"
    before = picture.evaluate(width)
    disk.get_by_role("button", name="Zoom in").click()
    disk.wait_for_function(
        "w => document.querySelector('.enlarged svg').getBoundingClientRect().width > w * 1.2",
        arg=before,
    )
    disk.get_by_role("button", name="Close").click()
    disk.locator("figure.diagram a:has-text('Internet gateway')").first.click()
    expect(disk).to_have_url(re.compile(r"/index\.html(#.*)?$"))
    expect(disk.locator("article h1")).to_be_visible()


def test_the_palette_stays_switched_on_the_next_page(disk: Page) -> None:
    scheme = "data-md-color-scheme"
    expect(disk.locator("body")).to_have_attribute(scheme, "default")
    disk.locator("label[title='Switch to the dark palette']").click()
    expect(disk.locator("body")).to_have_attribute(scheme, "slate")
    disk.locator("article a[href='storage/index.html']:visible").click()
    expect(disk).to_have_url(re.compile(r"/storage/index\.html$"))
    expect(disk.locator("body")).to_have_attribute(scheme, "slate")
