"""The headers that deploy/site.yml adds, on the real site in a real browser: nothing is blocked."""

from __future__ import annotations

import re

import pytest
from cfnlint.decode import decode
from playwright.sync_api import Page, Route, expect
from repository import ROOT

# What Chromium writes into the console when a header makes it refuse something.
BLOCKED = re.compile(r"Content Security Policy|Permissions-Policy|MIME type|X-Frame-Options")
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

    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
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
    assert [text for text in said if BLOCKED.search(text)] == []


def test_a_page_in_a_frame_is_blocked_and_the_browser_says_so(page: Page, headers) -> None:
    """What the test above looks for in the console is there when something is blocked."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.route("**/index.html", lambda route: route.fulfill(body="framed", headers=headers))
    page.route("**/outer", lambda route: route.fulfill(body=FRAME, content_type="text/html"))
    page.goto("/outer")
    page.wait_for_function("document.readyState === 'complete'")
    assert [text for text in said if BLOCKED.search(text)] != []
