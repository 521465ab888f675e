"""The addresses from the environment: what is empty is the default, what is none is one line."""

from __future__ import annotations

import pytest

from fieldnotes.settings import repository, site_url

HOME = "https://notes.example/"
SOURCE = "https://code.example/notes"


@pytest.mark.parametrize("typed", [None, "", " ", "\n"])
def test_an_empty_variable_is_the_default(typed: str | None) -> None:
    assert site_url(typed, HOME) == HOME
    assert repository(typed, SOURCE) == SOURCE


@pytest.mark.parametrize("end", ["", "/", "//", " ", "/\n"])
@pytest.mark.parametrize("start", ["https://a.example", "http://127.0.0.1:8000/x"])
def test_the_site_ends_with_one_slash_and_the_repository_with_none(start: str, end: str) -> None:
    assert site_url(start + end, HOME) == f"{start}/"
    assert repository(start + end, SOURCE) == start


@pytest.mark.parametrize(
    "typed",
    [
        *("a.example", "/notes/", "ftp://a.example", "https://", "https:///x", "https://[bad"),
        *("https://a.example/?x=1", "https://a.example/#x", "https://a b.example", "None"),
        *("https://a.example:port/", "git@code.example:notes.git", "https://a\u2028.example"),
    ],
)
def test_what_is_no_address_is_one_line_with_the_variable(typed: str) -> None:
    for name, read in (("SITE_URL", site_url), ("SITE_REPOSITORY", repository)):
        with pytest.raises(ValueError, match=name) as raised:
            read(typed, HOME)
        assert len(str(raised.value).splitlines()) == 1
        assert HOME in str(raised.value)
