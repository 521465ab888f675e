"""Measures search beside that of the unmodified theme, on the same pages. `make bench` calls it.

What it finds: the queries of tests/search_queries.tsv. How fast: from the moment a reader goes to
search to the first results, and from a key to the results it changes; also with an index of ten
times the pages. What it downloads: every byte between going to search and the first results.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Request, sync_playwright
from py_mini_racer import MiniRacer

from fieldnotes.content.words import packed_numbers, packed_words
from fieldnotes.site import open_site
from fieldnotes.urls import address
from tools import ROOT
from tools.bench import projects
from tools.bench.large import TIMES
from tools.bench.search_quality import Query, ask, read_queries, success
from tools.setup.programs import CHROMIUM

# Each query with where its first three results lead.
Found = list[tuple[Query, list[str]]]

# Typed letter by letter, to measure each key: a name, a slip, a fact, a comparison, a question.
TYPED = ["cloudfront", "dynmodb streams", "lambda timeout", "sqs vs sns", "how to undo a deploy"]
# A word that so few places have is one of a site's own.
RARE = 3

# From going to search to the first results of a query that is there already, in milliseconds.
_ARRIVE = """
(query) => new Promise((resolve) => {
  const input = document.querySelector("[data-md-component=search-query]");
  const start = performance.now();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    resolve(performance.now() - start);
  }).observe(document.querySelector(".md-search-result__list"), { childList: true });
  input.value = query;
  input.focus();
})
"""
# From a key to the results that it changes, in milliseconds.
_PRESS = """
(query) => new Promise((resolve) => {
  const input = document.querySelector("[data-md-component=search-query]");
  const give_up = setTimeout(() => resolve(null), 1000);
  new MutationObserver((_, observer) => {
    observer.disconnect();
    clearTimeout(give_up);
    resolve(performance.now() - start);
  }).observe(document.querySelector(".md-search-result__list"), { childList: true });
  const start = performance.now();
  input.value = query;
  input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
})
"""


def main(arguments: list[str]) -> int:
    """Build both sites, ask them, and print the table; returns the exit status."""
    argparse.ArgumentParser(
        prog="python -m tools.bench.search",
        description="Measure search against that of the unmodified theme.",
    ).parse_args(arguments)
    path = CHROMIUM.found()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "one"
        projects.copy_repository(root)
        if (ROOT / ".cache").exists():
            shutil.copytree(ROOT / ".cache", root / ".cache")
        bare = projects.bare_copy(root, Path(folder) / "bare")
        for project in (root, bare):
            projects.build(project)
        queries = read_queries({p: address(p) for p in open_site(root).content.pages})
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            print(f"{len(queries)} queries: found by the first result, and by one of three\n")
            ours, theirs = (found_by(browser, p / "site", queries) for p in (root, bare))
            print_success(ours, theirs)
            print(
                "\nMilliseconds (median, and the slowest of all keys), and kilobytes, compressed\n"
            )
            print_speed("this site", *speed(browser, root / "site"))
            print_speed("unmodified theme", *speed(browser, bare / "site"))
            ten_times(root / "site/search/index.js")
            print_speed(f"this site, {TIMES} times the places", *speed(browser, root / "site"))
            browser.close()
    return 0


def found_by(browser: Browser, site: Path, queries: list[Query]) -> Found:
    """Where the first three results of each query lead."""
    with opened(browser, site) as page:
        page.keyboard.press("/")
        # The theme's own engine takes seconds to get ready.
        page.wait_for_timeout(8000)
        return [(query, ask(page, query.text, pause=150)) for query in queries]


def print_success(
    ours: list[tuple[Query, list[str]]], theirs: list[tuple[Query, list[str]]]
) -> None:
    """A line for each kind of query."""
    heads = ("kind", "queries", "this site", "unmodified theme")
    print(" | ".join(f"{head:>16}" for head in heads))
    other = success(theirs)
    for kind, own in success(ours).items():
        shares = [
            f"{s.first / s.asked:.2f}  {s.among_three / s.asked:.2f}" for s in (own, other[kind])
        ]
        print(" | ".join(f"{cell:>16}" for cell in (kind, own.asked, *shares)))


def speed(browser: Browser, site: Path) -> tuple[float, float, float, float]:
    """Arrival in ms (median of five), keys in ms (median, slowest), kB until the first results."""
    arrivals = []
    for _ in range(5):
        with opened(browser, site) as page:
            arrivals.append(page.evaluate(_ARRIVE, "s3"))
    with opened(browser, site) as page:
        answered: list[bytes] = []

        def keep(request: Request) -> None:
            if response := request.response():
                answered.append(response.body())

        page.on("requestfinished", keep)
        page.evaluate(_ARRIVE, "s3")
        page.wait_for_timeout(1000)
        kilobytes = sum(len(gzip.compress(body, 6)) for body in answered) / 1000
        keys = [
            page.evaluate(_PRESS, query[:length])
            for query in TYPED
            for length in range(2, len(query) + 1)
        ]
    timed = [key for key in keys if key is not None]
    return statistics.median(arrivals), statistics.median(timed), max(timed), kilobytes


def print_speed(name: str, arrival: float, key: float, slowest: float, kilobytes: float) -> None:
    """One line of the second table."""
    print(
        f"{name:>28}: first results {arrival:.0f} after going to search; "
        f"a key {key:.0f}, {slowest:.0f}; {kilobytes:.0f} kB"
    )


def ten_times(script: Path) -> None:
    """Replace the index of a built site by one of ten times the places.

    As on a site that grew: titles and names are others in each copy, frequent words stand in all
    of them, and each copy has rare words of its own.
    """
    text = script.read_text(encoding="utf-8")
    head, _, rest = text.partition(",")
    index = json.loads(rest[: rest.rindex(")")])
    places, copies = len(index["kinds"]), range(TIMES)

    def column(name: str, change: Callable[[str, int], str] = lambda line, _: line) -> str:
        lines = index[name].split("\n")
        return "\n".join(change(line, copy) for copy in copies for line in lines)

    def named(line: str, copy: int) -> str:
        return f"{line} copy{copy}" if copy else line

    words, postings = _unpacked(index["words"], index["postings"])
    vocabulary: dict[str, list[tuple[int, bool]]] = {}
    for word, own in zip(words, postings, strict=True):
        for copy in copies:
            spelled = f"{word}{'qxzjkvwyu'[copy - 1]}q" if copy and len(own) <= RARE else word
            moved = [(number + copy * places, often) for number, often in own]
            vocabulary.setdefault(spelled, []).extend(moved)
    ordered = dict(sorted(vocabulary.items()))
    index |= {
        "kinds": index["kinds"] * TIMES,
        "titles": column("titles", named),
        "anchors": column("anchors", lambda line, copy: f"c{copy}/{line}" if copy else line),
        "values": column("values"),
        "descriptions": column("descriptions"),
        "sectionOf": index["sectionOf"] * TIMES,
        "names": [
            [place + copy * places, term, *(named(name, copy) for name in names)]
            for copy in copies
            for place, term, *names in index["names"]
        ],
        "versus": [[p + copy * places, o] for copy in copies for p, o in index["versus"]],
        "words": packed_words(ordered),
        "postings": " ".join(map(packed_numbers, ordered.values())),
    }
    script.write_text(f"{head},{json.dumps(index)})\n", encoding="utf-8")


def _unpacked(words: str, postings: str) -> tuple[list[str], list[list[tuple[int, bool]]]]:
    """The packed lists of an index, undone by the script that does it in the browser."""
    v8 = MiniRacer()
    v8.eval((ROOT / "overrides/assets/javascripts/search/engine/packing.js").read_text())

    def value(expression: str) -> Any:
        return json.loads(str(v8.eval(f"JSON.stringify({expression})")))

    numbers = value(f"{json.dumps(postings.split(' '))}.map(fieldNotesSearch.unpackNumbers)")
    marked = [[(number >> 1, number & 1 == 1) for number in own] for own in numbers]
    return value(f"fieldNotesSearch.openWords({json.dumps(words)}).all()"), marked


@contextmanager
def opened(browser: Browser, site: Path) -> Iterator[Page]:
    """The home page of a site, served on this machine, in a browser that has nothing cached."""
    handler: Callable[..., http.server.BaseHTTPRequestHandler] = functools.partial(
        _Quiet, directory=str(site)
    )
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.wait_for_load_state("networkidle")
    yield page
    context.close()
    server.shutdown()
    server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
