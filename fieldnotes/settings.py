"""The settings that come from the environment in, addresses or one line about a mistake out.

Called by the adapter. An empty variable is one that nobody set: CI passes those on, too.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from fieldnotes.problems import shortened


def site_url(typed: str | None, default: str) -> str:
    """Where the site is read, with a slash at the end. Raises ValueError with one line."""
    return _address("SITE_URL", typed, default).rstrip("/") + "/"


def repository(typed: str | None, default: str) -> str:
    """Where the source is, without a slash at the end. Raises ValueError with one line."""
    return _address("SITE_REPOSITORY", typed, default).rstrip("/")


def _address(name: str, typed: str | None, default: str) -> str:
    address = (typed or "").strip() or default
    try:
        parts = urlsplit(address)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_fits = urlsplit(""), False
    fits = parts.scheme in ("http", "https") and parts.hostname and port_fits
    if not fits or parts.query or parts.fragment or not address.isprintable() or " " in address:
        raise ValueError(
            f'{name}  the value "{shortened(address)}"; expected an address such as {default}; '
            f"correct the variable {name}, or leave it out"
        )
    return address
