"""Rule: an address that was published once lives, or leads on (data/site/redirects.yml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fieldnotes.content.body import Body
from fieldnotes.content.content import Content
from fieldnotes.content.permalinks import GO, addresses, published
from fieldnotes.problems import Location, Problem, suggest


def check(content: Content, expanded: Mapping[str, Body]) -> Iterator[Problem]:
    if content.data.skipped:
        return  # what cannot be read is gone only until it is mended
    living = published(content, expanded)
    yield from _gone(content, living)
    yield from _wrong_redirects(content, living)


def _gone(content: Content, living: Mapping[str, list[str]]) -> Iterator[Problem]:
    redirects = content.data.redirects
    for page, anchors in content.data.permalinks.items():
        moved = redirects.get(page, "")
        # Of a page that is part of another now, every anchor leads to that part.
        if page in living or moved in living:
            there = living[page if page in living else moved]
            for number, anchor in enumerate(anchors):
                typed = f"{GO}/{anchor}" if page == GO else f"{page}#{anchor}"
                if anchor not in there and typed not in redirects:
                    yield _no_way(content.data.location("permalinks", page, number), typed)
        elif not moved:
            yield _no_way(content.data.location("permalinks", page), page)


def _no_way(location: Location, typed: str) -> Problem:
    return Problem(
        location,
        "permalinks",
        f'the published address "{typed}", which is gone',
        "that it is there or leads on",
        f'bring it back, or say in data/site/redirects.yml where it is now: "{typed}: …"',
    )


def _wrong_redirects(content: Content, living: Mapping[str, list[str]]) -> Iterator[Problem]:
    redirects = content.data.redirects
    now, ever = addresses(living), addresses(content.data.permalinks)
    for old, new in redirects.items():
        location = content.data.location("redirects", old)
        if old in now:
            yield Problem(
                location,
                "permalinks",
                f'a redirect from "{old}", which is there',
                "one from an address that is gone",
                "remove the redirect, or what is there",
            )
        elif old not in ever:
            yield Problem(
                location,
                "permalinks",
                f'a redirect from "{old}", which was never published',
                "an address of data/site/permalinks.yml",
                suggest(old, ever - now, "correct the address or remove the redirect"),
            )
        if new in now:
            continue
        if redirects.get(new) in now:
            yield Problem(
                location,
                "permalinks",
                f'a redirect to "{new}", which leads on',
                "a place that is there",
                f'lead to "{redirects[new]}" at once',
            )
        else:
            yield Problem(
                location,
                "permalinks",
                f'a redirect to the missing place "{new}"',
                "a page, or an anchor of one",
                suggest(new, now, "correct the target"),
            )
