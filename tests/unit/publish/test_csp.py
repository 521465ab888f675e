"""The policy of pages: which scripts it lists, and where it stands."""

from __future__ import annotations

import pytest

from fieldnotes.problems import Failure
from fieldnotes.publish.csp import (
    page_scripts,
    policy,
    scripts,
    source,
    template_scripts,
    with_policy,
)

# printf 'alert(1)' | openssl dgst -sha256 -binary | base64
ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
META = '<meta http-equiv="Content-Security-Policy" content="x">'


def test_a_script_is_listed_by_its_hash() -> None:
    assert source("alert(1)") == ALERT


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<script type="module">alert(1)</script>',
        "<SCRIPT\n id='a>b'>alert(1)</SCRIPT >",
        '<script data-src="a.js">alert(1)</script>',
        "<!-- <script>no()</script> --><p><script>alert(1)</script><script>alert(1)</script>",
        # Where a comment ends for a browser.
        "<!--> <script>alert(1)</script> -->",
        "<!---> <script>alert(1)</script> -->",
        "<!-- --!> <script>alert(1)</script> -->",
        '<iframe srcdoc="<script>alert(1)</script>">',
    ],
)
def test_an_inline_script_is_found(html: str) -> None:
    assert set(scripts(html)) == {"alert(1)"}


def test_a_script_is_read_as_a_browser_reads_it() -> None:
    assert list(scripts("<script>a()\r\nb('é')\r</script>")) == ["a()\nb('é')\n"]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="a.js"></script>',
        "<script defer\nSRC = 'a.js'> </script>",
        '<script id="__config" type="application/json">{}</script>',
        "<script type='application/ld+json'>{}</script>",
        "<script type=application/json>{}</script>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    ],
)
def test_files_data_and_text_need_no_hash(html: str) -> None:
    assert list(scripts(html)) == []


def test_scripts_of_templates_are_known_for_every_depth() -> None:
    template = '<script>a("{{ config.extra.scope | d(base_url) }}")</script><script>b()</script>'
    assert template_scripts([template], ["..", "/a&b/"]) == {'a("..")', 'a("/a&amp;b/")', "b()"}


def test_a_script_with_content_in_it_is_not_known() -> None:
    template = '<script>a("{{ page.title }}")</script><script>{% if x %}b(){% endif %}</script>'
    assert template_scripts([template], [".."]) == set()


def test_only_known_scripts_that_pages_have_are_listed() -> None:
    pages = {"a/index.html": "<script>a()</script>", "index.html": "<p>"}
    assert page_scripts(pages, {"a()", "b()"}) == {"a()"}


def test_an_unknown_script_is_refused_with_its_page() -> None:
    pages = {
        "a/index.html": "<script>evil()</script><script>evil()</script><script>a()</script>",
        "index.html": "<script>evil()</script>",
        "b/index.html": "<script>\n</script>",
    }
    with pytest.raises(Failure) as raised:
        page_scripts(pages, {"a()"})
    rest = (
        "expected only scripts of the theme and of overrides/; "
        "remove it from the text or the data that the page shows"
    )
    assert str(raised.value).splitlines() == [
        f'a/index.html and 1 more pages  csp  the inline script "evil()"; {rest}',
        f'b/index.html  csp  the inline script ""; {rest}',
    ]


def test_the_policy_does_not_depend_on_the_order_of_pages() -> None:
    text = policy(["b", "a", "b"])
    assert text == policy(["a", "b"])
    assert f"script-src 'self' {' '.join(sorted(map(source, 'ab')))};" in text


def test_no_script_is_allowed_but_by_its_hash_or_from_the_site() -> None:
    sources = dict(part.split(" ", 1) for part in policy(["alert(1)"]).split("; "))
    assert sources["script-src"] == f"'self' {ALERT}"
    assert sources["default-src"] == "'self'"
    assert sources["object-src"] == sources["frame-src"] == "'none'"
    assert [kind for kind, text in sources.items() if "unsafe" in text] == ["style-src"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<!doctype html>\n<head>\n  <meta charset="utf-8">\n  <title>a</title>',
            f'<!doctype html>\n<head>\n  <meta charset="utf-8">{META}\n  <title>a</title>',
        ),
        ("<head><meta charset=utf-8 /><p>", f"<head><meta charset=utf-8 />{META}<p>"),
        ('<html><HEAD lang="a">\r\n<script>', f'<html><HEAD lang="a">{META}\r\n<script>'),
        ("<header>a", f"{META}<header>a"),
        ("", META),
    ],
)
def test_the_policy_precedes_everything_that_it_could_forbid(html: str, expected: str) -> None:
    assert with_policy(html, "x") == expected


def test_a_new_policy_takes_the_place_of_an_old_one() -> None:
    page = '<head><meta charset="utf-8">%s<title>a</title>'
    assert with_policy(with_policy(page % "", "old"), "x") == page % META
