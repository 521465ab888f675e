"""Rule: a redirect leads from an address that was published and removed to one that exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.published_urls import current, urls
from fieldnotes.problems import Finding, suggest
from fieldnotes.read.published_urls import FILE


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    if content.data.skipped:
        return  # What cannot be read now is missing only until it is corrected.
    redirects = content.data.redirects
    existing, published = urls(current(content, bodies)), set(content.data.published_urls)
    for old, new in redirects.items():
        location = content.data.location("redirects", old)
        if old in existing:
            yield Finding(
                location,
                f'a redirect from "{old}", which exists',
                "a redirect from a removed address",
                "remove the redirect",
            )
        elif old not in published:
            yield Finding(
                location,
                f'a redirect from "{old}", which was never published',
                f"an address from {FILE}",
                suggest(old, published - existing, "correct the address or remove the redirect"),
            )
        if new in existing:
            continue
        if redirects.get(new) in existing:
            yield Finding(
                location,
                f'a redirect to "{new}", which is redirected itself',
                "an existing address",
                f'redirect to "{redirects[new]}"',
            )
        else:
            yield Finding(
                location,
                f'a redirect to the missing address "{new}"',
                "an existing page or anchor",
                suggest(new, existing, "correct the address"),
            )
