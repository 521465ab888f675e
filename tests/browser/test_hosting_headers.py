"""The headers that deploy/site.yml adds, on the real site in a real browser: nothing is blocked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cfnlint.decode import decode
from lxml import html
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.repository import ROOT
from tests.support.watch import watch

FRAME = '<!doctype html><iframe src="/index.html"></iframe>'


@pytest.fixture(scope="module")
def headers() -> dict[str, str]:
    """What CloudFront adds to every answer."""
    template, _ = decode(str(ROOT / "deploy/site.yml"))
    policy = template["Resources"]["ResponseHeadersPolicy"]["Properties"]
    config = policy["ResponseHeadersPolicyConfig"]
    security = config["SecurityHeadersConfig"]
    custom = {item["Header"]: item["Value"] for item in config["CustomHeadersConfig"]["Items"]}
    return {
        **custom,
        "Content-Security-Policy": security["ContentSecurityPolicy"]["ContentSecurityPolicy"],
        "Referrer-Policy": security["ReferrerPolicy"]["ReferrerPolicy"],
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": security["FrameOptions"]["FrameOption"],
    }


def test_pages_and_search_work_with_the_headers(page: Page, headers) -> None:
    def with_headers(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, **headers})

    page.route("**/*", with_headers)
    for address in ("/", "/delivery/static-website/", "/compare/build/", "/reference/glossary/"):
        page.goto(address)
    page.goto("/storage/ebs/")
    page.keyboard.press("/")
    page.keyboard.type("vpc")
    expect(page.locator(".search-text").first).not_to_be_empty()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/networking/vpc/"))
    page.unroute_all(behavior="ignoreErrors")


def test_the_headers_and_the_policy_of_a_page_agree(built: Path, headers) -> None:
    """A browser obeys both, so where they differ, one of them says what does not hold."""
    page = html.parse(str(built / "index.html"))
    (meta,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    of_pages, of_headers = (
        dict(part.strip().split(" ", 1) for part in policy.split(";"))
        for policy in (meta, headers["Content-Security-Policy"])
    )
    assert of_headers.pop("frame-ancestors") == "'none'", "which a page cannot say of itself"
    assert of_headers.items() <= of_pages.items()


def test_a_page_in_a_frame_is_blocked_and_the_browser_says_so(
    browser: Browser, address: str, headers
) -> None:
    """What a test of this folder looks for in the console is there when something is blocked."""
    context = browser.new_context(base_url=address)
    seen = watch(context)
    page = context.new_page()
    page.route("**/index.html", lambda route: route.fulfill(body="framed", headers=headers))
    page.route("**/outer", lambda route: route.fulfill(body=FRAME, content_type="text/html"))
    page.goto("/outer")
    page.wait_for_function("document.readyState === 'complete'")
    context.close()
    assert seen.refused != []
