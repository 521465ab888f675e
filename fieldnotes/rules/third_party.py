"""Rule: what we list as third-party software is pinned, under the name that is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding, suggest
from fieldnotes.read.requirements import FILE


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    data = content.data
    for id_, part in data.third_party.items():
        if part.package not in data.versions:
            yield Finding(
                data.location("third_party", id_, "package"),
                f'the package "{part.package}", which is not pinned',
                f"a package that {FILE} pins",
                suggest(part.package, data.versions, "correct the name or remove the entry"),
            )
