"""A real Chromium on the built site, served on this machine.

A test that fails leaves a screenshot and a trace of each of its tabs below .cache/test-failures;
`playwright show-trace` opens a trace.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from tests.support.builds import HOST, Build
from tests.support.host import serving
from tests.support.repository import ROOT
from tests.support.watch import watch
from tools.setup.programs import CHROMIUM

FAILURES = ROOT / ".cache/test-failures"
FAILED = pytest.StashKey[bool]()
DESKTOP = {"width": 1400, "height": 900}
# Milliseconds. What never comes fails all the same; a busy machine takes its time.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def address(built) -> Iterator[str]:
    """The address of the built site on this machine."""
    with serving(Build(built, HOST)) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of all tests of a worker."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM.found(),
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def browser(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """The browser during one test, after which every context is closed, recorded if it failed."""
    opened: list[BrowserContext] = []

    def prepare(context: BrowserContext) -> None:
        context.set_default_timeout(PATIENCE)
        # Without snapshots: those of the largest pages would take most of the time of a test.
        context.tracing.start()
        opened.append(context)

    chromium.on("context", prepare)
    yield chromium
    chromium.remove_listener("context", prepare)
    for context in set(opened) & set(chromium.contexts):
        if request.node.stash.get(FAILED, False):
            _record(context, request.node.nodeid)
        context.close()


@pytest.fixture
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh tab. The test fails if another host was asked, a script failed or was refused."""
    context = browser.new_context(viewport=DESKTOP, base_url=address)
    seen = watch(context)
    yield context.new_page()
    if not request.node.stash.get(FAILED, False):
        context.close()
        seen.check(address)


def _record(context: BrowserContext, test: str) -> None:
    name = re.sub(r"[^\w.-]+", "-", test.removeprefix("tests/"))[:150]
    FAILURES.mkdir(parents=True, exist_ok=True)
    number = len(list(FAILURES.glob(f"{name}-*.zip")))
    # A tab that hangs or crashed must not hide why the test failed.
    with contextlib.suppress(Error):
        for tab, page in enumerate(context.pages):
            page.screenshot(path=FAILURES / f"{name}-{number}-{tab}.png")
        context.tracing.stop(path=FAILURES / f"{name}-{number}.zip")
