"""Short addresses, addresses of what moved, and the page for those that never were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from fieldnotes.publish import redirects
from tests.support.builds import Build
from tests.support.host import serving
from tests.support.repository import open_small

NEAREST = ".nearest li a"


@pytest.fixture(scope="module")
def below(small_site: Build) -> Iterator[str]:
    """The address of the small site, served below the path it is built for."""
    with serving(small_site, urlsplit(small_site.address).path) as address:
        yield address


@pytest.mark.parametrize("path", ["storage/ebs-disks/", "go/EBS", "STORAGE/disk%20ebs.html"])
def test_a_missing_page_suggests_pages_like_it(browser: Browser, below: str, path: str) -> None:
    page = browser.new_page()
    answer = page.goto(f"{below}/{path}")
    assert answer and answer.status == 404
    expect(page.locator(NEAREST, has_text="Amazon EBS").first).to_be_visible()
    said = page.locator(".nearest [role=status]").inner_text()
    assert re.fullmatch(r"Perhaps (this page|one of these [2-5] pages):", said)
    assert page.locator(NEAREST).count() <= 5
    page.locator(NEAREST, has_text="Amazon EBS").first.click()
    expect(page).to_have_url(f"{below}/storage/ebs/")
    page.close()


def test_a_missing_page_like_no_other_suggests_none(browser: Browser, below: str) -> None:
    page = browser.new_page()
    page.goto(f"{below}/%zz/qwertz-7/")
    expect(page.locator(".nearest")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".nearest ul")).to_be_hidden()
    assert page.locator(".nearest [role=status]").inner_text() == ""
    expect(page.get_by_role("button", name="Search these notes")).to_be_visible()
    page.close()


def test_redirects_work_for_a_site_below_a_path(browser: Browser, below: str) -> None:
    page = browser.new_page()
    page.goto(f"{below}/go/volume/")
    expect(page).to_have_url(f"{below}/storage/ebs/")
    page.goto(f"{below}/storage/disks/#speed")
    expect(page).to_have_url(f"{below}/reference/limits/#ebs.max-size")
    page.goto(f"{below}/storage/disks/#size")
    expect(page).to_have_url(f"{below}/storage/ebs/#size")
    page.goto(f"{below}/storage/disks/")
    expect(page).to_have_url(f"{below}/storage/ebs/")
    page.goto(f"{below}/storage/ebs/#volume")
    expect(page).to_have_url(f"{below}/storage/ebs/#size")
    expect(page.locator("#size")).to_be_in_viewport()
    page.close()


def test_short_addresses_lead_to_their_places(page: Page) -> None:
    page.goto("/go/sqs-retention/")
    page.wait_for_url(re.compile(r"/reference/limits/#sqs\.retention-default$"))
    expect(page.locator("tr.is-target", has_text="Messages are kept")).to_be_in_viewport()
    page.goto("/go/ebs-vs-efs/")
    expect(page.locator("th[data-option]:visible")).to_have_text(["Amazon EBS", "Amazon EFS"])
    page.goto("/go/")
    expect(page).to_have_url(re.compile("/reference/a-z/$"))


def test_all_this_works_without_scripts(browser: Browser, address: str, small: Path) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/go/alb/")
    expect(page).to_have_url(re.compile("/networking/application-load-balancer/$"))
    moved = redirects.files(open_small(small).content, address)["storage/disks/index.html"]
    answer = {"body": moved, "content_type": "text/html"}
    page.route("**/storage/disks/", lambda route: route.fulfill(**answer))
    page.goto("/storage/disks/")
    expect(page).to_have_url(re.compile("/storage/ebs/$"))
    page.goto("/#storage")
    expect(page.get_by_text("This is now in Storage.")).to_be_in_viewport()
    expect(page.get_by_text("This is now in Networking.")).to_be_hidden()
    context.close()


def test_a_former_anchor_leads_to_another_page(page: Page) -> None:
    page.goto("/#storage")
    expect(page).to_have_url(re.compile("/storage/$"))
    page.goto("/reference/limits/#vpc.rds-failover")
    expect(page).to_have_url(re.compile(r"#rds\.rds-failover$"))
    expect(page.locator("tr.is-target")).to_be_in_viewport()
