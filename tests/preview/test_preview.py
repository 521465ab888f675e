"""`make serve`: live reload, the last good site after a mistake, diagrams drawn live."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from fieldnotes.urls import address as path_of
from tests.support.repository import ROOT, copy_repository
from tests.support.walk import WALK
from tests.support.watch import watch

# MkDocs answers nobody while it builds, and a change may be followed by a second build. Seconds.
PATIENCE = 180


class Server:
    """`mkdocs serve` on a copy of the repository."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        copy_repository(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = folder / "serve.log"
        self.output = self.log.open("w")
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload"]
        self.process = subprocess.Popen(
            [*command, "--dev-addr", f"127.0.0.1:{self.port}"],
            cwd=folder,
            stdout=self.output,
            stderr=subprocess.STDOUT,
            # MkDocs serves from a temporary folder; what it leaves there goes with the test's own.
            env={**os.environ, "PYTHONUNBUFFERED": "1", "TMPDIR": str(folder)},
        )
        self.wait_for("Serving on")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait_for(self, text: str, times: int = 1) -> str:
        """The log, once it holds `text` so many times."""
        for _ in range(PATIENCE * 10):
            said = self.log.read_text()
            if said.count(text) >= times:
                return said
            assert self.process.poll() is None, said
            time.sleep(0.1)
        raise AssertionError(f"no {text!r} in the log:\n{said}")

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            return answer.read().decode()

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
        self.output.close()


def patient(browser: Browser, **options: object) -> BrowserContext:
    """A context of the browser whose pages wait for a build."""
    context = browser.new_context(**options)
    context.set_default_navigation_timeout(PATIENCE * 1000)
    return context


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("served"))
    yield server
    server.stop()


def test_a_change_in_data_or_prose_shows_and_a_mistake_keeps_the_last_good_site(
    server: Server,
) -> None:
    server.edit("data/services/ebs.yml", "value: 80000", "value: 81234")
    server.wait_for("Reloading browsers", 1)
    assert "81,234" in server.get("/storage/ebs/")

    server.edit("docs/storage/ebs.md", "{{ glance ebs }}", "{{ glance abs }}")
    said = server.wait_for("The last good site stays up", 1)
    assert "docs/storage/ebs.md:" in said
    assert 'the unknown service "abs"' in said
    assert "Traceback" not in said
    assert "81,234" in server.get("/storage/ebs/"), "the last good page is still there"

    server.edit("docs/storage/ebs.md", "{{ glance abs }}", "Mended.\n\n{{ glance ebs }}")
    server.wait_for("Reloading browsers", 3)
    assert "Mended." in server.get("/storage/ebs/")

    server.edit("fieldnotes/render/glance.py", "At a glance</p>", "In short</p>")
    server.wait_for("Reloading browsers", 4)
    assert "In short" in server.get("/storage/ebs/"), "the generator itself is reloaded"

    server.edit("overrides/home.html", "data-open-search", 'data-open-search id="changed"')
    server.wait_for("Reloading browsers", 5)
    assert 'id="changed"' in server.get("/"), "templates are reloaded"


def test_every_diagram_is_drawn_live_as_it_is_built(
    server: Server, browser: Browser, address: str, real
) -> None:
    """The same nodes, groups, lines, links and texts in the preview and on the built page."""
    parts = (ROOT / "tests/support/picture_parts.js").read_text()
    live, built = patient(browser).new_page(), browser.new_page()
    asked: list[str] = []
    live.on("request", lambda request: asked.append(request.url))
    live.goto(f"{server.address}/networking/three-tier-architecture/")
    expect(live.locator("div.mermaid svg")).to_have_count(1)
    built.goto(address)
    for path in dict.fromkeys(diagram.page for diagram in real.content.diagrams):
        drawn = live.evaluate(parts, {"path": f"/{path_of(path)}", "live": True})
        titles = [diagram.title for diagram in real.content.diagrams if diagram.page == path]
        assert [picture["title"] for picture in drawn] == titles
        assert drawn == built.evaluate(parts, {"path": f"/{path_of(path)}", "live": False}), path
    assert [url for url in asked if not url.startswith((server.address, "data:"))] == []
    live.context.close()
    built.close()


def test_the_preview_draws_after_instant_navigation(server: Server, browser: Browser) -> None:
    context = patient(browser, viewport={"width": 1400, "height": 900})
    seen = watch(context)
    page = context.new_page()
    page.goto(f"{server.address}/networking/")
    page.locator(".card a", has_text="Three-tier").click()
    picture = page.locator("div.mermaid svg")
    expect(picture).to_have_count(1)
    expect(picture.locator(".node.public").first).to_be_visible()
    context.close()
    seen.check(server.address)


@pytest.mark.parametrize(
    "path",
    ["./", "./?q=snapshot", "storage/", "compare/messaging/", "reference/glossary/", "404.html"],
)
def test_the_policy_refuses_nothing_in_the_preview(
    server: Server, browser: Browser, path: str
) -> None:
    context = patient(
        browser, viewport={"width": 1400, "height": 900}, base_url=f"{server.address}/"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    seen = watch(context)
    page = context.new_page()
    page.goto(path)
    WALK[path](page)
    context.close()
    seen.check(server.address)


def test_an_open_page_shows_what_was_changed(server: Server, browser: Browser) -> None:
    context = patient(browser)
    seen = watch(context)
    page, other = context.new_page(), context.new_page()
    for tab in (page, other):
        tab.goto(f"{server.address}/storage/")
        tab.locator(".card a", has_text="Amazon EBS").click()
        expect(tab.locator("h1")).to_contain_text("Amazon EBS")
    server.edit("docs/storage/ebs.md", "# Amazon EBS", "# Amazon EBS, changed {#amazon-ebs}")
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
    context.close()
