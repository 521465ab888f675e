"""The policy of the pages in a real browser: it is on, and the site does nothing against it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.support.walk import WALK
from tests.support.watch import watch

# What somebody would do who could write into a page.
ATTACKS = {
    "a script": "const s = document.createElement('script'); s.textContent = 'window.hacked = 1';"
    "document.body.append(s)",
    "a handler": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=hacked=1>')",
    "an address": "location.href = 'javascript:void(window.hacked = 1)'",
    "text as code": "setTimeout('window.hacked = 1')",
    "a script of another host": "const s = document.createElement('script');"
    "s.src = 'https://example.org/a.js'; document.body.append(s)",
    "a picture of another host": "new Image().src = 'https://example.org/a.png'",
    "a message to another host": "fetch('https://example.org/a').catch(() => 0)",
    "a frame": "const f = document.createElement('iframe'); f.src = '404.html';"
    "document.body.append(f)",
    "another base": "document.head.insertAdjacentHTML('afterbegin', "
    "'<base href=\"https://example.org/\">')",
}


@pytest.mark.parametrize("path", WALK)
def test_nothing_that_a_reader_does_is_refused(page: Page, path: str) -> None:
    """The tab itself sees to that; here every type of page is used."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(path)
    WALK[path](page)


def test_nothing_is_refused_on_paper(page: Page) -> None:
    page.goto("compare/messaging/")
    page.emulate_media(media="print")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("through", ["", "storage/"])
def test_what_does_not_belong_to_the_site_is_refused(
    browser: Browser, address: str, attack: str, through: str
) -> None:
    """Also after instant navigation, which goes on with the document of the first page."""
    context = browser.new_context(base_url=address)
    seen = watch(context)
    reached: list[str] = []
    context.route("https://example.org/**", lambda route: reached.append(route.request.url))
    page = context.new_page()
    page.goto(through or "storage/ebs/")
    if through:
        page.locator(".card a", has_text="Amazon EBS").click()
        page.wait_for_url("**/storage/ebs/")
    assert seen.refused == []
    with page.expect_console_message(lambda said: "securitypolicyviolation" in said.text):
        # In a task of its own, because what a test evaluates may do what a page may not.
        page.evaluate(f"setTimeout(() => {{ {ATTACKS[attack]} }})")
    assert page.evaluate("window.hacked") is None
    context.close()
    assert reached == []
