"""Rule: the day that readers see for AWS's models is that of the pinned release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.problems import Finding


def check(content: Content, bodies: Mapping[str, Body]) -> Iterator[Finding]:
    for package, release in content.data.model_releases.items():
        pinned = content.data.versions.get(package)
        if pinned is not None and pinned != release.version:
            yield Finding(
                content.data.location("model_releases", package, "version"),
                f"{package} {release.version}",
                f"{pinned}, which is pinned",
                "write the version and the day of its release, which make aws-changes names",
            )
