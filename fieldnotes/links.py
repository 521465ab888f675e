"""Addresses of pages, relative to the page that links. Pure; called by the renderers and rules.

A page is served as a folder (`storage/ebs.md` at `storage/ebs/`), the same in MkDocs and Zensical.
"""

from __future__ import annotations

import posixpath
from functools import cache
from urllib.parse import urlsplit


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


def resolve(origin: str, target: str) -> tuple[str, str] | None:
    """Page and anchor that a Markdown link on `origin` means, or None if it leaves the site."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return origin, parts.fragment
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(origin), parts.path))
    return joined, parts.fragment


def source_name(url: str) -> str:
    """A short readable name for a source: its host and the last part of its path."""
    parts = urlsplit(url)
    host = parts.netloc.removeprefix("www.")
    last = posixpath.basename(parts.path.rstrip("/"))
    last = last.removesuffix(".html").removesuffix(".htm")
    return f"{host} › {last}" if last else host
