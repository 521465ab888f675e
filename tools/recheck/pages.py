"""The data in, the pages that are gone and the words that are no longer there out: `make recheck`.

    python -m tools.recheck.pages [--again] [services/lambda …]

Fetches each source with page evidence once; `--again` forgets what an earlier run fetched. Needs a
network. The exit status is 1 if anything was found.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag

from fieldnotes.content.content import Content
from fieldnotes.evidence.statements import statements
from fieldnotes.evidence.verify import contains
from fieldnotes.model.evidence import PageEvidence
from fieldnotes.problems import Location, Problem, shortened, sorted_unique
from fieldnotes.site import open_site
from tools.recheck.fetching import Fetched, Politeness, fetch
from tools.recheck.words import normalized, words_of

FOLDER = Path(".cache/recheck")
RULE = "recheck"


@dataclass(frozen=True)
class Quoted:
    """Words that have to be on a page, and where a data file says so."""

    location: Location
    source: str
    words: str


def main(arguments: list[str] | None = None) -> int:
    """Print what was found, one a line, and a closing line; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.recheck.pages", description=__doc__)
    parser.add_argument("files", nargs="*", help="only data files whose path contains this")
    parser.add_argument("--again", action="store_true", help="fetch every page again")
    options = parser.parse_args(arguments)
    if options.again:
        shutil.rmtree(FOLDER, ignore_errors=True)
    wanted = list(quoted(open_site(Path.cwd()).content, options.files))
    pages = {page.url: page for page in _progress(wanted)}
    problems = sorted_unique(recheck(wanted, pages))
    for problem in problems:
        print(problem)
    reached = sum(not page.error for page in pages.values())
    print(
        f"{len(problems)} of {len(wanted)} quotations not found as they are; "
        f"{reached} of {len(pages)} pages answered",
        file=sys.stderr,
    )
    return 1 if problems else 0


def quoted(content: Content, files: Iterable[str] = ()) -> Iterator[Quoted]:
    """The words of all page evidence, or of that in some data files."""
    for path, statement in statements(content.data):
        for index, evidence in enumerate(statement.evidence):
            if isinstance(evidence, PageEvidence) and statement.source:
                location = content.data.location(*path, "evidence", index)
                if not files or any(part in location.file for part in files):
                    yield Quoted(location, str(statement.source), evidence.page)


def recheck(wanted: Iterable[Quoted], pages: Mapping[str, Fetched]) -> Iterator[Problem]:
    """What is wrong with each quotation: its page is gone or has moved, or lacks the words."""
    texts = {url: words_of(page.kind, page.text) for url, page in pages.items() if not page.error}
    for quotation in wanted:
        url = urldefrag(quotation.source).url
        page = pages[url]
        if page.error:
            found = f"{url}: {page.error}"
            yield _problem(quotation, found, "the page", "find where it is now, and change source:")
            continue
        if urldefrag(page.address).url != url:
            found = f"{url} leads to {page.address}"
            yield _problem(quotation, found, "an address that leads nowhere else", "change source:")
        if not contains(texts[url], normalized(quotation.words)):
            found = f'{url} without "{shortened(quotation.words)}"'
            fix = "read the page; correct the value and checked:, or the words"
            yield _problem(quotation, found, "the words of the evidence", fix)


def _problem(quotation: Quoted, found: str, expected: str, fix: str) -> Problem:
    return Problem(quotation.location, RULE, found, expected, fix)


def _progress(wanted: list[Quoted]) -> Iterator[Fetched]:
    urls = list(dict.fromkeys(urldefrag(quotation.source).url for quotation in wanted))
    for number, page in enumerate(fetch(urls, FOLDER, Politeness()), 1):
        print(f"\r{number} of {len(urls)} pages", end="", file=sys.stderr, flush=True)
        yield page
    print(file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
