"""Links to places: copied by mouse and keyboard, as an address and as a message; and followed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

EBS = "/storage/ebs/"
SIZE = "[id='sqs.retention-default']"


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A tab that may use the clipboard."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 900},
        base_url=address,
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def message(page: Page, opener: Locator) -> str:
    """What is copied as Markdown for an opener."""
    opener.click()
    page.locator(".link-copied").get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator(".link-copied")).to_contain_text("Markdown copied")
    return clipboard(page)


def status(page: Page) -> Locator:
    return page.locator("body > p[role=status]")


def test_a_heading_is_copied_by_keyboard(reader: Page, address: str) -> None:
    reader.goto(EBS)
    sign = reader.locator("#snapshots .headerlink")
    sign.focus()
    reader.keyboard.press("Enter")
    expect(reader.locator(".link-copied")).to_be_visible()
    expect(status(reader)).to_have_text("Link copied. Press Tab to copy it as Markdown.")
    assert clipboard(reader) == f"{address}{EBS}#snapshots"
    expect(reader).to_have_url(f"{address}{EBS}#snapshots")
    expect(reader.locator("#snapshots")).to_have_class("is-target")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    expect(status(reader)).to_contain_text("Markdown copied")
    assert clipboard(reader) == (
        "**Amazon EBS › Snapshots**: A snapshot is a copy of a volume at one moment.\n\n"
        f"<{address}{EBS}#snapshots>\n"
    )
    reader.keyboard.press("Escape")
    expect(reader.locator(".link-copied")).to_have_count(0)
    expect(sign).to_be_focused()


def test_the_box_goes_when_the_reader_goes_on(reader: Page) -> None:
    reader.goto(EBS)
    reader.locator("#snapshots .headerlink").click()
    box = reader.locator(".link-copied")
    expect(box).to_be_visible()
    reader.locator("#snapshots + p").click(position={"x": 400, "y": 5})
    expect(box).to_have_count(0)
    reader.locator("#snapshots .headerlink").click()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Tab")
    expect(box).to_have_count(0)


def test_a_fact_is_copied_from_its_tip_and_from_its_row(reader: Page, real, address: str) -> None:
    fact = real.content.data.fact("sqs.retention-default")
    place = f"{address}/reference/limits/#sqs.retention-default"
    source = f"Source: <{fact.source}>, checked {fact.checked}"
    value = f"{fact.label}**: {fact.shown()}"
    reader.goto("/messaging/sqs/")
    reader.locator(".glance a.fact[data-tip$='sqs.retention-default']").hover()
    copied = message(reader, reader.locator("#open-tip .copy-link"))
    assert copied == f"**SQS: {value}\n\n{source}\n\n<{place}>\n"
    assert reader.url.endswith("/messaging/sqs/")
    reader.goto("/reference/limits/#sqs.retention-default")
    copied = message(reader, reader.locator(f"{SIZE} .row-link"))
    assert copied == f"**SQS · Amazon Simple Queue Service: {value}\n\n{source}\n\n<{place}>\n"


def test_a_correction_is_copied_with_what_is_right(reader: Page, real, address: str) -> None:
    id_ = "regions-are-continents"
    correction = real.content.data.corrections[id_]
    reader.goto("/study/corrections/")
    copied = message(reader, reader.locator(f"#{id_} .row-link"))
    assert copied.startswith("**Global infrastructure**: A Region is a smaller area")
    source = f"Source: <{correction.source}>, checked {correction.checked}"
    assert copied.endswith(f"\n\n{source}\n\n<{address}/study/corrections/#{id_}>\n")
    expect(reader.locator(f"#{id_}.is-target")).to_be_attached()


def test_a_row_of_a_comparison_is_copied_with_its_shown_cells(
    reader: Page, real, address: str
) -> None:
    comparison = real.content.data.comparisons["tcp-udp"]
    row_id, row = next(comparison.attributes())
    reader.goto("/compare/tcp-udp/?options=tcp")
    copied = message(reader, reader.locator(f"tr[id='{row_id}'] .row-link"))
    assert copied.startswith(f"**{comparison.title} › {row.name}**\n\n- TCP: ")
    assert "- UDP" not in copied
    assert f"Source: <{row.cell('tcp').source}>" in copied
    assert copied.endswith(f"<{address}/compare/tcp-udp/#{row_id}>\n")


def test_a_term_and_a_diagram_are_copied(reader: Page, real, address: str) -> None:
    term = real.content.terms["alb"]
    reader.goto("/reference/glossary/#alb")
    copied = message(reader, reader.locator("#alb .headerlink"))
    assert copied == (
        f"**ALB · Application Load Balancer**: {term.definition}\n\n"
        f"Source: <{term.source}>, checked {term.checked}\n\n"
        f"<{address}/reference/glossary/#alb>\n"
    )
    diagram = next(d for d in real.content.diagrams if d.page == "storage/ebs.md")
    reader.goto(EBS)
    figure = reader.locator(f"[id='{diagram.anchor}']")
    copied = message(reader, figure.get_by_role("button", name="Copy link"))
    place = f"<{address}{EBS}#{diagram.anchor}>"
    assert copied == f"**{diagram.title}**: {diagram.description}\n\n{place}\n"


def test_without_permission_the_older_way_copies_or_the_text_can_be_taken(
    reader: Page, address: str
) -> None:
    reader.goto(EBS)
    reader.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    reader.locator("#snapshots .headerlink").click()
    expect(reader.locator(".link-copied")).to_contain_text("Link copied")
    assert clipboard(reader) == f"{address}{EBS}#snapshots"
    reader.keyboard.press("Escape")
    reader.evaluate("() => { document.execCommand = () => false; }")
    reader.locator("#traps .headerlink").click()
    field = reader.get_by_role("textbox", name="To copy")
    expect(field).to_be_focused()
    expect(field).to_have_value(f"{address}{EBS}#traps")
    expect(status(reader)).to_have_text(
        "The browser does not allow copying here. Copy it from this field:"
    )


@pytest.mark.parametrize(
    ("path", "anchor", "said"),
    [
        (EBS, "snapshots", "Snapshots"),
        ("/reference/glossary/", "alb", "ALB · Application Load Balancer"),
        ("/reference/limits/", "sqs.retention-default", "Messages are kept, unless you set it"),
        ("/networking/three-tier-architecture/", "diagram-three-tier-vpc", "Three-tier VPC"),
    ],
)
def test_followers_of_an_old_link_see_where_it_led(
    page: Page, path: str, anchor: str, said: str
) -> None:
    page.goto(f"{path}#{anchor}")
    place = page.locator(f"[id='{anchor}']")
    expect(place).to_be_focused()
    expect(place).to_be_in_viewport()
    expect(status(page)).to_have_text(f"Link to: {said}")
    marked = place.locator("th").first if "sqs" in anchor else place
    assert marked.evaluate("element => getComputedStyle(element).boxShadow") != "none"


def test_the_keyboard_goes_on_from_the_place(page: Page) -> None:
    page.goto(f"{EBS}#snapshots")
    expect(page.locator("#snapshots")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#snapshots .headerlink")).to_be_focused()
