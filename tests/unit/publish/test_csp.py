"""The policy of pages: which scripts it lists, and where it stands."""

from __future__ import annotations

import pytest

from fieldnotes.publish.csp import policy, script_hashes, with_policy

# printf 'alert(1)' | openssl dgst -sha256 -binary | base64
ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
META = '<meta http-equiv="Content-Security-Policy" content="x">'


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<script type="module">alert(1)</script>',
        "<SCRIPT\n id='a>b'>alert(1)</SCRIPT >",
        '<script data-src="a.js">alert(1)</script>',
        "<!-- <script>no()</script> --><p><script>alert(1)</script><script>alert(1)</script>",
    ],
)
def test_a_script_in_a_page_is_listed_by_its_hash(html: str) -> None:
    assert set(script_hashes(html)) == {ALERT}


def test_a_script_is_hashed_as_a_browser_reads_it() -> None:
    (unix,) = script_hashes("<script>a()\nb('é')\n</script>")
    (windows,) = script_hashes("<script>a()\r\nb('é')\r</script>")
    (spaced,) = script_hashes("<script>a() \nb('é')\n</script>")
    assert unix == windows != spaced


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
    assert list(script_hashes(html)) == []


def test_the_policy_does_not_depend_on_the_order_of_pages() -> None:
    text = policy(["'sha256-b'", "'sha256-a'", "'sha256-b'"])
    assert text == policy(["'sha256-a'", "'sha256-b'"])
    assert "script-src 'self' 'sha256-a' 'sha256-b';" in text


def test_no_script_is_allowed_but_by_its_hash_or_from_the_site() -> None:
    sources = dict(part.split(" ", 1) for part in policy([ALERT]).split("; "))
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
def test_it_stands_before_all_that_it_could_forbid(html: str, expected: str) -> None:
    assert with_policy(html, "x") == expected


def test_a_new_policy_takes_the_place_of_an_old_one() -> None:
    page = '<head><meta charset="utf-8">%s<title>a</title>'
    assert with_policy(with_policy(page % "", "old"), "x") == page % META
