"""Markdown in, a `Document` out: read once, by the parser and the extensions that render the site.

Whatever asks about a page's headings, anchors, links, code or images asks the document, so nothing
can read a page otherwise than the site shows it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import yaml
from lxml import html
from markdown.treeprocessors import Treeprocessor

from fieldnotes.cache import Cache, digest
from fieldnotes.read import mistakes
from fieldnotes.read.document import (
    SLOT,
    SLOT_CHARACTERS,
    Document,
    Mistake,
    Part,
    RawCall,
    call_slot,
    diagram_slot,
    is_diagram,
    slot_number,
    without_slots,
)
from fieldnotes.read.html_tree import read_html
from fieldnotes.read.mistakes import limits
from fieldnotes.read.mistakes.reading import Reading, UnevenRow
from fieldnotes.read.positions import spans
from fieldnotes.read.tables import note_uneven_rows

_MARKUP = re.compile(r"(?<!\\)\{\{[^{}\n]*\}\}")
_NO_TEXT = re.compile(r"<(pre|code|script|style|textarea)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.S)
# An address as people type it that leads to a page, or to a place of the same page.
INTERNAL = re.compile(r"#|(?![a-z][a-z0-9+.-]*:|/)[^?#]*\.md(#|$)")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LANGUAGE = re.compile(r"\blanguage-([\w+-]+)")
# pymdownx.highlight gives every line of code an anchor, which nobody means to link to.
_CODE_LINE = "__codelineno-"
_TOO_DEEP = Mistake(
    "markdown",
    0,
    "a text that is nested too deep to be read",
    "a few levels of lists, quotations and links",
    "split or simplify it",
)


class Parser:
    """Reads Markdown with the extensions of a site; `name` tells its settings from all others."""

    def __init__(
        self,
        extensions: Sequence[str] = (),
        configs: Mapping[str, Any] | None = None,
        cache: Cache | None = None,
    ) -> None:
        self._cache = cache
        self._extensions = list(extensions)
        self._configs = dict(configs or {})
        typed = json.dumps([self._extensions, self._configs], sort_keys=True, default=str)
        packages = [f"{name} {version(name)}" for name in ("markdown", "pymdown-extensions")]
        self.name = hashlib.sha256("\n".join([typed, *packages]).encode()).hexdigest()[:16]

    @classmethod
    def of(cls, root: Path, cache: Cache | None = None) -> Parser:
        """The parser with the `markdown_extensions` of mkdocs.yml in the repository at `root`.

        Documents that `cache` holds are not read again.
        """
        path = root / "mkdocs.yml"
        if not path.exists():
            return cls(cache=cache)
        settings = yaml.load(path.read_text(encoding="utf-8"), _Settings)
        extensions, configs = [], {}
        for entry in settings.get("markdown_extensions") or []:
            name, config = next(iter(entry.items())) if isinstance(entry, dict) else (entry, None)
            extensions.append(name)
            configs[name] = config or {}
        return cls(extensions, configs, cache)

    def html(self, text: str) -> str:
        """The HTML of a text without markup and diagrams."""
        return self._convert(text, ()).html

    def parse(self, text: str) -> Document:
        """Read a text. Never raises for what people type."""
        if self._cache is None:
            return self._parse(text)
        return self._cache.get(digest(self.name, text), lambda: self._parse(text))

    def _parse(self, text: str) -> Document:
        readable = limits.readable(text)
        source = SLOT_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", readable.text)
        try:
            document = self._document(text, source)
        except RecursionError:
            return Document(mistakes=(*readable.mistakes, _TOO_DEEP))
        return replace(document, mistakes=(*readable.mistakes, *document.mistakes))

    def _document(self, text: str, typed: str) -> Document:
        """A text as a document; `typed` is what of it can be parsed, character for character."""
        calls = [RawCall(m[0], m.start(), m.end()) for m in _MARKUP.finditer(typed)]
        converted = self._convert(typed, calls)
        shown = _shown_calls(converted.html, calls) if calls else calls
        if len(shown) < len(calls):
            calls = shown
            converted = self._convert(typed, calls)
        tree = read_html(converted.html)
        anchors = Counter(anchors_of(tree.root))
        parts = tuple(_parts(tree.root, converted.diagrams))
        places = spans(typed, parts)
        reading = Reading(text, tree, parts, places, calls, converted.uneven_rows)
        return Document(
            html=converted.html,
            parts=parts,
            spans=tuple(places),
            anchors=frozenset(anchors),
            repeated_anchors=tuple(sorted(a for a, times in anchors.items() if times > 1)),
            calls=tuple(calls),
            diagrams=converted.diagrams,
            mistakes=tuple(mistakes.found(reading)),
        )

    def _convert(self, text: str, calls: Sequence[RawCall]) -> _Converted:
        """The HTML of a text with slots for calls and diagrams, and what was found on the way."""
        pieces, position = [], 0
        for number, call in enumerate(calls):
            pieces += [text[position : call.start], call_slot(number)]
            position = call.end
        converter = self._converter
        converter.diagrams.clear()
        converter.uneven_rows.clear()
        source = converter.markdown.reset().convert("".join([*pieces, text[position:]]))
        return _Converted(source, tuple(converter.diagrams), tuple(converter.uneven_rows))

    @cached_property
    def _converter(self) -> _Converter:
        diagrams: list[str] = []

        def slot(source: str, *_: object, **__: object) -> str:
            diagrams.append(source)
            return diagram_slot(len(diagrams) - 1)

        fence = {"name": "mermaid", "class": "mermaid", "format": slot}
        fences = self._configs.get("pymdownx.superfences", {}) | {"custom_fences": [fence]}
        configs = self._configs | {"pymdownx.superfences": fences}
        converter = markdown.Markdown(
            extensions=self._extensions,
            extension_configs={name: configs.get(name, {}) for name in self._extensions},
        )
        converter.treeprocessors.register(_Previews(converter), "previews", 0)
        return _Converter(converter, diagrams, note_uneven_rows(converter))


@dataclass(frozen=True)
class _Converter:
    """Python-Markdown, and the lists into which it puts what it finds in the text it converts."""

    markdown: markdown.Markdown
    diagrams: list[str]
    uneven_rows: list[UnevenRow]


@dataclass(frozen=True)
class _Converted:
    """The HTML of a text with slots, its diagrams, and its table rows of a wrong length."""

    html: str
    diagrams: tuple[str, ...]
    uneven_rows: tuple[UnevenRow, ...]


class _Settings(yaml.CSafeLoader):
    """Reads mkdocs.yml, whose tags name things of other packages, as plain values."""


_Settings.add_multi_constructor("!", lambda loader, suffix, node: suffix)
_Settings.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)


class _Previews(Treeprocessor):
    """Marks links within the site: the theme shows what they lead to on hover."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            footnote = "footnote-ref" in (link.get("class") or "")
            if not footnote and INTERNAL.match(link.get("href") or ""):
                link.set("data-preview", "")


