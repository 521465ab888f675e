"""The Content-Security-Policy of the site: what its pages may load, and which scripts they may run.

An inline script is allowed by the hash of its text, and only if a template of the theme or of
overrides/ has it: whatever comes from data or prose is content and never runs. Every page lists the
scripts of all pages: instant navigation puts the content of the next page into the document of the
first, whose policy still applies. Scripts in files are allowed from the site itself. Styles may be
inline, because the theme and the pictures have them in attributes, which no hash can allow.

Nothing here touches a file; `publish` reads and writes the pages.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from fieldnotes.problems import Failure, shortened

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
    r"""(?is)<!--(?:-?>|.*?--!?>)|<script\b((?:[^"'>]++|"[^"]*"|'[^']*')*+)>(.*?)</script\s*>"""
)
_FROM_FILE = re.compile(r"(?i)(?:^|\s)src\s*=")
_DATA = re.compile(r"""(?i)(?:^|\s)type\s*=\s*["']?application/(?:[a-z]+\+)?json\b""")

# The place of the policy: at the start of the head, before anything that it could forbid, but after
# the charset, which a browser looks for in the first 1,024 bytes.
_PLACE = re.compile(
    r"""(?isx) ^ (?P<before> .*?<meta\s+charset\s*=[^>]*> | .*?<head(?:\s[^>]*)?> | )
        (?:\s*<meta\ http-equiv="Content-Security-Policy"[^>]*>)?"""
)


# Where a template writes the way from a page to the top of the site.
_TOP = re.compile(r"\{\{[^{}]*\bbase_url\b[^{}]*\}\}")


def scripts(html: str) -> Iterator[str]:
    """The inline scripts of a page or a template, as a browser reads them, without data."""
    for found in _SCRIPT.finditer(html):
        attributes, text = found.groups()
        if attributes is None or _FROM_FILE.search(attributes) or _DATA.search(attributes):
            continue
        # A browser reads every line end as \n before it looks at the script.
        yield text.replace("\r\n", "\n").replace("\r", "\n")


def template_scripts(templates: Iterable[str], tops: Iterable[str]) -> set[str]:
    """The inline scripts that templates put into pages; `tops` are the ways to the site's top.

    A script with any other expression depends on content, so it is left out.
    """
    tops = list(tops)
    filled = {
        _TOP.sub(lambda _, top=top: escape(top), script)  # type: ignore[misc]
        for template in templates
        for script in scripts(template)
        for top in tops
    }
    return {script for script in filled if not re.search(r"\{[{%]", script)}


def page_scripts(pages: Mapping[str, str], known: set[str]) -> set[str]:
    """The inline scripts of pages, given by path. Failure: some that are not `known`."""
    found: dict[str, list[str]] = {}
    for path, html in pages.items():
        for script in dict.fromkeys(scripts(html)):
            found.setdefault(script, []).append(path)
    unknown = [(paths, script) for script, paths in found.items() if script not in known]
    if unknown:
        raise Failure("\n".join(_refusal(paths, script) for paths, script in sorted(unknown)))
    return set(found)


def _refusal(paths: list[str], script: str) -> str:
    more = f" and {len(paths) - 1} more pages" if len(paths) > 1 else ""
    return (
        f'{paths[0]}{more}  csp  the inline script "{shortened(script)}"; expected only scripts of '
        "the theme and of overrides/; remove it from the text or the data that the page shows"
    )


def source(script: str) -> str:
    """An inline script as a policy lists it."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(inline: Iterable[str]) -> str:
    """The policy that allows these inline scripts; the same for any order of them."""
    sources = " ".join([DIRECTIVES["script-src"], *sorted({source(script) for script in inline})])
    return "; ".join(f"{k} {v}" for k, v in {**DIRECTIVES, "script-src": sources}.items())


def with_policy(html: str, text: str) -> str:
    """A page with the policy in its head, in place of one that is there already."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    return _PLACE.sub(lambda found: found["before"] + meta, html, count=1)
