"""A real Chromium on the built site, served on this machine."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.watch import watch
from tools.setup.programs import CHROMIUM

# What never comes fails all the same; a busy machine takes its time for the largest pages.
expect.set_options(timeout=30_000)


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves the site as its host would: the sitemap names the address it is served from.

    The theme previews and preloads only what the sitemap lists.
    """

    def do_GET(self) -> None:
        if self.path != "/sitemap.xml":
            return super().do_GET()
        port = self.server.server_port  # type: ignore[attr-defined]
        text = (Path(self.directory) / "sitemap.xml").read_text()
        body = re.sub(r"https://[^/]+/", f"http://127.0.0.1:{port}/", text).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """The address of the built site on this machine."""
    handler = functools.partial(Host, directory=str(built))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = CHROMIUM.found()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh tab. The test fails if another host was asked, a script failed or was refused."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, base_url=address)
    seen = watch(context)
    yield context.new_page()
    context.close()
    seen.check(address)
