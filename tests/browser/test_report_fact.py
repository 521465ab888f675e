"""A wrong fact is reported from its tip and its row, with what the form asks for filled in."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from tests.support.repository import ROOT

FACT = "sqs.retention-default"
ROW = f"tr[id='{FACT}']"
REPORT = "Report as wrong"


def report(link: Locator) -> dict[str, str]:
    """What a link fills in, by field of the form for wrong facts."""
    address = urlsplit(link.evaluate("link => link.href"))
    assert address.path.endswith("/issues/new")
    query = {name: value for name, (value,) in parse_qs(address.query).items()}
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / query.pop("template")).read_text())
    assert query.pop("title") == f"{form['title']}{query['fact']}"
    fields = {field["id"] for field in form["body"] if "id" in field}
    assert set(query) <= fields, "the form ignores what is no field of it"
    return query


def test_each_row_of_the_limits_page_reports_its_fact(page: Page, real) -> None:
    page.goto("/reference/limits/")
    facts = {
        f"{service_id}.{id_}": fact
        for service_id, service in real.content.data.services.items()
        for id_, fact in service.facts.items()
    }
    links = page.get_by_role("link", name=REPORT)
    expect(links).to_have_count(len(facts))
    for id_ in list(facts)[:: len(facts) // 20]:
        row = page.locator(f"tr[id='{id_}']")
        assert report(row.get_by_role("link", name=REPORT)) == {
            "fact": id_,
            "shown": " ".join(facts[id_].shown().split()),
        }


@pytest.mark.parametrize("place", [".glance", "article > p", ".compare-table"])
def test_the_tip_of_a_fact_reports_it_by_keyboard(page: Page, real, place: str) -> None:
    """At a glance, in a sentence, in a cell of a comparison."""
    fact = f"{place} a.fact[data-tip^='fact:']"
    page.goto("/compare/messaging/" if "compare" in place else "/messaging/sqs/")
    opener = page.locator(fact).first
    key = opener.get_attribute("data-tip").removeprefix("fact:")
    shown = " ".join(opener.inner_text().split())
    opener.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#open-tip")).to_be_visible()
    for _ in range(10):
        if page.evaluate("document.activeElement.matches('.report-fact')"):
            break
        page.keyboard.press("Tab")
    link = page.locator("#open-tip .report-fact")
    expect(link).to_be_focused()
    assert report(link) == {"fact": key, "shown": shown}


def test_a_row_shows_its_link_to_the_pointer_and_to_the_keyboard(page: Page) -> None:
    page.goto("/reference/limits/")
    row = page.locator(ROW)
    link = row.get_by_role("link", name=REPORT)
    row.scroll_into_view_if_needed()
    page.mouse.move(0, 0)
    expect(link).to_have_css("opacity", "0")
    row.hover()
    expect(link).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    expect(link).to_have_css("opacity", "0")
    row.locator(".row-link").focus()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_have_css("opacity", "1")


def test_the_link_is_neither_copied_nor_printed(page: Page) -> None:
    page.goto("/reference/limits/")
    row = page.locator(ROW)
    expect(row.get_by_role("link", name=REPORT)).to_be_attached()
    row.evaluate("row => getSelection().selectAllChildren(row)")
    assert REPORT not in page.evaluate("getSelection().toString()")
    page.emulate_media(media="print")
    expect(row.locator(".report-fact")).to_be_hidden()


def test_a_site_without_a_repository_takes_no_reports(page: Page) -> None:
    def without_form(route) -> None:
        html = re.sub(r'<a class="wrong-fact-form".*?</a>', "", route.fetch().text())
        route.fulfill(content_type="text/html", body=html)

    page.route("**/messaging/sqs/", without_form)
    page.goto("/messaging/sqs/")
    page.locator(".glance a.fact").first.hover()
    expect(page.locator("#open-tip").get_by_role("button", name="Copy link")).to_be_visible()
    expect(page.get_by_role("link", name=REPORT)).to_have_count(0)


def test_the_form_can_be_opened_without_scripts(browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/reference/limits/")
    link = page.get_by_role("contentinfo").get_by_role("link", name="Report a wrong fact")
    assert link.get_attribute("href").endswith("/issues/new?template=wrong-fact.yml")
    expect(page.get_by_role("link", name=REPORT)).to_have_count(0)
