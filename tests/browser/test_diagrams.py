"""Diagrams as readers use them: enlarged, zoomed, by keyboard and touch, saved, copied, printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from fieldnotes.urls import address as path_of
from tests.support.repository import ROOT

PAGE = "/networking/three-tier-architecture/"
ENLARGED = f"{PAGE}?enlarged#diagram-three-tier-vpc"


def picture(page: Page) -> Locator:
    return page.locator("figure.diagram .diagram-picture").first


def view(page: Page) -> Locator:
    return page.locator("dialog.enlarged")


def box(page: Page) -> dict[str, float]:
    """Where the enlarged picture is, in pixels of the window, once it has been moved there."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return view(page).locator("svg").evaluate("svg => svg.getBoundingClientRect().toJSON()")


def test_enter_enlarges_and_esc_gives_the_focus_back(page: Page) -> None:
    page.goto(PAGE)
    picture(page).focus()
    page.keyboard.press("Enter")
    expect(view(page)).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape(ENLARGED) + "$"))
    whole = box(page)
    assert whole["left"] >= 0 and whole["right"] <= 1400
    assert whole["top"] >= 40 and whole["bottom"] <= 900
    page.keyboard.press("Escape")
    expect(view(page)).to_have_count(0)
    expect(page).to_have_url(re.compile(PAGE + "$"))
    expect(picture(page)).to_be_focused()


