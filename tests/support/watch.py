"""What a page asks for and what goes wrong on it while a test uses it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Response

# Tells of everything that a policy refused, also where the browser itself would not write of it.
REPORT = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`securitypolicyviolation ${event.effectiveDirective} ${event.blockedURI}`));
"""
REFUSED = re.compile(
    r"securitypolicyviolation|Content Security Policy|Permissions-Policy|MIME type|X-Frame-Options"
)


@dataclass
class Seen:
    """Addresses asked for, answers that are errors, errors of scripts, and what was refused."""

    asked: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def elsewhere(self, address: str) -> list[str]:
        """What was asked from another place than an address."""
        return [url for url in self.asked if not url.startswith((address, "data:", "blob:"))]

    def check(self, address: str) -> None:
        """Fail when a page asked another host, a script failed, or the policy refused something."""
        assert self.elsewhere(address) == []
        assert self.errors == []
        assert self.refused == []


def watch(context: BrowserContext) -> Seen:
    """Watch all pages that a context opens from now on."""
    seen = Seen()

    def console(message: ConsoleMessage) -> None:
        if REFUSED.search(message.text):
            seen.refused.append(message.text)

    def response(answer: Response) -> None:
        if answer.status >= 400:
            seen.missing.append(f"{answer.status} {answer.url}")

    context.add_init_script(REPORT)
    context.on("request", lambda request: seen.asked.append(request.url))
    context.on("response", response)
    context.on("console", console)
    context.on("weberror", lambda error: seen.errors.append(str(error.error)))
    return seen