def anchors_of(root: html.HtmlElement) -> list[str]:
    """The anchors of a tree of HTML in order, without those of lines of code."""
    found = root.xpath("//@id | //a[not(@id)]/@name")
    return [str(anchor) for anchor in found if not anchor.startswith(_CODE_LINE)]


def _shown_calls(source: str, calls: Sequence[RawCall]) -> list[RawCall]:
    """The calls whose slots ended up in text, not in code, comments or attributes."""
    slots = SLOT.findall(_NO_TEXT.sub("", source))
    return [
        calls[number] for number in sorted({slot_number(s) for s in slots if not is_diagram(s)})
    ]


def _parts(element: html.HtmlElement, diagrams: Sequence[str]) -> Iterator[Part]:
    yield from _drawn(element.text, diagrams)
    for child in element:
        tag = child.tag
        if isinstance(child, html.HtmlComment):
            yield Part("comment", child.text or "")
        elif tag in _HEADINGS:
            for link in child.find_class("headerlink"):
                link.drop_tree()
            yield Part("heading", _text(child), child.get("id") or "", _HEADINGS[tag])
            yield from _parts(child, diagrams)
        elif tag == "pre":
            yield Part("fence", child.text_content(), _language(child))
        elif tag == "code":
            yield Part("code", child.text_content())
        elif isinstance(tag, str):
            if tag == "a" and (target := child.get("href")) is not None:
                yield Part("link", _text(child), target)
            elif tag == "img":
                yield Part("image", child.get("alt") or "", child.get("src") or "")
            yield from _parts(child, diagrams)
        yield from _drawn(child.tail, diagrams)


def _drawn(text: str | None, diagrams: Sequence[str]) -> Iterator[Part]:
    for slot in SLOT.findall(text or ""):
        if is_diagram(slot):
            yield Part("diagram", diagrams[slot_number(slot)], "mermaid")


def _text(element: html.HtmlElement) -> str:
    return " ".join(without_slots(element.text_content()).split())


def _language(block: html.HtmlElement) -> str:
    around = [block, *block.iterancestors("div"), *block.iter("code")]
    found = _LANGUAGE.search(" ".join(element.get("class") or "" for element in around))
    return found[1] if found else ""
