"""Markdown that the parser did not take for Markdown, so that readers see its marks.

The source has the marks, and the text that readers see has them, too. Marks after a backslash are
meant to be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fieldnotes.problems import shortened
from fieldnotes.read.document import Mistake
from fieldnotes.read.mistakes.reading import Reading
from fieldnotes.read.positions import blanked


@dataclass(frozen=True)
class _Form:
    """Marks in the source, and what to say if readers see them. Group 1 is what they see."""

    pattern: re.Pattern[str]
    found: str
    expected: str
    fix: str


def _form(pattern: str, found: str, expected: str, fix: str) -> _Form:
    return _Form(re.compile(pattern, re.M), found, expected, fix)


# The text of a link: no brackets but pairs of them.
_LABEL = r"\[[^\[\]\n]+\]"
_FORMS = (
    _form(
        r"(?<!\\)(!?\[\[[^\[\]\n]+\]\])",
        'the wiki link "{}"',
        "a Markdown link: [text](page.md)",
        "write it as a Markdown link",
    ),
    _form(
        r"(?<![\\\]])(\[\^[^\[\]\s]+\])(?!:)",
        'the unknown footnote "{}"',
        "a footnote that is defined on this page",
        "add a line [^name]: with its text",
    ),
    _form(
        rf"(?<![\\\[\]\w])({_LABEL}[ ]?\[[^\[\]^\n]*\])",
        'the unknown reference "{}"',
        "a reference that is defined on this page",
        "write the address in parentheses, or add a line [name]: address",
    ),
    _form(
        r"(?<!\\)(\]\([^)\n]*$|\[[^\[\]\n]+\] \([^()\s]+\.md[^()\s]*\))",
        'the broken link "{}"',
        "[text](address) on one line, without a space between its two parts",
        "correct the link",
    ),
    _form(
        r"^[ \t>]*((?:!!!|\?\?\?\+?|===[!+]?)[ \t]+\S.*)$",
        'the line "{}", which is shown as text',
        'a box (!!! note "Title", ??? note "Title") or a tab (=== "Title"), with quotes and a '
        "blank line before it",
        "correct the line",
    ),
    _form(
        r"^[ \t>]*(\[![A-Za-z]+\][+-]?|:::.*)",
        'the box "{}" of another Markdown',
        'a box of ours: !!! note "Title", with its text indented by four spaces',
        "write it as a box",
    ),
    _form(
        r"(?<!\\)(==(?=\S)[^=\n]{1,40}==|~~(?=\S)[^~\n]{1,40}~~|%%.{0,40}|\$\$.{0,40}|\{%.{0,40})",
        'the marks "{}" of another Markdown, which are shown as text',
        "marks that these notes know",
        "write it without them, or put it in backticks",
    ),
    _form(
        r"^[ \t>]*(\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?[ \t]*)?)$",
        "a table that is shown as text",
        "a blank line before the table, and as many cells in its second line as in the first",
        "correct the first lines of the table",
    ),
    _form(
        r"(?<!\\)(\{:?[ \t]*[#.][\w-]+[^{}\n]*\})",
        'the attributes "{}", which are shown as text',
        "{#id} or {.class} at the end of a heading, or directly after a link",
        "correct them",
    ),
    _form(
        r"(?<!\\)(<!--.{0,40})",
        "a comment that is never closed",
        "--> after its words",
        "close it, or write \\<!--",
    ),
    _form(
        r"^[ >]{0,3}(\[[^\^\]\n]+\]:.*)$",
        'the reference "{}", which is shown as text',
        '[name]: address, or [name]: address "title"',
        "correct the line",
    ),
    _form(
        r"^[ \t>]*(\*\[[^\]\n]+\]:.*)$",
        'the abbreviation "{}", which is shown as text',
        "abbreviations in data/glossary/",
        "add a term to the glossary instead",
    ),
    _form(
        r"(?<![\\*\w])(\*\*(?=\w)[^*\n]{0,40})",
        'the bold text "{}" without an end',
        "** before and after the words, in one paragraph",
        "close it, or write \\*\\*",
    ),
)
# A fence that the parser did not take for one; not code in three backticks on one line, nor a block
# without any code.
_FENCE = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?P<mark>`{3,}|~{3,})(?P<info>[^`~\n]*)$"
    r"(?!\n[ \t>]*(?P=mark)[ \t]*$)",
    re.M,
)
# Whatever is around the lines, and inside code, too: a setext heading or a quotation is made of
# half of them.
_CONFLICT = re.compile(r"^(?:<{7}(?: .*)?|>{7}(?: .*)?|\|{7}(?: .*)?)$", re.M)


def mistakes(reading: Reading) -> Iterator[Mistake]:
    """The marks that readers see, and what a merge left."""
    for form in _FORMS:
        for match in form.pattern.finditer(reading.prose):
            if _is_seen(match[1], reading):
                found = form.found.format(shortened(match[1], 40))
                yield Mistake("markdown", match.start(1), found, form.expected, form.fix)
    yield from _fences(reading)
    for match in _CONFLICT.finditer(reading.text):
        yield Mistake(
            "markdown",
            match.start(),
            f'the merge conflict mark "{shortened(match[0], 40)}"',
            "one of the two versions",
            "resolve the conflict and remove its marks",
        )


def _is_seen(marks: str, reading: Reading) -> bool:
    return marks.strip() in reading.shown


def _fences(reading: Reading) -> Iterator[Mistake]:
    """The first line that begins a block of code for its author, but not for the parser."""
    blocks = [
        span
        for part, span in zip(reading.parts, reading.spans, strict=True)
        if part.kind in ("fence", "diagram", "comment")
    ]
    match = next(_FENCE.finditer(blanked(reading.text, blocks)), None)
    if match:
        yield Mistake(
            "markdown",
            match.start("mark"),
            "a code block that is never closed",
            "the same marks with the same indentation on a line of their own after the code",
            "close it",
        )