def test_keys_buttons_wheel_and_mouse_move_the_picture(page: Page) -> None:
    page.goto(PAGE)
    page.get_by_role("button", name="Enlarge").first.click()
    expect(view(page)).to_be_visible()
    start = box(page)
    page.keyboard.press("+")
    larger = box(page)
    assert larger["width"] > start["width"] * 1.2
    page.keyboard.press("ArrowRight")
    assert box(page)["left"] < larger["left"]
    page.keyboard.press("-")
    page.keyboard.press("0")
    assert box(page) == pytest.approx(start, abs=1)

    page.get_by_role("button", name="Zoom in").click()
    assert box(page)["width"] == pytest.approx(larger["width"], rel=0.01)
    page.get_by_role("button", name="Zoom out").click()
    page.get_by_role("button", name="Fit to the window").click()
    assert box(page) == pytest.approx(start, abs=1)

    page.mouse.move(700, 450)
    page.mouse.wheel(0, -300)
    page.wait_for_function(
        "w => document.querySelector('.enlarged svg').getBoundingClientRect().width > w",
        arg=start["width"] * 1.1,
    )
    before = box(page)
    page.mouse.down()
    page.mouse.move(760, 490, steps=4)
    page.mouse.up()
    after = box(page)
    assert after["left"] == pytest.approx(before["left"] + 60, abs=3)
    assert after["top"] == pytest.approx(before["top"] + 40, abs=3)
    expect(view(page)).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(view(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Enlarge").first).to_be_focused()


def test_a_click_on_the_picture_enlarges_and_on_a_node_follows_its_link(page: Page) -> None:
    page.goto(PAGE)
    picture(page).click(position={"x": 20, "y": 20})
    expect(view(page)).to_be_visible()
    node = view(page).locator("a", has_text="Internet gateway")
    # A drag that begins on a node is no click on it.
    at = node.bounding_box()
    page.mouse.move(at["x"] + 5, at["y"] + 5)
    page.mouse.down()
    page.mouse.move(at["x"] + 65, at["y"] + 45, steps=4)
    page.mouse.up()
    expect(view(page)).to_be_visible()
    box(page)
    node.click()
    expect(page).to_have_url(re.compile(r"/networking/subnets-and-routes/#internet-gateway$"))
    expect(view(page)).to_have_count(0)
    page.go_back()
    expect(view(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(view(page)).to_have_count(0)
    picture(page).locator("a", has_text="Internet gateway").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/networking/subnets-and-routes/#internet-gateway$"))


def test_a_link_opens_the_page_with_its_diagram_enlarged(page: Page) -> None:
    page.goto(ENLARGED)
    expect(view(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(view(page)).to_have_count(0)
    expect(page).to_have_url(re.compile(PAGE + "#diagram-three-tier-vpc$"))
    expect(picture(page)).to_be_in_viewport()

    page.goto("/reference/diagrams/")
    page.get_by_role("link", name="CI/CD flow").click()
    expect(view(page)).to_be_visible()
    expect(view(page)).to_have_accessible_name("CI/CD flow")


def test_back_closes_the_enlarged_diagram_and_forward_opens_it(page: Page) -> None:
    page.goto("/networking/subnets-and-routes/")
    page.goto(PAGE)
    page.get_by_role("button", name="Enlarge").first.click()
    expect(view(page)).to_be_visible()
    page.go_back()
    expect(view(page)).to_have_count(0)
    expect(page).to_have_url(re.compile(PAGE + "$"))
    page.go_forward()
    expect(view(page)).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape(ENLARGED) + "$"))
    page.keyboard.press("Escape")
    expect(view(page)).to_have_count(0)
    expect(page).to_have_url(re.compile(PAGE + "#diagram-three-tier-vpc$"))


def test_a_closed_diagram_leaves_no_entry_to_go_back_through(page: Page) -> None:
    page.goto("/networking/subnets-and-routes/")
    page.goto(PAGE)
    for _ in range(3):
        page.get_by_role("button", name="Enlarge").first.click()
        expect(view(page)).to_be_visible()
        page.get_by_role("button", name="Close").click()
        expect(view(page)).to_have_count(0)
        expect(page).to_have_url(re.compile(PAGE + "$"))
    page.go_back()
    expect(page).to_have_url(re.compile("/networking/subnets-and-routes/$"))


def test_back_from_a_link_to_an_enlarged_diagram_leaves_the_page(page: Page) -> None:
    page.goto("/networking/subnets-and-routes/")
    page.goto(ENLARGED)
    expect(view(page)).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("/networking/subnets-and-routes/$"))


def test_the_enlarged_view_works_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, base_url=address
    )
    page = context.new_page()
    page.goto(PAGE)
    picture(page).scroll_into_view_if_needed()
    picture(page).tap(position={"x": 15, "y": 15})
    expect(view(page)).to_be_visible()
    start = box(page)
    assert start["left"] >= 0 and start["right"] <= 390
    # Two fingers move apart.
    touch = context.new_cdp_session(page)
    for kind, gap in (("touchStart", 20), ("touchMove", 50), ("touchMove", 90)):
        fingers = [{"x": 195 - gap, "y": 420}, {"x": 195 + gap, "y": 420}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
        box(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function(
        "w => document.querySelector('.enlarged svg').getBoundingClientRect().width > w",
        arg=start["width"] * 1.5,
    )
    larger = box(page)
    # One finger moves the picture.
    for kind, x in (("touchStart", 200), ("touchMove", 230), ("touchMove", 260)):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": 420}]})
        box(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function(
        "left => document.querySelector('.enlarged svg').getBoundingClientRect().left > left",
        arg=larger["left"] + 20,
    )
    page.get_by_role("button", name="Close").tap()
    expect(view(page)).to_have_count(0)
    context.close()


def test_a_diagram_is_saved_copied_and_read_in_words(
    browser: Browser, address: str, real, tmp_path: Path
) -> None:
    context = browser.new_context(
        base_url=address, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(PAGE)
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save as SVG").first.click()
    assert saving.value.suggested_filename == "three-tier-vpc.svg"
    saving.value.save_as(tmp_path / "saved.svg")
    # It is a picture for itself: light, whatever the palette of the reader.
    alone = context.new_page()
    alone.emulate_media(color_scheme="dark")
    alone.goto(f"{PAGE}three-tier-vpc.svg")
    fill = "element => getComputedStyle(element).fill"
    assert alone.locator(".node.public rect").first.evaluate(fill) == "rgb(253, 232, 196)"
    assert alone.locator(".node text").first.evaluate(fill) == "rgb(27, 42, 47)"

    page.get_by_role("button", name="Copy Mermaid").first.click()
    expect(page.locator(".visually-hidden[role=status]")).to_have_text("Mermaid source copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    (diagram, *_) = [d for d in real.content.diagrams if d.title == "Three-tier VPC"]
    assert copied == diagram.unlinked_source

    words = page.locator("details.in-words").first
    expect(words.locator("li").first).to_be_hidden()
    words.locator("summary").press("Enter")
    expect(words.get_by_text("From Users to Internet gateway and back: HTTPS")).to_be_visible()
    context.close()


def test_diagrams_are_complete_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    page.locator("details.in-words summary").first.click()
    expect(page.locator("details.in-words li").first).to_be_visible()
    expect(page.get_by_role("link", name="Save as SVG").first).to_be_visible()
    expect(page.get_by_role("button", name="Enlarge")).to_have_count(0)
    page.locator("figure.diagram a", has_text="Internet gateway").first.click()
    expect(page).to_have_url(re.compile("#internet-gateway$"))
    context.close()


LABELS_UNDER = (ROOT / "tests/support/labels_under.js").read_text()


def all_pictures(built: Path, real, address: str) -> str:
    """A page with the pictures of all others, in their styles: opening each takes minutes."""
    pages = dict.fromkeys(path_of(diagram.page) for diagram in real.content.diagrams)
    texts = {path: (built / path / "index.html").read_text(encoding="utf-8") for path in pages}
    head, *_ = texts[PAGE[1:]].partition("<body")
    articles, count = [], 0
    for path, text in texts.items():
        figures = re.findall(r"<figure class=.diagram.*?</figure>", text, re.S)
        count += len(figures)
        shown = "".join(figures)
        articles.append(f'<article class="md-typeset" data-page="{path}">{shown}</article>')
    assert count == len(real.content.diagrams)
    head = head.replace("<head>", f'<head><base href="{address}{PAGE}">')
    return f'{head}<body class="md-content">{"".join(articles)}</body>'


def test_no_label_sits_on_a_frame_or_on_another_text(
    browser: Browser, address: str, built: Path, real
) -> None:
    context = browser.new_context(
        base_url=address, viewport={"width": 1400, "height": 900}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/robots.txt")
    page.set_content(all_pictures(built, real, address))
    assert page.evaluate(LABELS_UNDER) == []
    label = page.locator(".edgeLabel text:not(:empty)").first
    label.evaluate("label => label.setAttribute('transform', 'translate(9999)')")
    assert len(page.evaluate(LABELS_UNDER)) == 1, "a label outside of its picture is not found"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_in_pictures_has_the_contrast_it_needs(page: Page, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: as computed by the browser, not as typed in the style sheet."""
    page.emulate_media(color_scheme=scheme)
    page.goto(PAGE)
    pairs = page.evaluate(
        """() => [...document.querySelectorAll("figure.diagram .node")].map((node) => [
          getComputedStyle(node.querySelector("text")).fill,
          getComputedStyle(node.querySelector("rect, path, polygon")).fill,
          getComputedStyle(node.querySelector("rect, path, polygon")).stroke,
          getComputedStyle(node.closest(".diagram-picture")).backgroundColor])"""
    )
    assert len(pairs) > 10
    for text, fill, line, paper in pairs:
        assert contrast(text, fill) >= 4.5
        assert contrast(line, paper) >= 3


def contrast(one: str, other: str) -> float:
    def luminance(color: str) -> float:
        channels = [int(c) / 255 for c in re.findall(r"\d+", color)[:3]]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_paper_is_light_and_shows_the_picture_whole(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(PAGE)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print", color_scheme="dark")
    node = picture(page).locator(".node.public rect").first
    assert node.evaluate("e => getComputedStyle(e).fill") == "rgb(253, 232, 196)"
    expect(page.locator(".diagram-tools").first).to_be_hidden()
    expect(page.locator("figure.diagram .legend").first).to_be_visible()
    page.set_viewport_size({"width": 700, "height": 1000})
    sizes = picture(page).evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert sizes[0] <= sizes[1]


def test_every_node_is_on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto("/messaging/choosing/")
    nodes = page.locator(".diagram-picture .node")
    is_hidden = "node => getComputedStyle(node).display === 'none'"
    hidden = nodes.evaluate_all(f"nodes => nodes.filter({is_hidden}).map((n) => n.textContent)")
    assert nodes.count() == 8
    assert hidden == []
