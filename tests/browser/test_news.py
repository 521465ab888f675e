"""What changed, in a real browser: ways to it and to the feed, and the table on a phone."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Browser, Page, expect


def test_from_home_to_what_is_new_and_to_the_feed(page: Page) -> None:
    page.goto("/")
    newest = page.locator("ul.recent-news li a").first
    title = newest.inner_text()
    newest.click()
    expect(page).to_have_url(re.compile(r"/reference/what-changed/#[a-z-]+$"))
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"h3#{anchor}")).to_contain_text(title)
    with page.expect_response(re.compile(r"/feed\.xml$")) as answer:
        page.get_by_role("contentinfo").get_by_role("link", name="Atom feed").click()
    assert answer.value.ok


def test_a_change_of_the_feed_leads_to_its_row(page: Page) -> None:
    page.goto("/")
    feed = page.request.get("/feed.xml").text()
    path = re.search(r"(/reference/still-true/#[^\"<]+)", feed)
    assert path
    page.goto(path[1])
    row = page.locator("tr:target")
    expect(row).to_be_in_viewport()
    expect(row.locator("time").last).to_be_visible()


def test_the_search_that_the_home_page_offers_to_programs_finds(page: Page) -> None:
    page.goto("/")
    text = page.locator("script[type='application/ld+json']").inner_text()
    template = json.loads(text)["@graph"][0]["potentialAction"]["target"]["urlTemplate"]
    query = template.replace("{search_term_string}", "snapshot").partition("?")[2]
    page.goto(f"/?{query}")
    found = page.locator("a.md-search-result__link[href*='/storage/ebs/'][href*='#snapshots']")
    expect(found).to_be_visible()


def test_on_a_phone_each_value_says_which_it_is(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address)
    page = context.new_page()
    page.goto("/reference/what-changed/#aws")
    row = page.locator("table.changes tbody tr").first
    label = "(cell) => getComputedStyle(cell, '::before').content"
    said = [cell.evaluate(label) for cell in row.locator("td").all()]
    assert said == ['"Was: "', '"Is now: "', '"When: "']
    widths = [cell.bounding_box()["width"] for cell in row.locator("td").all()]
    assert min(widths) == max(widths), "a value has the whole line"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
