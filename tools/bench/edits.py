"""A project in, what somebody may save in it out: a sentence, a fact, a new page.

The same edits fit a copy of the repository and the finished Markdown of one: there a fact is edited
on each page that displays it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from fieldnotes.urls import address

PAGE = "docs/storage/ebs.md"
SECTION = "docs/storage"
# How many pages display the fact that is edited.
PAGES = 5
_FACT = re.compile(r'data-tip="fact:(?P<id>[\w.-]+)"[^>]*>(?P<text>[^<]*)')


@dataclass(frozen=True)
class Edit:
    """New texts of files, and how to see that the pages below some addresses show them.

    `is_shown` is given a page as it was and as it is.
    """

    files: Mapping[str, str]
    addresses: tuple[str, ...]
    is_shown: Callable[[str, str], bool]

    def save(self, root: Path) -> None:
        """Write the files of the edit."""
        for path, text in self.files.items():
            (root / path).write_text(text, encoding="utf-8")


def sentence(root: Path, number: int) -> Edit:
    """One more sentence on a page."""
    words = f"This sentence is number {number}."
    text = (root / PAGE).read_text(encoding="utf-8")
    shown = address(PAGE.removeprefix("docs/"))
    return Edit({PAGE: f"{text}\n\n{words}\n"}, (shown,), lambda _, now: words in now)


def new_page(root: Path, number: int) -> Edit:
    """A new page at the end of a section."""
    name = f"new-{number}.md"
    order = yaml.safe_load((root / SECTION / ".pages").read_text(encoding="utf-8"))
    order["nav"].append(name)
    files = {
        f"{SECTION}/{name}": (
            f"---\ndescription: A page that is new, number {number}.\n---\n\n"
            f"# New page {number}\n\nNobody has read this page before.\n"
        ),
        f"{SECTION}/.pages": yaml.safe_dump(order, sort_keys=False),
    }
    shown = address(f"{SECTION}/{name}".removeprefix("docs/"))
    return Edit(files, (shown,), lambda _, now: "Nobody has read this page before." in now)


def fact_in_data(root: Path, fact: str, pages: tuple[str, ...], number: int) -> Edit:
    """Another value of a fact, in its data file."""
    path, text, value = _value_of(root, fact)
    edited = f"{text[: value.start(1)]}{int(value[1]) + number}{text[value.end(1) :]}"
    return Edit({path: edited}, tuple(map(address, pages)), _shows_other_value(fact))


def fact_in_pages(root: Path, fact: str, pages: tuple[str, ...], number: int) -> Edit:
    """Another value of a fact, in the finished Markdown of each page that displays it."""

    def edited(match: re.Match[str]) -> str:
        return f"{match[0]} {number}" if match["id"] == fact else match[0]

    texts = {f"docs/{page}": (root / "docs" / page).read_text(encoding="utf-8") for page in pages}
    files = {path: _FACT.sub(edited, text) for path, text in texts.items()}
    return Edit(files, tuple(map(address, pages)), _shows_other_value(fact))


def displayed_facts(docs: Path) -> dict[str, tuple[str, ...]]:
    """The pages that display each fact, out of the finished Markdown of all pages."""
    pages: dict[str, set[str]] = defaultdict(set)
    for path in docs.rglob("*.md"):
        for match in _FACT.finditer(path.read_text(encoding="utf-8")):
            pages[match["id"]].add(path.relative_to(docs).as_posix())
    return {fact: tuple(sorted(own)) for fact, own in pages.items()}


def fact_to_edit(root: Path, docs: Path) -> tuple[str, tuple[str, ...]]:
    """A fact on PAGES pages, or some more, that can have another value; with these pages."""
    facts = displayed_facts(docs)
    wanted = [fact for fact, pages in facts.items() if len(pages) >= PAGES]
    for fact in sorted(wanted, key=lambda fact: (len(facts[fact]), fact)):
        if _has_number(root, fact) and _passes(root, fact_in_data(root, fact, facts[fact], 1)):
            return fact, facts[fact]
    sys.exit(f"no fact with a number is on {PAGES} pages")


def _has_number(root: Path, fact: str) -> bool:
    return next(_numbers_of(root, fact), None) is not None


def _numbers_of(root: Path, fact: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    service, _, name = fact.partition(".")
    path = f"data/services/{service}.yml"
    if (root / path).exists():
        text = (root / path).read_text(encoding="utf-8")
        entry = rf"(?m)^  {re.escape(name)}:\n(?:    .*\n)*?    value: (\d+)$"
        if value := re.search(entry, text):
            yield path, text, value


def _value_of(root: Path, fact: str) -> tuple[str, str, re.Match[str]]:
    return next(_numbers_of(root, fact))


def _passes(root: Path, edit: Edit) -> bool:
    """Whether the data have no problem after an edit; leaves them as they were."""
    before = {path: (root / path).read_text(encoding="utf-8") for path in edit.files}
    edit.save(root)
    try:
        command = [sys.executable, "-m", "fieldnotes", "check"]
        return subprocess.run(command, cwd=root, capture_output=True).returncode == 0
    finally:
        Edit(before, (), edit.is_shown).save(root)


def _shows_other_value(fact: str) -> Callable[[str, str], bool]:
    def values(page: str) -> set[str]:
        return {match["text"] for match in _FACT.finditer(page) if match["id"] == fact}

    return lambda before, now: bool(values(now)) and values(now).isdisjoint(values(before))
