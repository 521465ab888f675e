"""Asks a served site the queries of tests/search_queries.tsv, as a reader would in a browser.

Used by the browser test and by the benchmark, for this site and for the unmodified theme alike:
what counts is the theme's list of results. The first result is the first item of the list; it
leads where Enter would lead.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tools import ROOT

QUERIES = ROOT / "tests" / "search_queries.tsv"

# Types a query into the search box and waits until the list of results has stayed the same for a
# moment. Returns, for each result, where it leads: the link with most points, as for Enter.
_ASK = """
async ([query, pause]) => {
  const input = document.querySelector("[data-md-component=search-query]");
  const list = document.querySelector(".md-search-result__list");
  input.focus();
  input.value = query;
  input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  await new Promise((resolve) => {
    let timer = setTimeout(resolve, 2000);
    new MutationObserver((_, observer) => {
      clearTimeout(timer);
      timer = setTimeout(() => { observer.disconnect(); resolve(); }, pause);
    }).observe(list, { childList: true });
  });
  const points = (link) => parseFloat(link.firstElementChild.dataset.mdScore);
  return [...list.children].slice(0, 3).map((item) =>
    [...item.querySelectorAll("a[href]")].sort((a, b) => points(b) - points(a))[0].href);
}
"""

# The theme makes it a full address when it starts.
_BASE = "new URL(JSON.parse(document.querySelector('#__config').textContent).base, location).href"


@dataclass(frozen=True)
class Query:
    """What is asked, of what kind it is, and the addresses that answer it."""

    text: str
    kind: str
    answers: tuple[str, ...]


@dataclass
class Success:
    """How many queries of a kind were answered by the first result, and by one of three."""

    asked: int = 0
    first: int = 0
    among_three: int = 0


def read_queries(addresses: Mapping[str, str]) -> list[Query]:
    """The queries of the file. `addresses` has the address of each page below the site."""
    with QUERIES.open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if not row[0].startswith("#")]

    def address(answer: str) -> str:
        path, _, anchor = answer.partition("#")
        return addresses[path] + (f"#{anchor}" if anchor else "")

    return [Query(text, kind, tuple(map(address, to.split()))) for text, kind, to in rows]


def ask(page: Page, text: str, pause: int = 40) -> list[str]:
    """Where the first three results of a query lead: addresses below the site.

    `pause`: milliseconds without a change after which the list is taken as complete.
    """
    home = urlsplit(
        page.evaluate("JSON.parse(document.querySelector('#__config').textContent).base")
    )
    base = urlsplit(page.url).path if home.path in ("", ".") else home.path
    found = [urlsplit(link) for link in page.evaluate(_ASK, [text, pause])]
    return [
        link.path.removeprefix(base) + (f"#{link.fragment}" if link.fragment else "")
        for link in found
    ]


def answers(query: Query, address: str) -> bool:
    """Whether an address is one of those a query asks for; any place of a page stands for it."""
    return any(
        address == answer or ("#" not in answer and address.partition("#")[0] == answer)
        for answer in query.answers
    )


def success(found: Iterable[tuple[Query, list[str]]]) -> dict[str, Success]:
    """The success of each kind of query, and of all together."""
    kinds: dict[str, Success] = {}
    for query, addresses in found:
        for kind in (query.kind, "all"):
            own = kinds.setdefault(kind, Success())
            own.asked += 1
            own.first += any(answers(query, address) for address in addresses[:1])
            own.among_three += any(answers(query, address) for address in addresses)
    return {kind: kinds[kind] for kind in [*(k for k in kinds if k != "all"), "all"]}
