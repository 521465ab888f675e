"""A way through one page of every type, with all controls used. Each step begins at its page."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

MODES = "label[title^='Switch to the']:visible"


def open_tip(link: Locator) -> None:
    """Point at a link until its tip is open: a page that arrives still scrolls to its place."""
    tip = link.page.locator("#open-tip")
    for _ in range(30):
        link.page.mouse.move(0, 0)
        link.hover()
        try:
            return expect(tip).to_be_visible(timeout=2000)
        except AssertionError:
            continue
    return expect(tip).to_be_visible()


def home(page: Page) -> None:
    page.get_by_role("button", name="Search a service, a limit, a question").click()
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.press("Escape")
    for _ in range(2):
        before = page.locator("body").get_attribute("data-md-color-scheme") or ""
        page.locator(MODES).click()
        expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before)
    page.locator("ul.recent-news li a").first.click()
    expect(page).to_have_url(re.compile("/reference/what-changed/#"))


def question(page: Page) -> None:
    """What the address asks for is searched; the Share button has a real address by then."""
    result = page.locator("a.md-search-result__link[href*='/storage/ebs/']").first
    expect(result).to_be_visible()
    share = page.get_by_title("Share", exact=True)
    expect(share).to_have_attribute("href", re.compile(r"\?q=snapshot"))
    share.click()
    page.locator("[data-md-component=search-query]").click()
    result.click()
    expect(page).to_have_url(re.compile(r"/storage/ebs/\?h=snapshot"))
    expect(page.locator(".md-content article > p mark").first).to_be_visible()


def section(page: Page) -> None:
    page.locator(".card a", has_text="Amazon EBS").hover()
    page.locator(".card a", has_text="Amazon EBS").click()
    expect(page).to_have_url(re.compile("/storage/ebs/$"))
    open_tip(page.locator(".glance a.fact").first)
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Storage")


def service(page: Page) -> None:
    page.get_by_role("button", name="Copy this page as Markdown").press("Enter")
    expect(page.locator("body > p[role=status]")).not_to_be_empty()
    page.get_by_title("Copy to clipboard").first.click()
    expect(page.locator(".md-dialog")).to_contain_text("Copied to clipboard")
    open_tip(page.locator("article a.term").first)
    page.locator("article p a[data-preview]").first.hover()
    expect(page.locator(".md-tooltip2--active .md-typeset")).to_be_visible()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    # The button waits for the reader to turn round, which it sees between two frames.
    page.wait_for_function("scrollBy(0, -20) ?? !document.querySelector('.md-top').hidden")
    page.get_by_role("button", name="Back to top").click()
    page.wait_for_function("scrollY === 0")


def diagram(page: Page) -> None:
    page.get_by_role("button", name="Copy Mermaid").first.click()
    expect(page.locator(".visually-hidden[role=status]")).not_to_be_empty()
    page.locator("details.in-words summary").first.click()
    with page.expect_download():
        page.get_by_role("link", name="Save as SVG").first.click()
    page.get_by_role("button", name="Enlarge").first.click()
    picture = page.locator("dialog.enlarged svg").first
    width = picture.bounding_box()["width"]  # type: ignore[index]
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function(
        "w => document.querySelector('.enlarged svg').getBoundingClientRect().width > w * 1.2",
        arg=width,
    )
    page.get_by_role("button", name="Fit to the window").click()
    page.get_by_role("button", name="Close").click()
    page.locator("figure.diagram a", has_text="Internet gateway").first.click()
    expect(page).to_have_url(re.compile("/networking/"))


def comparison(page: Page) -> None:
    page.get_by_label("Filter rows").fill("order")
    expect(page.locator(".compare-status:visible")).to_contain_text(" rows")
    page.get_by_label("Only rows that differ").check()
    page.get_by_label("Amazon SNS").uncheck()
    expect(page).to_have_url(re.compile(r"\?.*options="))
    page.locator(".row-link:visible").first.click()
    page.get_by_role("group", name="Link").get_by_role("button").click()
    page.get_by_role("button", name="Copy as Markdown").first.click()
    page.get_by_role("button", name="Copy link").first.click()
    for name in ("CSV", "JSON"):
        with page.expect_download():
            page.get_by_role("button", name=name, exact=True).click()
    open_tip(page.locator(".source-mark a:visible").first)


def builder(page: Page) -> None:
    page.get_by_label("Compare members of").select_option(label="Databases")
    boxes = page.locator(".family:visible").get_by_role("checkbox")
    boxes.nth(0).check()
    boxes.nth(1).check()
    expect(page.locator(".family:visible .compare-table")).to_be_visible()


def decision(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^They open files")).click()
    page.get_by_role("link", name=re.compile("^Yes, they share")).click()
    page.get_by_role("link", name=re.compile("^Linux")).click()
    expect(page.locator(".end:visible")).to_have_count(1)
    page.get_by_role("button", name="Show all questions and answers").click()


def glossary(page: Page) -> None:
    page.get_by_label("Filter terms").fill("fingerprint of a zone")
    expect(page.get_by_role("status").filter(has_text=" terms")).to_be_visible()
    page.get_by_label("Filter terms").press("Enter")
    expect(page).to_have_url(re.compile(r"\?find=fingerprint.*#"))


def limits(page: Page) -> None:
    page.locator("article td a").first.hover()
    page.locator("article nav a, article a[href^='#']").first.click()


def a_z(page: Page) -> None:
    page.get_by_role("link", name="Amazon DynamoDB Accelerator").click()
    expect(page).to_have_url(re.compile("/databases/"))


def diagrams(page: Page) -> None:
    page.get_by_role("link", name="CI/CD flow").click()
    expect(page.locator("dialog.enlarged svg").first).to_be_visible()


def what_changed(page: Page) -> None:
    page.locator("article h3 a:not(.headerlink), article table a").first.hover()
    with page.expect_response(re.compile(r"/feed\.xml$")) as answer:
        page.get_by_role("contentinfo").get_by_role("link", name="Atom feed").click()
    assert answer.value.ok


def exercise(page: Page) -> None:
    first = page.locator(".exercise").first
    first.get_by_role("combobox").first.select_option("subdomain")
    first.get_by_role("button", name="Check").click()
    expect(first.get_by_role("status")).to_contain_text("right")
    page.get_by_label("An address of your own").fill("https://a.example.co.uk/x")
    expect(page.locator(".own-name-result p code")).to_have_text("example.co.uk")


def lab(page: Page) -> None:
    page.get_by_title("Copy to clipboard").first.click()
    expect(page.locator(".md-dialog")).to_contain_text("Copied to clipboard")
    page.locator("nav.md-path a").first.click()
    page.wait_for_url(re.compile(r"/$"))


def tags(page: Page) -> None:
    page.locator("article h3 + ul a, article table a").first.click()
    expect(page.locator("h1")).to_be_visible()


def missing(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("This page does not exist")
    page.get_by_role("button", name="Search these notes").click()
    page.keyboard.type("vpc")
    expect(page.locator(".search-text").first).not_to_be_empty()


# A page of each type, by its address below the site, and what one does there.
WALK: dict[str, Callable[[Page], None]] = {
    "./": home,
    "./?q=snapshot": question,
    "storage/": section,
    "storage/ebs/": service,
    "networking/three-tier-architecture/": diagram,
    "compare/messaging/": comparison,
    "compare/build/": builder,
    "compare/which-storage/": decision,
    "reference/glossary/": glossary,
    "reference/limits/": limits,
    "reference/a-z/": a_z,
    "reference/diagrams/": diagrams,
    "reference/what-changed/": what_changed,
    "study/domain-names/": exercise,
    "study/lab-route-53/": lab,
    "study/exam/": tags,
    "404.html": missing,
}
