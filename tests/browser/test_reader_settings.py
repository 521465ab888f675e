"""What readers' browsers, keyboards and languages do to a page, and what still has to work."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

BLOCK_STORAGE = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, {
    configurable: true,
    get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
  });
"""


def test_a_page_works_where_the_browser_blocks_storage(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, color_scheme="dark")
    context.add_init_script(BLOCK_STORAGE)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    page = context.new_page()
    page.goto("/storage/ebs/")
    scheme = page.locator("body")
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Switch to the light palette").click()
    expect(scheme).to_have_attribute("data-md-color-scheme", "default")
    expect(page.locator(".md-code__nav").first).to_be_attached()
    page.locator(".md-content a[href*='/ebs-volume-types/']").first.click()
    expect(page).to_have_url(re.compile("/ebs-volume-types/"))
    page.keyboard.press("/")
    page.keyboard.type("lambda")
    expect(page.locator(".md-search-result__item").nth(9)).to_be_attached()
    assert errors == []


@pytest.mark.parametrize("storage", ["localStorage", "sessionStorage"])
def test_blocked_storage_is_replaced_by_memory(
    browser: Browser, address: str, storage: str
) -> None:
    context = browser.new_context(base_url=address)
    context.add_init_script(BLOCK_STORAGE)
    page = context.new_page()
    page.goto("/storage/ebs/")
    found = page.evaluate(
        """(name) => {
          const storage = window[name];
          storage.clear();
          storage.setItem("a", 1);
          storage.setItem("b", "two");
          const kept = [storage.length, storage.key(0), storage.getItem("a"), storage.getItem("b")];
          storage.removeItem("a");
          return [...kept, storage.getItem("a"), storage.key(5), storage.length];
        }""",
        storage,
    )
    assert found == [2, "a", "1", "two", None, None, 1]
    page.reload()
    assert page.evaluate("(name) => window[name].getItem('b')", storage) is None


def test_a_browser_with_storage_keeps_its_own(page: Page) -> None:
    page.goto("/storage/ebs/")
    for storage in ("localStorage", "sessionStorage"):
        assert page.evaluate(f"{storage} instanceof Storage")


# Whether the element with the focus can be seen at none of nine points of each of its lines, also
# once the page has been scrolled to it and the preview of the link before is gone.
IS_HIDDEN = """async () => {
  const focused = document.activeElement, steps = [0.1, 0.5, 0.9];
  if (!focused.closest("main") || !focused.getClientRects().length) return false;
  const at = ({ left, top, width, height }, x, y) =>
    document.elementFromPoint(left + x * width, top + y * height);
  const isSeen = (box) => steps.some((x) => steps.some((y) => focused.contains(at(box, x, y))));
  for (let frame = 0; frame < 100; frame++) {
    if ([...focused.getClientRects()].some(isSeen)) return false;
    await new Promise(requestAnimationFrame);
  }
  return true;
}"""


@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize(
    "path", ["storage/ebs/", "networking/vpc/", "compare/messaging/", "reference/glossary/#vpc"]
)
def test_the_focus_is_never_hidden_under_what_stays(page: Page, path: str, width: int) -> None:
    """WCAG 2.2, 2.4.11: the header, the filter of the glossary, the heads of a comparison."""
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"/{path}")
    start = "#vpc .headerlink" if "glossary" in path else "article a[href]:visible"
    page.locator(start).last.focus()
    hidden = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate(IS_HIDDEN):
            hidden.append(page.evaluate("document.activeElement.outerHTML"))
    assert hidden == []


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        ("storage/ebs/", "snapshots"),
        ("reference/limits/", "ebs.gp3-max-iops"),
        ("reference/glossary/", "vpc"),
        ("networking/three-tier-architecture/", "diagram-three-tier-vpc"),
    ],
)
def test_a_link_leads_to_a_place_close_below_the_header(page: Page, path: str, anchor: str) -> None:
    page.goto(f"/{path}#{anchor}")
    place = page.locator(f"[id='{anchor}']")
    expect(place).to_be_in_viewport()
    # The lowest of what stays at the top.
    covered = page.locator(".md-header, .glossary-filter, .row-filter").last
    page.wait_for_function("scrollY > 100")
    gap = place.bounding_box()["y"] - (
        covered.bounding_box()["y"] + covered.bounding_box()["height"]
    )
    assert 0 <= gap <= 80


# Values of a number and a unit on one line whose last character is left of the first.
TURNED = """() => {
  const values = [...document.querySelectorAll("a.fact, bdi")]
    .filter(({ textContent }) => /^\\d.*[a-z]$/i.test(textContent));
  const turned = values.filter((element) => {
    const [text] = element.childNodes, range = document.createRange();
    const box = (at) => {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect();
    };
    const first = box(0), last = box(text.length - 1);
    return first.width && first.top === last.top && last.left < first.left;
  });
  return [values.length, turned.map((element) => element.textContent)];
}"""


@pytest.mark.parametrize(
    "path", ["storage/ebs/", "reference/limits/", "compare/messaging/", "reference/still-true/"]
)
def test_values_keep_their_order_in_a_page_from_right_to_left(page: Page, path: str) -> None:
    """As translators show it: 64 TiB, not TiB 64."""
    page.goto(f"/{path}")
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    count, turned = page.evaluate(TURNED)
    assert count > 3
    assert turned == []


def test_the_value_that_search_answers_keeps_its_order_from_right_to_left(page: Page) -> None:
    page.goto("/")
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    page.keyboard.press("/")
    page.keyboard.type("lambda timeout")
    expect(page.locator(".search-value bdi")).to_be_visible()
    count, turned = page.evaluate(TURNED)
    assert count > 0
    assert turned == []


FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def test_filters_take_full_width_letters(page: Page) -> None:
    """As Japanese and Chinese keyboards write them."""
    page.goto("/reference/glossary/")
    shown = "all => all.filter((heading) => !heading.hidden).map((heading) => heading.id)"
    find, terms = page.get_by_label("Filter terms"), page.locator("article h3")
    find.fill("application load")
    wanted = terms.evaluate_all(shown)
    find.fill("application load".translate(FULL_WIDTH))
    assert terms.evaluate_all(shown) == wanted != []
    page.goto("/compare/messaging/")
    rows = page.locator(".compare-table tbody tr[id]:visible")
    find = page.get_by_label("Filter rows")
    find.fill("order")
    wanted = rows.evaluate_all("rows => rows.map((row) => row.id)")
    find.fill("ORDER".translate(FULL_WIDTH))
    assert rows.evaluate_all("rows => rows.map((row) => row.id)") == wanted != []
    page.goto("/study/domain-names/")
    page.get_by_label("An address of your own").fill("ａ.ｅｘａｍｐｌｅ．ｃｏ.uk")
    expect(page.locator(".own-name-result p code")).to_have_text("example.co.uk")
