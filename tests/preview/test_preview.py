"""`make serve`: live reload, the last good site after a mistake, diagrams drawn live."""

from __future__ import annotations

import re
import urllib.error
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from fieldnotes.urls import address as path_of
from tests.support.browser import DESKTOP
from tests.support.preview import PATIENCE, Preview, make_repository, previewing
from tests.support.repository import ROOT
from tests.support.walk import WALK
from tests.support.watch import watch


def patient(browser: Browser, **options: object) -> BrowserContext:
    """A context of the browser whose pages wait for a build."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE * 1000)
    return context


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview") / "repository"
    make_repository(folder)
    with previewing(folder) as preview:
        yield preview


def test_preview_shows_a_change_and_keeps_the_last_good_site_after_a_mistake(
    preview: Preview,
) -> None:
    preview.edit("data/services/ebs.yml", "value: 64", "value: 61234")
    preview.wait_for("Reloading browsers", 1)
    assert "61,234" in preview.get("/storage/ebs/")

    preview.edit("docs/storage/ebs.md", "{{ glance ebs }}", "{{ glance abs }}")
    said = preview.wait_for("The last good site stays up", 1)
    assert "docs/storage/ebs.md:" in said
    assert 'the unknown service "abs"' in said
    assert "Traceback" not in said
    assert "61,234" in preview.get("/storage/ebs/"), "the last good page is still there"

    preview.edit("docs/storage/ebs.md", "{{ glance abs }}", "Mended.\n\n{{ glance ebs }}")
    preview.wait_for("Reloading browsers", 3)
    assert "Mended." in preview.get("/storage/ebs/")

    preview.edit("fieldnotes/render/glance.py", '"At a glance", ', '"In short", ')
    preview.wait_for("Reloading browsers", 4)
    assert "In short" in preview.get("/storage/ebs/"), "the generator itself is reloaded"

    preview.edit("overrides/home.html", "data-open-search", 'data-open-search id="changed"')
    preview.wait_for("Reloading browsers", 5)
    assert 'id="changed"' in preview.get("/"), "templates are reloaded"


def test_preview_reports_what_a_check_finds_while_the_page_is_shown(preview: Preview) -> None:
    before = preview.log.count("Reloading browsers")
    preview.edit("docs/storage/ebs.md", "## Size", "See [nothing](gone.md).\n\n## Size")
    said = preview.wait_for("gone.md", 1)
    assert re.search(r"docs/storage/ebs\.md:\d+ +links", said)
    assert "See" in preview.get("/storage/ebs/"), "a wrong link breaks no page"
    preview.edit("docs/storage/ebs.md", "See [nothing](gone.md).\n\n", "")
    preview.wait_for("Reloading browsers", before + 2)


def test_preview_shows_a_new_page_and_a_new_title_in_the_navigation(preview: Preview) -> None:
    before = preview.log.count("Reloading browsers")
    page = preview.folder / "docs/reference/new.md"
    page.write_text("---\ndescription: A new page.\n---\n\n# A page that is new\n")
    preview.wait_for("Reloading browsers", before + 1)
    assert "A page that is new" in preview.get("/reference/new/")
    assert "A page that is new" in preview.get("/reference/ports/"), "the navigation has it"
    preview.edit("docs/reference/new.md", "# A page that is new", "# A page with a new title")
    preview.wait_for("Reloading browsers", before + 2)
    assert "A page with a new title" in preview.get("/reference/ports/")


def test_preview_serves_the_files_next_to_the_pages(preview: Preview) -> None:
    assert preview.get("/storage/ebs.md").startswith("# Amazon EBS")
    assert "<feed" in preview.get("/feed.xml")
    assert "Amazon EBS" in preview.get("/storage/ebs"), "a missing slash is added"
    assert "url=../../storage/ebs/" in preview.get("/go/volume/"), "short names lead on"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        preview.get("/storage/nowhere/")


@pytest.fixture(scope="module")
def live_page(real):
    """Gives a page of the real site as the preview has it: its fences are left to the browser."""

    def render(path: str) -> str:
        return real.html(real.bodies[path], live=True)

    return render


def test_preview_draws_every_diagram_as_the_build_does(
    preview: Preview, browser: Browser, built: Path, real, live_page
) -> None:
    """The same nodes, groups, lines, links and texts in the preview and on the built page."""
    parts = (ROOT / "tests/support/picture_parts.js").read_text()
    page = patient(browser).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    def answer_live(route: Route) -> None:
        path = route.request.url.partition("/live/")[2]
        route.fulfill(content_type="text/html", body=live_page(path))

    page.route("**/live/**", answer_live)
    page.route(
        "**/built/**",
        lambda route: route.fulfill(
            path=built / route.request.url.partition("/built/")[2] / "index.html"
        ),
    )
    page.goto(f"{preview.address}/storage/ebs/")
    expect(page.locator("div.mermaid svg")).to_have_count(1)
    for path in dict.fromkeys(diagram.page for diagram in real.content.diagrams):
        base = f"/{path_of(path)}"
        drawn = page.evaluate(parts, {"path": f"/live/{path}", "base": base, "live": True})
        titles = [diagram.title for diagram in real.content.diagrams if diagram.page == path]
        assert [picture["title"] for picture in drawn] == titles
        static = {"path": f"/built{base}", "base": base, "live": False}
        assert drawn == page.evaluate(parts, static), path
    assert [url for url in asked if not url.startswith((preview.address, "data:"))] == []


def test_preview_draws_after_instant_navigation(preview: Preview, browser: Browser) -> None:
    context = patient(browser, viewport=DESKTOP)
    seen = watch(context)
    page = context.new_page()
    page.goto(f"{preview.address}/storage/")
    page.locator(".card a", has_text="Amazon EBS").click()
    picture = page.locator("div.mermaid svg")
    expect(picture).to_have_count(1)
    expect(picture.locator(".node.public").first).to_be_visible()
    context.close()
    seen.check(preview.address)


@pytest.mark.parametrize(
    "path",
    ["./", "./?q=snapshot", "storage/", "compare/messaging/", "reference/glossary/", "404.html"],
)
def test_preview_policy_refuses_nothing(preview: Preview, browser: Browser, path: str) -> None:
    context = patient(browser, viewport=DESKTOP, base_url=f"{preview.address}/")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    seen = watch(context)
    page = context.new_page()
    page.goto(path)
    WALK[path](page)
    context.close()
    seen.check(preview.address)


def test_preview_reloads_open_pages_when_their_source_changes(
    preview: Preview, browser: Browser
) -> None:
    context = patient(browser)
    seen = watch(context)
    page, other = context.new_page(), context.new_page()
    for tab in (page, other):
        tab.goto(f"{preview.address}/storage/")
        tab.locator(".card a", has_text="Amazon EBS").click()
        expect(tab.locator("h1")).to_contain_text("Amazon EBS")
    preview.edit("docs/storage/ebs.md", "# Amazon EBS", "# Amazon EBS, changed {#amazon-ebs}")
    for tab in (page, other):
        expect(tab.locator("h1")).to_contain_text("Amazon EBS, changed", timeout=PATIENCE * 1000)
    assert "Content-Security-Policy" in page.content()
    with page.expect_console_message(lambda said: "securitypolicyviolation" in said.text):
        page.evaluate(
            "setTimeout(() => document.body.append(Object.assign("
            "document.createElement('script'), { textContent: 'window.hacked = 1' })))"
        )
    assert page.evaluate("window.hacked") is None
    assert len(seen.refused) >= 1
