"""The Content-Security-Policy of the site: what its pages may load, and which scripts they may run.

A script that stands inside a page is allowed by the hash of its text. Every page lists the scripts
of all pages: instant navigation puts the content of the next page into the document of the first,
whose policy goes on to hold. Scripts in files are allowed from the site itself. Styles may stand
inside a page, because the theme and the pictures have them in attributes, which no hash can allow.

Nothing here touches a file; `site` reads and writes the pages.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

# In the order in which a reader asks: in general, by kind, then what pages do.
DIRECTIVES = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "frame-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}

# A comment, in which nothing is a script, or a script with its text. A value may hold ">".
_SCRIPT = re.compile(
    r"""(?is)<!--.*?-->|<script\b((?:[^"'>]++|"[^"]*"|'[^']*')*+)>(.*?)</script\s*>"""
)
_FROM_FILE = re.compile(r"(?i)(?:^|\s)src\s*=")
_DATA = re.compile(r"""(?i)(?:^|\s)type\s*=\s*["']?application/(?:[a-z]+\+)?json\b""")

# The place of the policy: at the start of the head, before anything that it could forbid, but after
# the charset, which a browser looks for in the first 1,024 bytes.
_PLACE = re.compile(
    r"""(?isx) ^ (?P<before> .*?<meta\s+charset\s*=[^>]*> | .*?<head(?:\s[^>]*)?> | )
        (?:\s*<meta\ http-equiv="Content-Security-Policy"[^>]*>)?"""
)


def script_hashes(html: str) -> Iterator[str]:
    """The sources, as a policy names them, of the scripts that stand in a page; data needs none."""
    for found in _SCRIPT.finditer(html):
        attributes, text = found.groups()
        if attributes is None or _FROM_FILE.search(attributes) or _DATA.search(attributes):
            continue
        # A browser reads every line end as \n before it looks at the script.
        read = text.replace("\r\n", "\n").replace("\r", "\n")
        digest = hashlib.sha256(read.encode()).digest()
        yield f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(hashes: Iterable[str]) -> str:
    """The policy that allows these scripts inside pages; the same for any order of them."""
    scripts = " ".join([DIRECTIVES["script-src"], *sorted(set(hashes))])
    return "; ".join(f"{k} {v}" for k, v in {**DIRECTIVES, "script-src": scripts}.items())


def with_policy(html: str, text: str) -> str:
    """A page with the policy in its head, in place of one that is there already."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    return _PLACE.sub(lambda found: found["before"] + meta, html, count=1)
