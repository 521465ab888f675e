"""The filter above the tables of limits and of changes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

LIMITS = "/reference/limits/"


def shown(page: Page) -> list[str]:
    """The anchors of the rows that can be seen."""
    return page.locator("table.facts tbody tr:visible").evaluate_all("rows => rows.map(r => r.id)")


def test_words_and_choices_leave_the_rows_that_have_all_of_them(page: Page, real) -> None:
    service = real.content.data.services["sqs"]
    page.goto(LIMITS)
    total = len(real.content.data.fact_keys)
    expect(page.locator(".filter-status")).to_have_text(f"{total:,} of {total:,} rows")
    page.get_by_label("Service", exact=True).select_option(label=service.name)
    assert shown(page) == [f"sqs.{id_}" for id_ in service.facts]
    page.get_by_label("Kind", exact=True).select_option(label="Default, can be changed")
    defaults = [f"sqs.{id_}" for id_, fact in service.facts.items() if fact.kind == "default"]
    assert shown(page) == defaults
    page.get_by_label("Filter rows by words").fill("visibility")
    assert set(shown(page)) < set(defaults)
    # Headings of services without a row are gone, too.
    expect(page.locator("article h2:visible").first).to_contain_text("SQS")


def test_the_address_shows_the_same_rows_and_the_filter_can_be_cleared(page: Page) -> None:
    page.goto(LIMITS)
    page.get_by_label("Filter rows by words").fill("timeout lambda")
    rows = shown(page)
    assert rows
    expect(page).to_have_url(re.compile(r"\?find=timeout\+lambda$"))
    page.reload()
    expect(page.get_by_label("Filter rows by words")).to_have_value("timeout lambda")
    assert shown(page) == rows
    page.get_by_role("button", name="Clear the filter").click()
    expect(page).to_have_url(re.compile(rf"{LIMITS}$"))
    expect(page.get_by_role("button", name="Clear the filter")).to_be_hidden()


def test_a_filter_without_a_hit_says_so(page: Page) -> None:
    page.goto(f"{LIMITS}?find=nosuchthing")
    expect(page.locator(".filter-status")).to_have_text("No row matches.")
    assert shown(page) == []
    page.get_by_role("button", name="Clear the filter").click()
    assert shown(page)


def test_a_link_to_a_row_that_is_hidden_shows_it(page: Page) -> None:
    page.goto(f"{LIMITS}?find=lambda#sqs.retention-default")
    expect(page.locator("[id='sqs.retention-default']")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_the_first_row_is_above_the_fold(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(LIMITS)
    expect(page.locator("table.facts tbody tr").first).to_be_in_viewport()


def test_changes_are_filtered_by_service_and_year(page: Page, real) -> None:
    page.goto("/reference/still-true/")
    year = page.get_by_label("Year", exact=True)
    year.select_option(label="2026")
    rows = shown(page)
    assert rows
    assert page.locator("table.facts:visible").count() == 1
    page.get_by_label("Service", exact=True).select_option(index=1)
    assert set(shown(page)) <= set(rows)


def test_without_scripts_all_rows_are_there(chromium, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    try:
        page = context.new_page()
        page.goto(LIMITS)
        expect(page.locator("[id='sqs.retention-default']")).to_be_visible()
        expect(page.locator(".row-filter")).to_be_hidden()
    finally:
        context.close()
