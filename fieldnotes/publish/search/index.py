"""The index of the site: every place one may look for, with its names and the words of its text.

Pure. The places are numbered in the order of the index: a page, then what is on it, then the next
page. Numbers in `names`, `services`, `versus` and `postings` are those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypedDict

from fieldnotes.content.catalog import catalog, kind_of_page
from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import GLOSSARY, LIMITS, PORTS, comparison_page
from fieldnotes.content.words import RUN, STOP, packed_numbers, packed_words, words
from fieldnotes.publish.search.passages import Passage
from fieldnotes.render import data_text
from fieldnotes.urls import address

# A word that more places use is no help in finding one; in headings and names it still counts.
TOO_COMMON = 110
# A place that uses a word at least this many times is about it.
OFTEN = 2

# Each kind of place as a letter. The index hands them to the scripts, which know only the names.
PAGE_KINDS = {"p": "page", "l": "lab", "c": "comparison", "d": "decision"}
# A fact that its service shows at a glance is a kind of its own.
PART_KINDS = {
    "s": "section",
    "t": "term",
    "g": "diagram",
    "f": "fact",
    "F": "fact at a glance",
    "o": "port",
}
_LETTERS = {kind: letter for letter, kind in (PAGE_KINDS | PART_KINDS).items()}


@dataclass
class _Entry:
    """A place on a page: what it is, its anchor and title; the value of a fact; its text."""

    kind: str
    anchor: str
    title: str
    value: str = ""
    text: str = ""

    @property
    def letter(self) -> str:
        return _LETTERS[self.kind]


class Name(NamedTuple):
    """The names of a place other than its title. `term` is the ID of a term, empty for others."""

    place: int
    term: str
    names: Sequence[str]

    def as_json(self) -> list[int | str]:
        """One flat array, as the scripts read it."""
        return [self.place, self.term, *self.names]


class Versus(NamedTuple):
    """A comparison, with the names of each of its options. A JSON array to the scripts."""

    place: int
    options: list[list[str]]


class Posting(NamedTuple):
    """A place that uses a word, and whether it does so often."""

    place: int
    often: bool


class Index(TypedDict):
    """The index as JSON values. A column is one text with a line for each place that has a value.

    Its keys are what overrides/assets/javascripts/search/engine/ reads.
    """

    run: str
    stop: str
    pageKinds: dict[str, str]
    partKinds: dict[str, str]
    kinds: str
    titles: str
    anchors: str
    values: str
    descriptions: str
    sections: list[str]
    sectionOf: list[int]
    names: list[list[int | str]]
    services: dict[str, int]
    versus: list[Versus]
    synonyms: dict[str, str]
    words: str
    postings: str


@dataclass
class _Places:
    """The places of each page in order, and the number of each by its target."""

    of_page: dict[str, list[_Entry]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, page: str, entry: _Entry) -> None:
        self.of_page[page].append(entry)
        self.numbers[_target(page, entry.anchor)] = -1

    def count(self) -> None:
        targets = (_target(page, e.anchor) for page, all_ in self.of_page.items() for e in all_)
        self.numbers = {target: number for number, target in enumerate(targets)}


def index(content: Content, passages: Mapping[str, Sequence[Passage]]) -> Index:
    """The index of all pages. `passages` has the text of each page that is worth reading.

    A column of many short texts is one text of many lines, which is small and quick to split.
    """
    places = _places(content, passages)
    vocabulary = _vocabulary(places, content.data.questions)
    entries = [entry for entries in places.of_page.values() for entry in entries]
    sections = [section.title for section in content.sections]
    return {
        "run": RUN,
        "stop": " ".join(sorted(STOP)),
        "pageKinds": PAGE_KINDS,
        "partKinds": PART_KINDS,
        "kinds": "".join(entry.letter for entry in entries),
        "titles": "\n".join(entry.title for entry in entries),
        # The place that is a page has its address here.
        "anchors": "\n".join(
            entry.anchor or address(path) for path, all_ in places.of_page.items() for entry in all_
        ),
        "values": "\n".join(entry.value for entry in entries if entry.value),
        "descriptions": "\n".join(content.description(path) for path in places.of_page),
        "sections": sections,
        "sectionOf": [_section_number(content, sections, path) for path in places.of_page],
        "names": [name.as_json() for name in _names(content, places)],
        "services": {
            id_: places.numbers[service.page.partition("#")[0]]
            for id_, service in content.data.services.items()
        },
        "versus": list(_versus(content, places)),
        "synonyms": dict(content.data.synonyms),
        "words": packed_words(vocabulary),
        "postings": " ".join(packed_numbers(numbers) for numbers in vocabulary.values()),
    }


def _places(content: Content, passages: Mapping[str, Sequence[Passage]]) -> _Places:
    places = _Places()
    # The lists of all terms and facts come last: numbers close to each other make a small index.
    lists = [path for path in (GLOSSARY, LIMITS) if path in content.pages]
    for path in [*(path for path in content.pages if path not in lists), *lists]:
        page = content.pages[path]
        top, *rest = [*passages.get(path, ())] or [Passage("", page.title, "")]
        places.of_page[path] = []
        places.add(path, _Entry(kind_of_page(content, path), "", page.title, text=top.text))
        for passage in rest:
            places.add(path, _Entry("section", passage.anchor, passage.title, text=passage.text))
    for thing in catalog(content):
        path, _, anchor = thing.target.partition("#")
        if thing.target not in places.numbers:
            places.add(path, _Entry(thing.kind, anchor, thing.title))
    for key in content.data.fact_keys:
        fact = content.data.fact(key)
        assert fact is not None, key
        kind = "fact at a glance" if fact.glance else "fact"
        places.add(LIMITS, _Entry(kind, key, data_text.plain(content, fact.label), fact.shown()))
    for id_, port in content.data.ports.items():
        places.add(PORTS, _Entry("port", id_, f"Port of {port.name}", port.port))
    places.count()
    return places


def _section_number(content: Content, sections: Sequence[str], path: str) -> int:
    section = content.section_of(path)
    return sections.index(section.title) if section else -1


def _names(content: Content, places: _Places) -> Iterator[Name]:
    for thing in catalog(content):
        if thing.kind == "term":
            names = (thing.title, *thing.other_names)
            yield Name(places.numbers[thing.target], thing.id, names)
    for compared in content.data.comparisons.values():
        for option in compared.options.values():
            if option.page in places.numbers:
                yield Name(places.numbers[option.page], "", (option.name,))


def _versus(content: Content, places: _Places) -> Iterator[Versus]:
    of_name: dict[str, list[str]] = {}
    of_page: dict[str, list[list[str]]] = {}
    for term in content.terms.values():
        spellings = [*term.spellings(), *(former.name for former in term.former_names)]
        for name in spellings:
            of_name.setdefault(name.casefold(), spellings)
        if term.page:
            of_page.setdefault(term.page, []).append(spellings)
    for id_, compared in content.data.comparisons.items():
        options = []
        for option in compared.options.values():
            names = [option.name, *of_name.get(option.name.casefold(), ())]
            for spellings in of_page.get(option.page or "", ()):
                if any(_is_part(option.name, name) for name in spellings):
                    names += spellings
            options.append(list(dict.fromkeys(names)))
        yield Versus(places.numbers[comparison_page(id_)], options)


def _is_part(name: str, of: str) -> bool:
    """Whether another name contains all words of this one."""
    return {*words(name)} - {"aws", "amazon"} <= {*words(of)}


def _vocabulary(
    places: _Places, questions: Mapping[str, Sequence[str]]
) -> dict[str, list[Posting]]:
    """The words of all texts in order, each with the places that use it.

    Words of a place's own title are left out, since the engine reads titles anyway. A word that is
    too common keeps its place without numbers: it is known, so that nobody corrects it.
    """
    found: dict[str, list[Posting]] = {}
    for path, entries in places.of_page.items():
        for entry in entries:
            own = set(words(entry.title))
            target = _target(path, entry.anchor)
            # What readers ask a place for, it is about.
            count = Counter(words(entry.text))
            count.update({w: OFTEN for text in questions.get(target, ()) for w in words(text)})
            for word in count.keys() - own:
                posting = Posting(places.numbers[target], count[word] >= OFTEN)
                found.setdefault(word, []).append(posting)
    return {w: found[w] if len(found[w]) <= TOO_COMMON else [] for w in sorted(found)}


def _target(page: str, anchor: str) -> str:
    return f"{page}#{anchor}" if anchor else page
