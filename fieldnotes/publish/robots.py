"""robots.txt: programs may read everything, and find all addresses in the sitemap. Pure."""

from __future__ import annotations

from urllib.parse import urljoin

_HOW = """\
# Everything here may be read. Programs look for this file only at the top of a host. For a site in
# a folder of a host, add its Sitemap line to the file at the top, or tell a search engine the
# address of the sitemap.
"""


def robots_txt(site_url: str) -> str:
    """The text of the file for the site at `site_url`, which ends with a slash."""
    return f"{_HOW}User-agent: *\nAllow: /\n\nSitemap: {urljoin(site_url, 'sitemap.xml')}\n"
