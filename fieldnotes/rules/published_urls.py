"""Rule: an address that a release has published still exists, or redirects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.published_urls import GO, current
from fieldnotes.problems import Finding
from fieldnotes.read.published_urls import FIELD


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    if content.data.skipped:
        return  # What cannot be read now is missing only until it is corrected.
    data, anchors = content.data, current(content, bodies)
    published = set(data.published_urls)
    for index, url in enumerate(data.published_urls):
        if not _is_reachable(url, anchors, data.redirects, published):
            yield Finding(
                data.location(FIELD, index),
                f'the published address "{url}", which was removed',
                "an existing address or a redirect",
                f'restore it, or add "{url}: <new address>" to data/site/redirects.yml',
            )


def _is_reachable(
    url: str, anchors: Mapping[str, list[str]], redirects: Mapping[str, str], published: set[str]
) -> bool:
    if url in redirects:
        return True
    folder, _, name = url.partition("/")
    if folder == GO:
        return name in anchors[GO]
    page, _, anchor = url.partition("#")
    if page in anchors:
        return not anchor or anchor in anchors[page]
    # A page that moved takes its anchors along. One that became a part of another page sends every
    # anchor to that part. One that was removed is reported once, not for each anchor.
    moved = redirects.get(page)
    if moved is None:
        return bool(anchor) and page in published
    return "#" in moved or anchor in anchors.get(moved, [anchor])
