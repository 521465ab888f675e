"""What a reader does, in a real browser: search, tips, palette, tables on a phone, no scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from fieldnotes.model.entry import shown_date
from fieldnotes.urls import address as path_of
from tests.support.repository import ROOT

EBS = "/storage/ebs/"


def test_search_from_home_to_a_page(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Search a service, a limit, a question").click()
    page.keyboard.type("snapshot")
    result = page.locator("a.md-search-result__link[href*='/storage/ebs/'][href$='#snapshots']")
    expect(result).to_be_visible()
    while not result.evaluate("element => element === document.activeElement"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/storage/ebs/\?h=snapshots?(,[+a-z]+)*#snapshots$"))
    expect(page.locator(".md-content article > p mark").first).to_be_visible()


def test_a_tip_opens_by_keyboard_and_closes_with_esc(page: Page) -> None:
    page.goto(EBS)
    tip = page.locator("#open-tip")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('article a.term')"):
            break
    term = page.locator("a.term:focus")
    expect(term).to_be_visible()
    expect(tip).to_be_visible()
    assert term.get_attribute("aria-describedby") == "open-tip"
    # The next stop of the Tab key is inside the tip: the link to the entry.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#open-tip') !== null")
    assert "/reference/glossary/#" in page.evaluate("document.activeElement.href")
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('a.term')"), "focus comes back"


def test_tip_of_a_fact_opens_by_mouse_and_names_its_source(page: Page, real) -> None:
    """A fact that is on a page, was checked, and had another value before."""
    services = real.content.data.services.items()
    service, (id_, fact) = next(
        (service, found)
        for name, service in services
        if service.page
        for found in service.facts.items()
        if found[1].glance and found[1].checked and found[1].earlier
    )
    page.clock.install()
    page.goto(f"/{path_of(service.page)}")
    page.locator(f".glance a.fact[data-tip$='.{id_}']").hover()
    tip = page.locator("#open-tip")
    expect(tip).to_be_visible()
    expect(tip).to_contain_text(f"checked {shown_date(fact.checked)}")
    former = fact.earlier[0]
    expect(tip).to_contain_text(f"Until {shown_date(former.until)}: {former.shown()}")
    # One can move into it, and it goes when the mouse leaves.
    tip.hover()
    page.clock.run_for(5_000)
    expect(tip).to_be_visible()
    page.mouse.move(5, 5)
    expect(tip).to_have_count(0)


def test_the_first_tap_explains_and_the_second_follows(browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, base_url=address
    )
    page = context.new_page()
    page.goto(EBS)
    term = page.locator("article a.term").first
    term.scroll_into_view_if_needed()
    term.tap()
    expect(page.locator("#open-tip")).to_be_visible()
    assert page.url.endswith(EBS)
    page.locator("h1").tap(position={"x": 5, "y": 5})  # not on the link behind its text
    expect(page.locator("#open-tip")).to_have_count(0)
    term.tap()
    expect(page.locator("#open-tip")).to_be_visible()
    term.tap()
    expect(page).to_have_url(re.compile("/reference/glossary/#"))
    context.close()


def test_tips_work_after_instant_navigation(page: Page) -> None:
    page.goto("/storage/")
    page.locator(".card a", has_text="Amazon EBS").click()
    expect(page).to_have_url(re.compile(EBS + "$"))
    page.locator(".glance a.fact").first.hover()
    expect(page.locator("#open-tip")).to_be_visible()


def test_a_link_shows_a_preview_of_its_page(page: Page) -> None:
    page.goto(EBS)
    page.locator("article p a[data-preview]").first.hover()
    expect(page.locator(".md-tooltip2--active .md-typeset")).to_be_visible()


def test_the_palette_switches_and_diagrams_follow(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/networking/three-tier-architecture/")
    node = page.locator("figure.diagram .node.public rect").first
    color = "element => getComputedStyle(element).fill"
    before = node.evaluate(color)
    page.locator("label[title='Switch to the dark palette']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert node.evaluate(color) != before


HEAD_IS_AT_THE_TOP = """() => {
  const top = (query) => document.querySelector(query).getBoundingClientRect().top;
  const distance = top(".compare-table thead th + th") - top("div.compare");
  return document.querySelector("div.compare").scrollTop > 0 && Math.abs(distance) < 3;
}"""


def test_a_comparison_on_a_phone_keeps_head_and_first_column_in_sight(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address)
    page = context.new_page()
    page.goto("/compare/load-balancers/")
    frame = page.locator("div.compare")
    frame.scroll_into_view_if_needed()
    frame.evaluate("element => element.scrollTo(300, 600)")
    page.wait_for_function(HEAD_IS_AT_THE_TOP)
    box = frame.bounding_box()
    for row in page.locator(".compare-table tbody th[scope=row]").all()[:8]:
        assert abs(row.bounding_box()["x"] - box["x"]) < 3
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390, "the page itself does not scroll sideways"
    context.close()


SCROLL_WIDTHS = (ROOT / "tests/support/scroll_widths.js").read_text()


@pytest.mark.parametrize("width", [390, 1400])
def test_no_page_scrolls_sideways(browser: Browser, address: str, real, width: int) -> None:
    # Scripts add nothing to the width of a page.
    context = browser.new_context(
        base_url=address, java_script_enabled=False, viewport={"width": width, "height": 844}
    )
    page = context.new_page()
    page.goto("/")
    paths = [path_of(path) for path in real.content.pages]
    widths = page.evaluate(SCROLL_WIDTHS, paths)
    assert [path for path, _ in widths] == paths
    assert [(path, found) for path, found in widths if found > width] == []
    page.locator("h1").first.evaluate("heading => { heading.style.width = '3000px'; }")
    assert page.evaluate("document.documentElement.scrollWidth") > width, "nothing could be found"
    context.close()


def test_everything_is_there_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/")
    expect(page.locator(".md-search, .home-search").locator("visible=true")).to_have_count(0)
    page.get_by_role("link", name="Everything from A to Z").click()
    expect(page.get_by_role("link", name="Amazon DynamoDB Accelerator")).to_be_visible()
    page.goto("/compare/load-balancers/")
    expect(page.locator(".compare-table tbody tr").first).to_be_visible()
    page.goto("/networking/three-tier-architecture/")
    expect(page.locator("figure.diagram svg").first).to_be_visible()
    page.goto(EBS)
    link = page.locator("article a.term").first
    href = link.get_attribute("href")
    link.click()
    expect(page.locator(f"h3[id='{href.partition('#')[2]}']")).to_be_visible()
    context.close()


def test_with_scripts_search_replaces_the_list(page: Page) -> None:
    page.goto("/")
    expect(page.locator(".md-search")).to_be_visible()
    expect(page.get_by_role("link", name="Everything from A to Z")).to_be_hidden()


def test_a_domain_name_is_taken_apart(page: Page) -> None:
    page.goto("/study/domain-names/")
    exercise = page.locator(".exercise").nth(1)
    choices = exercise.get_by_role("combobox")
    expect(choices).to_have_count(4)
    choices.nth(0).select_option("subdomain")
    choices.nth(1).select_option("subdomain")
    exercise.get_by_role("button", name="Check").click()
    expect(exercise.get_by_role("status")).to_contain_text("1 of 4 right")
    answers = ("subdomain", "second-level domain", "top-level domain", "root")
    for choice, answer in zip(choices.all(), answers, strict=True):
        choice.select_option(answer)
    exercise.get_by_role("button", name="Check").press("Enter")
    expect(exercise.get_by_role("status")).to_contain_text("All right")

    page.get_by_label("An address of your own").fill("https://a.b.example.co.uk.:8443/x?y=1")
    pieces = page.locator(".own-name-result li")
    expect(pieces).to_have_text(
        [
            "https protocol",
            "a subdomain",
            "b subdomain",
            "example subdomain",
            "co second-level domain",
            "uk top-level domain",
            ". root",
            "8443 port",
            "/x?y=1 path",
        ]
    )
    expect(page.locator(".own-name-result p code")).to_have_text("example.co.uk")
    page.get_by_label("An address of your own").fill("10.0.0.1")
    expect(page.locator(".own-name-result")).to_contain_text("Not a domain name yet")


def test_exercises_are_complete_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/study/domain-names/")
    exercise = page.locator(".exercise").first
    expect(exercise.get_by_role("combobox")).to_have_count(0)
    exercise.get_by_text("Solution").click()
    expect(exercise.get_by_role("cell", name="second-level domain", exact=True)).to_be_visible()
    expect(page.locator(".own-name")).to_be_hidden()
    context.close()


def test_a_page_is_read_and_copied_as_markdown(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(EBS)
    page.get_by_role("button", name="Copy this page as Markdown").press("Enter")
    expect(page.locator("body > p[role=status]")).to_have_text("Page copied as Markdown")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("# Amazon EBS\n\n> ")
    link = page.get_by_role("link", name="View this page as Markdown")
    answer = page.request.get(address + EBS.removesuffix("/") + ".md")
    assert link.evaluate("link => link.href") == answer.url
    assert answer.text() == copied
    context.close()


def shown_terms(page: Page) -> list[str]:
    terms = page.locator("article h3")
    return terms.evaluate_all("all => all.filter(h3 => !h3.hidden).map(h3 => h3.id)")


def test_the_glossary_filters_on_every_key(page: Page, browser: Browser, real) -> None:
    page.goto("/reference/glossary/")
    everything = list(real.content.terms)
    assert shown_terms(page) == everything
    find = page.get_by_label("Filter terms")
    cases = {
        "application load": "alb",  # the name
        "cloud pract": "ccp",  # an alias
        "single sign-on": "identity-center",  # a former name
        "fingerprint of a zone": "ds-record",  # the definition
    }
    for words, wanted in cases.items():
        find.fill(words)
        found = shown_terms(page)
        assert wanted in found, (words, found)
        assert len(found) < 20, (words, found)
    expect(
        page.get_by_role("status").filter(has_text=f"of {len(everything)} terms")
    ).to_be_visible()
    # A letter without a term is gone; Enter goes to the first that is left; a link shows the same.
    assert page.locator(".letters a:visible").count() < 5
    find.press("Enter")
    expect(page).to_have_url(re.compile(rf"\?find=fingerprint.*#{shown_terms(page)[0]}$"))
    teammate = browser.new_page()
    teammate.goto(page.url)
    assert shown_terms(teammate) == shown_terms(page)
    teammate.close()
    find.fill("zzzz")
    assert shown_terms(page) == []
    find.fill("")
    assert shown_terms(page) == everything
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="K", exact=True).click()
    expect(page.locator("#letter-k")).to_be_in_viewport()


def test_a_single_page_prints_without_what_only_a_screen_needs(page: Page) -> None:
    page.goto("/storage/ebs/")
    expect(page.locator(".md-code__nav").first).to_be_attached()
    page.emulate_media(media="print")
    for name in ("path", "code__nav", "header", "sidebar", "footer", "content__button"):
        expect(page.locator(f".md-{name}").first).to_be_hidden()
    # No heading stays alone at the end of a sheet.
    expect(page.locator(".md-content h2").first).to_have_css("break-after", "avoid")
    page.goto("/reference/ports/")
    expect(page.locator(".row-link").first).to_be_hidden()


def test_the_home_page_prints_dark_words_on_white(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("/")
    expect(page.locator(".home-search")).to_be_hidden()
    expect(page.locator(".home-hero h1")).to_have_css("color", "rgb(27, 42, 47)")
    expect(page.locator(".home-hero")).to_have_css("background-image", "none")
