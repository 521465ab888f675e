"""Addresses of pages, relative to the page that links or in full. Pure.

A page is served as a folder (`storage/ebs.md` at `storage/ebs/`), the same in MkDocs and Zensical.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from urllib.parse import urljoin, urlsplit

_HOSTS = {"docs.aws.amazon.com": "AWS docs", "aws.amazon.com": "AWS"}

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
# What browsers leave out of an address, and at its ends.
_IGNORED = re.compile(r"[\t\r\n]")
_BLANKS = "".join(map(chr, range(0x21)))


def address(page: str) -> str:
    """The address of a page below the site's root: `storage/ebs/`, or nothing for the home page."""
    path = page.removesuffix(".md")
    if path == "index":
        return ""
    return path.removesuffix("/index") + "/"


@cache
def href(origin: str, target: str) -> str:
    """The address of `target` (a page with or without #anchor) as seen from the page `origin`."""
    page, _, anchor = target.partition("#")
    relative = posixpath.relpath("/" + address(page), "/" + address(origin))
    relative = "" if relative == "." and anchor else relative.rstrip("/") + "/"
    return relative + ("#" + anchor if anchor else "")


def file_href(origin: str, path: str) -> str:
    """The address of a file below the site's root as seen from the page `origin`."""
    return posixpath.relpath("/" + path, "/" + address(origin))


def scheme(target: str) -> str | None:
    """The scheme of an address as a browser reads it, through line ends inside it, or None."""
    found = _SCHEME.match(_IGNORED.sub("", target.strip(_BLANKS)))
    return found[1].lower() if found else None


def is_readable(target: str) -> bool:
    """Whether an address can be taken apart; `http://[bad` cannot."""
    try:
        urlsplit(target)
    except ValueError:
        return False
    return True


def resolve(origin: str, target: str) -> tuple[str, str] | None:
    """Page and anchor that a Markdown link on `origin` means, or None if it leaves the site."""
    if not is_readable(target):
        return None
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return origin, parts.fragment
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(origin), parts.path))
    return joined, parts.fragment


def followed(origin: str, target: str) -> str:
    """The address that a Markdown link on `origin` leads to, as seen from there."""
    resolved = resolve(origin, target)
    return href(origin, "#".join(resolved).rstrip("#")) if resolved else target


def page_url(site_url: str, page: str) -> str:
    """The full address of a page, with or without an anchor, on the site at `site_url`."""
    path, _, anchor = page.partition("#")
    return urljoin(site_url, address(path)) + (f"#{anchor}" if anchor else "")


def markdown_url(site_url: str, page: str) -> str:
    """The full address of a page's Markdown version: where its source would be."""
    return urljoin(site_url, page)


def target_url(site_url: str, origin: str, target: str) -> str:
    """The full address that a Markdown link on `origin` leads to."""
    resolved = resolve(origin, target)
    return page_url(site_url, "#".join(resolved).rstrip("#")) if resolved else target


class TitledUrl(str):
    """An address of a source that has a title: what was read is not the page itself."""

    source_title: str

    def __new__(cls, url: str, source_title: str) -> TitledUrl:
        self = super().__new__(cls, url)
        self.source_title = source_title
        return self

    def __reduce__(self) -> tuple[type[TitledUrl], tuple[str, str]]:
        return TitledUrl, (str(self), self.source_title)


def source_name(url: str) -> str:
    """The title of a source, or a short name that tells its topic: `AWS docs › efs › limits`."""
    if isinstance(url, TitledUrl):
        return url.source_title
    parts = urlsplit(url)
    host = _HOSTS.get(parts.netloc, parts.netloc.removeprefix("www."))
    steps = [step for step in parts.path.split("/") if step]
    if not steps:
        return host
    last = re.sub(r"\.html?$", "", steps[-1])
    return " › ".join([host, *steps[:1], last] if len(steps) > 1 else [host, last])
