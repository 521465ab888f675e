"""The copy of the site to read from the disk: its links, its files."""

from __future__ import annotations

import pytest

from fieldnotes.publish.csp import with_policy
from tools.downloads.offline import offline_files, offline_link, offline_page


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("storage/", "storage/index.html"),
        ("../ebs/#snapshots", "../ebs/index.html#snapshots"),
        ("../compare/?options=a,b#size", "../compare/index.html?options=a,b#size"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("..#top", "../index.html#top"),
    ],
)
def test_a_link_to_a_folder_leads_to_its_page(link: str, expected: str) -> None:
    assert offline_link(link) == expected


@pytest.mark.parametrize(
    "link",
    [
        "",
        "#snapshots",
        "?q=a/",
        "../assets/images/logo.svg",
        "../ebs.md",
        "page?next=a/",
        "https://docs.aws.amazon.com/ebs/",
        "//example.org/a/",
        "/storage/",
        "mailto:a@example.org?subject=a/",
        "data:text/plain,a/",
        "javascript:void(0)/",
    ],
)
def test_other_links_stay(link: str) -> None:
    assert offline_link(link) == link


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a class="x" href="a/">a/</a>', '<a class="x" href="a/index.html">a/</a>'),
        ("<A HREF = 'a/#b'>", "<A HREF = 'a/index.html#b'>"),
        ("<a href=../a/>", "<a href=../a/index.html>"),
        ('<a\n  title="1 > 0"\n  href="a/"/>', '<a\n  title="1 > 0"\n  href="a/index.html"/>'),
        ('<svg><a xlink:href="a/">', '<svg><a xlink:href="a/index.html">'),
        ('<iframe src="a/">', '<iframe src="a/index.html">'),
    ],
)
def test_links_of_any_spelling_are_found(html: str, expected: str) -> None:
    assert offline_page(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<!-- <a href="a/"> -->',
        """<script>const link = '<a href="a/">';</script>""",
        '<script type="application/json">{"base": "../.."}</script>',
        """<p title='href="a/"' data-href="a/">&lt;a href="a/"&gt; 1 < 2 "quoted\n</p>""",
        '<link rel="canonical" href="https://example.org/a/">\r\n\t<br />é',
    ],
)
def test_what_is_no_link_keeps_every_byte(html: str) -> None:
    assert offline_page(html) == html


def test_instant_navigation_is_left_out_of_the_features() -> None:
    page = '<a>"features": []</a><script id="__config" type="x">{"base": ".", "features": [%s]}'
    before = '"a", "navigation.instant", "navigation.instant.prefetch", "navigation.top"'
    assert offline_page(page % before) == page % '"a", "navigation.top"'


def test_the_policy_is_left_out() -> None:
    page = '<meta charset="utf-8">%s<p>&lt;meta http-equiv="Content-Security-Policy"&gt;'
    assert offline_page(page % with_policy("", "script-src 'self'")) == page % ""


def test_files_for_hosts_and_programs_are_left_out() -> None:
    names = """404.html index.html index.md a/index.html api/v1/x.json sitemap.xml sitemap.xml.gz
        robots.txt llms.txt llms-full.txt assets/cards/a.png feed.xml search/index.js
        assets/javascripts/bundle.js
        assets/javascripts/bundle.js.map assets/javascripts/lunr/x.js
        assets/javascripts/workers/search.js""".split()
    kept = offline_files(dict.fromkeys(names, b'<a href="a/">'))
    assert sorted(kept) == [
        "README.txt",
        "a/index.html",
        "assets/javascripts/bundle.js",
        "feed.xml",
        "index.html",
        "index.md",
        "search/index.js",
    ]
    assert kept["index.html"] == b'<a href="a/index.html">'
    assert kept["index.md"] == b'<a href="a/">'
