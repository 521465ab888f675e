"""HTML of a page in, the same with explanations out: terms marked, tips appended.

A term is marked at its first mention in a section (a heading of level 2 starts one), never in
headings, links, code, tables or pictures, and not on the page that is about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import GLOSSARY
from fieldnotes.render import endings, fact, glossary
from fieldnotes.render.html_writer import HtmlWriter
from fieldnotes.urls import href

# A tag, or a whole block without prose: a comment, a diagram that the browser will draw.
_TAG = re.compile(r'(<!--.*?-->|<div [^>]*class="mermaid">.*?</div>|<[^>]+>)', re.S)
_TAG_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_TIP = re.compile(r'data-tip="(fact|term|status):([^"]+)"')
_UNTOUCHED = frozenset(
    (
        "a abbr aside button code details dl figure h1 h2 h3 h4 h5 h6 kbd label nav pre script "
        "select style summary svg table textarea"
    ).split()
)


def mark(content: Content, page: str, html: str) -> str:
    """The HTML of a page's text with its terms marked."""
    if page in content.pages and content.pages[page].meta.get("tooltips") is False:
        return html
    return "".join(_mark_terms(content, page, html))


def silent_terms(content: Content, page: str) -> set[str]:
    """The terms that are not marked on a page: those it is about, and those never marked."""
    if page in content.pages and content.pages[page].meta.get("tooltips") is False:
        return set(content.terms)
    own = {i for i, t in content.terms.items() if (t.page or "").partition("#")[0] == page}
    return own | {i for i, t in content.terms.items() if not t.tooltip}


def opened_by(html: str) -> list[tuple[str, str]]:
    """The tips that the terms and facts of some HTML open, each once, as kind and id."""
    return list(dict.fromkeys(_TIP.findall(html)))


def html_of(content: Content, page: str, opened: Iterable[tuple[str, str]]) -> str:
    """The HTML of tips on a page, and of those that one of these opens, each once."""
    wanted, tips = list(opened), []
    for kind, key in wanted:
        tip = _tip(content, page, kind, key)
        wanted += [more for more in opened_by(tip) if more not in wanted]
        tips.append(tip)
    return "".join(tips)


def append(html: str, tips: str) -> str:
    """The HTML of a whole page with its tips inside its article, hidden."""
    if not tips:
        return html
    before, end, after = html.rpartition("</article>")
    return f'{before}<div class="tips" hidden>{tips}</div>{end}{after}'


def _tip(content: Content, page: str, kind: str, key: str) -> str:
    match kind:
        case "fact":
            blocks = fact.tip(content, key)
        case "status":
            blocks = endings.tip(content, key)
        case _:
            blocks = glossary.tip(content, page, key)
    body = HtmlWriter(content, page).blocks(blocks)
    return f'<div class="tip" id="tip-{kind}-{key}" role="note">{body}</div>'


def _mark_terms(content: Content, page: str, html: str) -> Iterator[str]:
    silent = silent_terms(content, page)
    seen: set[str] = set()
    inside = 0
    for part in _TAG.split(html):
        if not part.startswith("<"):
            yield part if inside else _mark(content, page, part, silent, seen)
            continue
        name = _TAG_NAME.match(part)
        if name and name[1].lower() in _UNTOUCHED and not part.endswith("/>"):
            inside = max(0, inside + (-1 if part.startswith("</") else 1))
        if part.startswith("<h2"):
            seen.clear()
        yield part


def _mark(content: Content, page: str, text: str, silent: set[str], seen: set[str]) -> str:
    parts, position = [], 0
    for start, end, term in content.mentions.find(text):
        if term in seen or term in silent:
            continue
        seen.add(term)
        target = href(page, f"{GLOSSARY}#{term}")
        link = f'<a class="term" href="{target}" data-tip="term:{term}">{text[start:end]}</a>'
        parts += [text[position:start], link]
        position = end
    return "".join([*parts, text[position:]])
