"""The controls of a comparison, the comparison one builds, and decisions step by step."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

MESSAGING = "/compare/messaging/"


def shown_rows(page: Page) -> list[str]:
    rows = page.locator(".compare-table tbody tr:not(.group):visible")
    return [row.get_attribute("id") for row in rows.all()]


def shown_options(page: Page) -> list[str]:
    heads = page.locator(".compare-table thead th[data-option]:visible")
    return [head.get_attribute("data-option") for head in heads.all()]


def status(page: Page) -> Locator:
    return page.locator(".compare-status:visible")


def test_columns_are_chosen_by_keyboard_and_the_address_keeps_them(page: Page) -> None:
    page.goto(MESSAGING)
    everything = shown_options(page)
    page.get_by_label("Amazon SNS").focus()
    page.keyboard.press("Space")
    page.get_by_label("Amazon EventBridge").focus()
    page.keyboard.press("Space")
    assert shown_options(page) == [everything[0], everything[3]]
    expect(page).to_have_url(re.compile(r"\?options=sqs,kinesis[a-z-]*$"))
    page.reload()
    assert shown_options(page) == [everything[0], everything[3]]
    # The last column stays: there is always a table.
    page.get_by_label("Amazon SQS").uncheck()
    expect(page.get_by_role("checkbox", name="Kinesis Data Streams")).to_be_disabled()


WORDS_ON_TWO_LINES = """(cells) => cells.flatMap((cell) => [...cell.childNodes]
  .filter((node) => node.nodeType === Node.TEXT_NODE)
  .flatMap((node) => [...node.data.matchAll(/[A-Za-z]+/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }))
  .map(([word]) => word))"""


def test_a_phone_breaks_no_word_in_the_name_of_a_row(browser: Browser, address: str, real) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, base_url=address, java_script_enabled=False
    )
    page = context.new_page()
    for name in real.content.data.comparisons:
        page.goto(f"/compare/{name}/")
        names = page.locator(".compare-table th[scope='row']")
        assert names.count() > 0
        assert names.evaluate_all(WORDS_ON_TWO_LINES) == [], name
    context.close()


def test_only_rows_that_differ(page: Page, real) -> None:
    page.goto("/compare/ebs-volume-types/?options=gp3,gp2")
    whole = shown_rows(page)
    page.get_by_label("Only rows that differ").check()
    comparison = real.content.data.comparisons["ebs-volume-types"]

    def value(cell: object) -> str:
        return str(getattr(cell, "text", None) or getattr(cell, "fact", None))

    surely_different = {
        id_
        for id_, row in comparison.attributes()
        if row.cells["gp2"].text
        and row.cells["gp3"].text
        and value(row.cells["gp2"]) != value(row.cells["gp3"])
    }
    same = {
        id_
        for id_, row in comparison.attributes()
        if value(row.cells["gp2"]) == value(row.cells["gp3"])
    }
    shown = set(shown_rows(page))
    assert same and same <= set(whole) - shown
    assert surely_different and surely_different <= shown
    expect(status(page)).to_have_text(f"{len(shown)} of {len(whole)} rows")
    expect(status(page)).to_have_attribute("role", "status")


def test_rows_are_filtered_by_typing_and_a_link_shows_the_same_view(
    page: Page, browser: Browser, address: str
) -> None:
    page.goto(MESSAGING)
    page.get_by_label("Filter rows").fill("order")
    rows = shown_rows(page)
    assert 0 < len(rows) < 14
    teammate = browser.new_page()
    teammate.goto(page.url)
    assert shown_rows(teammate) == rows
    expect(teammate.get_by_label("Filter rows")).to_have_value("order")
    teammate.close()


def test_every_row_has_a_link_that_marks_it(page: Page) -> None:
    page.goto(MESSAGING)
    row = page.locator(".compare-table tbody tr:not(.group)").nth(3)
    # Before the click, since it opens what copies the link beside the name.
    name = row.locator("th").inner_text().removeprefix("#").strip()
    row.locator(".row-link").click()
    expect(row).to_have_class("is-target")
    page.get_by_label("Filter rows").fill(name)
    row.locator(".row-link").click()
    expect(page).to_have_url(re.compile(f"find=.*#{row.get_attribute('id')}$"))
    expect(row).to_have_class("is-target")


def test_the_mark_of_a_cell_tells_its_source_and_date(page: Page) -> None:
    page.goto(MESSAGING)
    mark = page.locator(".source-mark a").first
    mark.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    tip = page.locator("#open-tip")
    expect(tip).to_contain_text("checked")
    assert tip.locator("a").get_attribute("href").startswith("https://docs.aws.amazon.com/")
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)


def download(page: Page, name: str) -> str:
    with page.expect_download() as started:
        page.get_by_role("button", name=name, exact=True).click()
    path = started.value.path()
    assert started.value.suggested_filename == f"messaging.{name.lower()}"
    return Path(path).read_text(encoding="utf-8")


def test_what_is_shown_is_downloaded(page: Page) -> None:
    page.goto(f"{MESSAGING}?options=sqs,sns&find=order")
    rows = shown_rows(page)
    text = download(page, "CSV")
    # Excel takes a file without this mark for the code page of its system.
    assert text.startswith("\ufeff")
    table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    heads = ["Amazon SQS", "Amazon SQS: source", "Amazon SQS: checked"]
    assert table[0][2:5] == heads
    assert len(table) == 1 + len(rows)
    data = json.loads(download(page, "JSON"))
    assert [option["id"] for option in data["options"]] == ["sqs", "sns"]
    assert [row["id"] for row in data["attributes"]] == rows
    whole = page.request.get("/api/v1/comparisons/messaging.json").json()
    published = {row["id"]: row for row in whole["attributes"]}
    for row, line in zip(data["attributes"], table[1:], strict=True):
        as_published = published[row["id"]]
        assert row.keys() == as_published.keys()
        assert (row["group"], row["name"]) == (as_published["group"], as_published["name"])
        for option in ("sqs", "sns"):
            assert row["cells"][option] == as_published["cells"][option]
        assert row["cells"]["sqs"]["text"] == line[2] != ""
        assert row["cells"]["sqs"]["source"].startswith("https://")
        on_page = page.locator(f"tr#{row['id']} td[data-option=sns]").inner_text()
        assert " ".join(row["cells"]["sns"]["text"].split()) in " ".join(on_page.split())


def test_a_table_is_copied_as_markdown_with_its_address(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{MESSAGING}?options=sqs,sns")
    page.get_by_role("button", name="Copy as Markdown").press("Enter")
    expect(page.locator("body > p[role=status]")).to_have_text("Table copied as Markdown")
    text = page.evaluate("navigator.clipboard.readText()")
    lines = text.strip().split("\n")
    assert lines[0].endswith(f"]({page.url})**")
    assert lines[2] == "|  | Amazon SQS | Amazon SNS |"
    assert len(lines) == 4 + len(shown_rows(page))
    assert {line.count(" | ") for line in lines[4:]} == {2}
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("body > p[role=status]")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    context.close()


def test_members_of_a_family_side_by_side(page: Page, browser: Browser) -> None:
    page.goto("/compare/build/")
    page.get_by_label("Compare members of").select_option(label="Databases")
    section = page.locator(".family:visible")
    expect(section).to_have_count(1)
    boxes = section.get_by_role("checkbox")
    for name in ("Amazon Neptune", "Amazon DynamoDB", "Amazon Redshift"):
        section.get_by_label(name).check()
    assert len(shown_options(page)) == 5
    expect(section.get_by_label("Amazon Timestream")).to_be_disabled()
    for name in ("Amazon RDS", "Amazon Aurora", "Amazon Neptune"):
        section.get_by_label(name).uncheck()
    assert shown_options(page) == ["dynamodb", "redshift"]
    expect(section.get_by_label("Amazon Redshift")).to_be_disabled()
    assert boxes.count() > 5
    teammate = browser.new_page()
    teammate.goto(page.url)
    assert shown_options(teammate) == ["dynamodb", "redshift"]
    teammate.close()


def test_every_family_of_the_builder_works(page: Page, real) -> None:
    page.goto("/compare/build/")
    families = {c.family for c in real.content.data.comparisons.values() if c.family}
    assert len(families) >= 6
    for family in families:
        page.get_by_label("Compare members of").select_option(label=family)
        assert len(shown_options(page)) == 2
        assert shown_rows(page)


def test_a_decision_goes_from_question_to_answer_and_back(page: Page, real) -> None:
    decision = real.content.data.decisions["storage"]
    page.goto("/compare/which-storage/")
    asked = page.locator("article h3:visible")
    expect(asked).to_have_count(1)
    expect(page.locator("ul.answers:visible")).to_have_count(1)
    page.get_by_role("link", name=re.compile("^They open files")).press("Enter")
    expect(asked).to_contain_text("Must several machines")
    expect(asked).to_be_focused()
    page.get_by_role("link", name=re.compile("^Yes, they share")).click()
    page.get_by_role("link", name=re.compile("^Linux")).click()
    expect(page).to_have_url(re.compile("#efs$"))
    expect(page.locator(".end:visible")).to_contain_text("Runner-up: Amazon S3")
    trail = page.get_by_role("list", name="Your answers so far").get_by_role("listitem")
    expect(trail).to_have_count(3)
    trail.nth(1).get_by_role("link").click()
    expect(asked).to_contain_text("Must several machines")
    page.go_back()
    expect(page.locator(".end:visible")).to_have_count(1)
    page.get_by_role("button", name="Show all questions and answers").click()
    steps = len(decision.questions) + len(decision.ends)
    expect(asked).to_have_count(steps)


def test_decisions_and_comparisons_are_whole_without_scripts(
    browser: Browser, address: str, real
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    for id_, decision in real.content.data.decisions.items():
        page.goto(f"/compare/which-{id_}/")
        expect(page.locator(".end:visible")).to_have_count(len(decision.ends))
        expect(page.locator("ul.answers:visible")).to_have_count(len(decision.questions))
    page.goto("/compare/build/?family=aws-databases&options=rds,aurora")
    families = [c for c in real.content.data.comparisons.values() if c.family]
    expect(page.locator(".compare-table:visible")).to_have_count(len(families))
    page.goto(f"{MESSAGING}?options=sqs&find=order")
    expect(page.locator(".compare-controls")).to_have_count(0)
    assert len(shown_rows(page)) == len(
        list(real.content.data.comparisons["messaging"].attributes())
    )
    context.close()


@pytest.mark.parametrize(
    "id_", ["storage", "database", "messaging", "load-balancer", "compute", "secrets"]
)
def test_the_decisions_people_look_for_exist(page: Page, real, id_: str) -> None:
    decision = real.content.data.decisions[id_]
    for end in decision.ends:
        page.goto("about:blank")  # from the page itself it would be a mere change of the anchor
        page.goto(f"/compare/which-{id_}/#{end}")
        expect(page.locator(".end:visible")).to_have_count(1)
        expect(page.locator(f"article h3[id='{end}']")).to_be_visible()


def test_paper_has_the_whole_table_as_wide_as_the_page_and_no_controls(page: Page, real) -> None:
    comparisons = real.content.data.comparisons
    widest = max(comparisons, key=lambda id_: len(comparisons[id_].options))
    for id_ in ("load-balancers", widest):
        page.goto(f"/compare/{id_}/?find=zone")
        expect(page.locator(".compare-controls")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator(".compare-controls")).to_be_hidden()
        rows = list(comparisons[id_].attributes())
        expect(page.locator(".compare-table tbody tr:not(.group):visible")).to_have_count(len(rows))
        page.set_viewport_size({"width": 700, "height": 1000})
        table = page.locator(".compare-table").evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert table[0] <= table[1] <= 700
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1400, "height": 900})


def test_paper_has_all_questions_and_answers_of_a_decision(page: Page, real) -> None:
    decision = real.content.data.decisions["storage"]
    page.goto("/compare/which-storage/")
    expect(page.locator(".end:visible")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator(".end:visible")).to_have_count(len(decision.ends))
    expect(page.locator("ul.answers:visible")).to_have_count(len(decision.questions))
    expect(page.get_by_role("button", name="Show all questions and answers")).to_be_hidden()
