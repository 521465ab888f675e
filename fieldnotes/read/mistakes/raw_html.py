"""HTML that a page may not have: scripts and all that can run one, forms, frames, and tags that do
not match.

What is allowed is listed, not what is forbidden: nobody knows all that a browser runs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import html

from fieldnotes.problems import shortened, suggest
from fieldnotes.read.document import Mistake
from fieldnotes.read.mistakes.reading import Reading

# What Markdown makes, and what it has no mark for.
ELEMENTS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q s samp "
    "small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
ATTRIBUTES = frozenset(
    "alt checked cite class colspan datetime dir disabled for headers height hidden href id lang "
    "loading name open reversed role rowspan scope src start tabindex title type value "
    "width".split()
)
# Attributes of the parser's own extensions.
_OWN_DATA = frozenset(("data-preview", "data-tabs"))
_ARIA = re.compile(r"aria-[a-z]+")
_ALIGNMENT = re.compile(r"text-align: (left|center|right);")
# The theme's own anchors begin with two underscores, and so do those of tabs.
_ANCHOR = re.compile(r"(?!__)[\w.:-]+", re.ASCII)
_TAB = re.compile(r"__tabbed_\d+_\d+")
_CODE_LINE = re.compile(r"__(?:codelineno|span)-[\w-]+")
_TAGS_OF_THEME = "material/tags"


def mistakes(reading: Reading) -> Iterator[Mistake]:
    """The elements, attributes, anchors, comments and unmatched tags that no page may have."""
    are_allowed = True
    for element in reading.root.iterdescendants():
        if isinstance(element, html.HtmlComment):
            yield from _comment(reading, element)
        elif element.tag not in ELEMENTS:
            are_allowed = False
            yield _mistake(
                reading,
                rf"<{re.escape(str(element.tag))}\b",
                f"the element <{shortened(str(element.tag), 40)}>",
                "Markdown, or one of the elements that need no script",
                suggest(str(element.tag), ELEMENTS, "remove it, or put it in backticks"),
            )
        else:
            yield from _attributes(reading, element)
    yield from _tags(reading)
    if reading.tree.swallowed and are_allowed:
        yield _mistake(
            reading,
            r"<!|<\?|<[a-z]",
            "HTML that swallows the rest of the page",
            "a comment or an element that is closed",
            "close it, or put it in backticks",
        )


def _attributes(reading: Reading, element: html.HtmlElement) -> Iterator[Mistake]:
    tag = str(element.tag)
    for name, value in ((str(k), str(v)) for k, v in element.attrib.items()):
        if name == "style" and _ALIGNMENT.fullmatch(value):
            continue
        if name not in ATTRIBUTES and name not in _OWN_DATA and not _ARIA.fullmatch(name):
            yield _mistake(
                reading,
                re.escape(name),
                f"the attribute {shortened(name, 40)} of <{tag}>",
                "attributes that need no script and change no style",
                "remove it",
            )
        elif name in ("id", "name") and not _is_anchor(tag, name, value):
            yield _mistake(
                reading,
                re.escape(value) if value else rf"{name}\s*=",
                f'the anchor "{shortened(value, 40)}"',
                "letters, digits, hyphens and underscores, not two of them first",
                "rename it",
            )


def _is_anchor(tag: str, name: str, value: str) -> bool:
    if tag == "input":
        return bool(_TAB.fullmatch(value if name == "id" else f"{value}_1"))
    return bool(_ANCHOR.fullmatch(value) or _CODE_LINE.fullmatch(value))


def _comment(reading: Reading, comment: html.HtmlComment) -> Iterator[Mistake]:
    text = comment.text or ""
    if f"<!--{text}-->" not in reading.text:
        yield _mistake(
            reading,
            r"<[!?/]",
            f'"{shortened(text, 40)}" in marks that hide it',
            "text, or a comment between <!-- and -->",
            "remove it, or put it in backticks",
        )
    elif "<" in text or text.startswith((">", "->")):
        yield _mistake(
            reading,
            re.escape(f"<!--{text}"),
            f'the comment "{shortened(text, 40)}", which has HTML in it',
            "words only",
            "remove it",
        )
    elif text.strip().startswith("material/") and text.strip() != _TAGS_OF_THEME:
        yield _mistake(
            reading,
            re.escape(text.strip()),
            f'the unknown list of the theme "{shortened(text.strip(), 40)}"',
            _TAGS_OF_THEME,
            "correct or remove the comment",
        )


def _tags(reading: Reading) -> Iterator[Mistake]:
    for slash, tags, lacks, place in (
        ("", reading.tree.unclosed, "end", "after it"),
        ("/", reading.tree.unopened, "start", "before it"),
    ):
        for tag, times in Counter(tags).items():
            other = "/" if slash == "" else ""
            yield _mistake(
                reading,
                rf"<{slash}{re.escape(tag)}\b",
                f"{_times(times)}<{slash}{shortened(tag, 40)}> without its {lacks}",
                f"<{other}{shortened(tag, 40)}> in the same block {place}",
                "close it, or put it in backticks" if other else "remove it",
            )


def _times(number: int) -> str:
    return f"{number} times " if number > 1 else ""


def _mistake(reading: Reading, place: str, found: str, expected: str, fix: str) -> Mistake:
    return Mistake("raw-html", reading.place(place), found, expected, fix)
