"""The files of a built site as objects of a bucket: type, time in caches and checksum of each."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# What a file is, by its ending. Python's own table depends on the machine it runs on.
TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
# What editors and merges leave in a folder of pictures; hidden files are in no manifest.
LEFTOVER = re.compile(r".*(~|\.(bak|orig|rej|swp|tmp))|(.*/)?#[^/]*#")
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True)
class Rule:
    """How long caches keep the files whose whole path matches; the first rule that does counts."""

    files: re.Pattern[str]
    cache: str


# New content gets a new name, so this one keeps its content. A date is no hash: it has no letter.
HASHED = Rule(
    re.compile(r".*\.(?=[0-9]*[a-f])[0-9a-f]{8,64}\.(min\.)?(css|js)(\.map)?"),
    "public, max-age=31536000, immutable",
)
PAGES = Rule(re.compile(r".*\.html"), "public, max-age=60, must-revalidate")
# Downloads, pictures and fonts change seldom and stand alone. Scripts, styles and data belong to
# the pages of the same build and must not be much older.
RULES = (
    HASHED,
    PAGES,
    Rule(
        re.compile(r".*\.(avif|epub|gif|ico|jpg|pdf|png|svg|webp|woff2|zip)"),
        "public, max-age=3600",
    ),
    Rule(re.compile(r".*"), "public, max-age=300, must-revalidate"),
)
# In this order files go up, so that no page names what is not there yet.
WAVES = ("hashed", "other", "page")


@dataclass(frozen=True)
class Headers:
    """What an object answers with beside its content."""

    type: str
    cache: str


@dataclass(frozen=True)
class File:
    """A file of the site, to be the object `key`; `checksum` is its SHA-256 as S3 writes it."""

    key: str
    path: Path
    headers: Headers
    checksum: str

    @property
    def wave(self) -> str:
        """Which of WAVES it goes up in."""
        return "hashed" if matches(HASHED, self.key) else "page" if is_page(self.key) else "other"


def read_files(site: Path, hashes: Mapping[str, str]) -> dict[str, File]:
    """The files of a built site by their keys; `hashes` is its manifest."""
    return {
        key: File(key, site / key, headers_of(key), checksum(digest))
        for key, digest in hashes.items()
        if not LEFTOVER.fullmatch(key)
    }


def checksum(digest: str) -> str:
    """A SHA-256 in hexadecimal as S3 writes it."""
    return base64.b64encode(bytes.fromhex(digest)).decode()


def headers_of(key: str) -> Headers:
    """Type and time in caches of an object, which depend on its name alone."""
    cache = next(rule.cache for rule in RULES if matches(rule, key))
    return Headers(TYPES.get(Path(key).suffix, UNKNOWN), cache)


def is_page(key: str) -> bool:
    """Whether a key is a page of the site, not a file for it."""
    return matches(PAGES, key)


def matches(rule: Rule, key: str) -> bool:
    """Whether a rule is about a file."""
    return rule.files.fullmatch(key) is not None
