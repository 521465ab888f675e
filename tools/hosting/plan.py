"""What a deployment has to do, from what is on the disk and what is in the bucket."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from tools.hosting.files import HASHED, WAVES, File, Headers, matches
from tools.hosting.record import Record

# CloudFront charges by the path, and `/*` is one; many single paths spare no copies worth it.
MAX_PATHS = 40
EVERYTHING = "/*"
INDEX = "index.html"


@dataclass(frozen=True)
class Stored:
    """An object as it is in the bucket; `checksum` is None if it was not put there by us."""

    headers: Headers
    checksum: str | None


@dataclass(frozen=True)
class Plan:
    """Which files go up and which objects go; keys and files are sorted as they will be handled.

    `kept` are objects that pages of the last deployment need, and copies of these may still be in
    use; they go with the next deployment.
    """

    new: tuple[File, ...]
    changed: tuple[File, ...]
    gone: tuple[str, ...]
    kept: tuple[str, ...] = ()

    @property
    def waves(self) -> list[tuple[File, ...]]:
        """The files that go up, those first that others need."""
        uploads = sorted([*self.new, *self.changed], key=lambda file: file.key)
        return [tuple(file for file in uploads if file.wave == wave) for wave in WAVES]

    @property
    def stale(self) -> set[str]:
        """Objects of which CloudFront may hold copies that are no longer right.

        New ones are not among them: nothing but an error page, for seconds, can be a copy of them.
        """
        return {file.key for file in self.changed} | set(self.gone)


def make_plan(files: Mapping[str, File], stored: Mapping[str, Stored | None], last: Record) -> Plan:
    """Compare files with objects, both by key. An object that has no file may be None.

    Only what `last`, the record of earlier deployments, lists is ever deleted.
    """

    def differs(file: File) -> bool:
        return stored[file.key] != Stored(file.headers, file.checksum)

    replaced = (last.files & stored.keys()) - files.keys()
    kept = {key for key in replaced if matches(HASHED, key)}
    expired = (last.kept & stored.keys()) - files.keys() - kept
    return Plan(
        new=tuple(file for key, file in sorted(files.items()) if key not in stored),
        changed=tuple(
            file for key, file in sorted(files.items()) if key in stored and differs(file)
        ),
        gone=tuple(sorted((replaced - kept) | expired)),
        kept=tuple(sorted(kept)),
    )


def invalidation(keys: Iterable[str]) -> list[str]:
    """The paths under which CloudFront may hold copies of objects, as few as is sensible."""
    paths = sorted({path for key in keys for path in paths_of(key)})
    return [EVERYTHING] if len(paths) > MAX_PATHS else paths


def paths_of(key: str) -> list[str]:
    """The addresses of an object. A page has two, because a function changes what viewers ask for.

    CloudFront's documentation recommends to invalidate both, before and after the change.
    """
    path = "/" + quote(key)
    return [path.removesuffix(INDEX), path] if path.endswith("/" + INDEX) else [path]
