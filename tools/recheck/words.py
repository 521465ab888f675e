"""The words of a page as a reader sees them, from its HTML or Markdown. Pure."""

from __future__ import annotations

import re
import unicodedata

from lxml import etree, html

_HIDDEN = ("script", "style", "noscript", "template", "head")
_MARKDOWN = re.compile(r"[*_`\\]|^#+ |^[-+] |!?\[|\]\([^)]*\)", re.M)
_QUOTES = str.maketrans("‘’‚“”„–—−‑", "'''\"\"\"----")


def words_of(kind: str, text: str) -> str:
    """The text of a page on one line; `kind` is its content type."""
    return normalized(_of_html(text) if "html" in kind else _MARKDOWN.sub("", text))


def normalized(text: str) -> str:
    """A text with one kind of blank, quote and dash, without regard to how a page is set."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_QUOTES).split())


def _of_html(text: str) -> str:
    try:
        tree = html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    for part in tree.iter(*_HIDDEN):
        part.clear(keep_tail=True)
    return "".join(_spaced(tree))


_INLINE = frozenset("a abbr b bdi code em i kbd mark s small span strong sub sup u var wbr".split())


def _spaced(tree: html.HtmlElement) -> list[str]:
    """The texts of a tree, with a blank wherever a block begins or ends."""
    parts: list[str] = []
    for event, part in etree.iterwalk(tree, events=("start", "end")):
        is_block = isinstance(part.tag, str) and part.tag not in _INLINE
        if is_block:
            parts.append(" ")
        text = part.text if event == "start" and isinstance(part.tag, str) else None
        tail = part.tail if event == "end" and part is not tree else None
        parts += [text or "", tail or ""]
    return parts
