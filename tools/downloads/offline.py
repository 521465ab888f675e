"""Packs the built site into a zip to read from the disk. `make offline` calls it.

    python -m tools.downloads.offline site dist/aws-field-notes-offline.zip

Three things of a page change, and no other byte of it:

- A server answers the address of a folder with the index.html in it; a browser that reads the disk
  shows a list of files. So every link to a folder gets the name of that file.
- The theme's instant navigation is not named among the features in use. From the disk it gives up,
  and with it the theme's news that a page is there, which all scripts of a page wait for.
- The Content-Security-Policy goes. It allows what comes from the same place as the page, and what
  that is on the disk no standard says: a browser may refuse every script and style there.

The same site gives the same zip, byte for byte.

Left out is what no page leads to and nothing on the disk reads:

- 404.html, whose addresses begin at the top of a host, and which only a host shows;
- redirects: short addresses (go/) and where pages were before they moved;
- sitemaps, robots.txt, llms.txt, llms-full.txt and api/, which tell programs where things are on
  the web, and the link cards, which chats show beside an address on the web;
- the theme's own search (lunr, workers), in whose place ours runs, and maps of its sources.

The Markdown of each page stays: a button beside its title leads there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from fieldnotes.publish import manifest
from tools.downloads.archive import write_zip
from tools.downloads.command import run

# Not for readers of the disk: files by their name or ending, and folders.
LEFT_OUT = re.compile(
    r"(404\.html|sitemap\.xml(\.gz)?|robots\.txt|llms(-full)?\.txt|.*\.map"
    r"|(api|assets/cards|assets/javascripts/(lunr|workers))/.*)"
)
_REFRESH = b'http-equiv="refresh"'
README = """\
Open index.html in a browser: everything, search too, works from here without a network.
Keep the files and folders together, because the pages need each other; only links to other sites \
need a connection.
"""

# A comment, a script or a style, which all stay as they are, or the start of any other tag.
TAG = re.compile(
    r"""(?is)<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[a-z](?:[^"'>]++|"[^"]*"|'[^']*')*+>"""
)
# An attribute with its value, which may have quotes or not.
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)""")
LINKS = {"href", "src", "xlink:href"}
FEATURES = re.compile(r"""(<script id="__config"[^>]*>[^<]*"features": )(\[[^]]*\])""")
INSTANT = "navigation.instant"
POLICY = re.compile(r"""<meta http-equiv="Content-Security-Policy"[^>]*>""")
# What begins with the name of a scheme or of a host is no file of the site.
ELSEWHERE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|//")


def main(arguments: list[str]) -> int:
    """Write the zip; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.downloads.offline", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("target", type=Path, help="the zip to write")
    given = parser.parse_args(arguments)
    return run(lambda: make(given.site, given.target), given.site)


def make(site: Path, target: Path) -> None:
    """Write the zip of a site."""
    write_zip(target, offline_files(read_site(site)))
    print(f"{target}: {target.stat().st_size / 1_000_000:.1f} MB")


def read_site(site: Path) -> dict[str, bytes]:
    """All files of a complete site by their path in it."""
    return {path: (site / path).read_bytes() for path in manifest.check(site)}


def offline_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a site as they are read from the disk, by path."""
    kept = {
        path: data
        for path, data in files.items()
        if not LEFT_OUT.fullmatch(path) and not (path.endswith(".html") and is_redirect(data))
    }
    pages = {
        path: offline_page(data.decode()).encode()
        for path, data in kept.items()
        if path.endswith(".html")
    }
    return {**kept, **pages, "README.txt": README.encode()}


def is_redirect(page: bytes) -> bool:
    """Whether a page only leads to another one."""
    return _REFRESH in page


def offline_page(html: str) -> str:
    """A page for the disk: links to the file in a folder, no instant navigation, no policy."""
    page = TAG.sub(lambda tag: tag[0] if is_passed_over(tag) else offline_tag(tag[0]), html)
    page = POLICY.sub("", page, count=1)
    return FEATURES.sub(lambda found: found[1] + offline_features(found[2]), page)


def offline_features(features: str) -> str:
    """The theme's list of features in use, as JSON, without instant navigation and its parts."""
    return json.dumps([name for name in json.loads(features) if not name.startswith(INSTANT)])


def is_passed_over(tag: re.Match[str]) -> bool:
    """Whether what was found holds no links: a comment, or a script or style with its text."""
    return tag[0].startswith("<!--") or tag[1] is not None


def offline_tag(tag: str) -> str:
    """The start of an element, with its links changed."""

    def changed(attribute: re.Match[str]) -> str:
        name, equals, value = attribute.groups()
        if name.lower() not in LINKS:
            return attribute[0]
        if value[0] in "\"'":
            return f"{name}{equals}{value[0]}{offline_link(value[1:-1])}{value[0]}"
        return f"{name}{equals}{offline_link(value)}"

    return ATTRIBUTE.sub(changed, tag)


def offline_link(link: str) -> str:
    """A link to a folder as one to its index.html, query and anchor kept; others as they are."""
    path = re.split("[?#]", link, maxsplit=1)[0]
    last = path.rpartition("/")[2]
    if not path or ELSEWHERE.match(path) or path.startswith("/") or last not in ("", ".", ".."):
        return link
    return f"{path}{'/' if last else ''}index.html{link[len(path) :]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
