"""One reading of Markdown: what the model says of a page is what MkDocs's own conversion shows."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from fieldnotes.read.markdown import Parser
from fieldnotes.read.pages import Page
from tests.support.repository import ROOT

PARSER = Parser.of(ROOT)
VOID = set("area base br col embed hr img input link meta source track wbr".split())
HEADINGS = {f"h{level}" for level in range(1, 7)}

WORDS = (
    "disk Amazon_EBS max_connections 日本語 É `code` `` ` ** *x* **bold** _y_ [text](b.md#c) "
    "[t][r] <https://a.example> ![alt](p.png) a&b <b>raw</b> \\* \\` 1. # - > | ~ : [ ] {#i}"
)
INLINE = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=6).map(" ".join)
LINES = st.lists(INLINE, min_size=1, max_size=3)


def each(prefix: str, first: str = "", last: str = "") -> st.SearchStrategy[str]:
    """Lines that begin with a prefix, between a first and a last line."""
    return LINES.map(lambda lines: first + "\n".join(prefix + line for line in lines) + last)


@st.composite
def fence(draw: st.DrawFn) -> str:
    marks = draw(st.sampled_from(["```", "````", "~~~"]))
    info = draw(st.sampled_from(["", "sh", " sh", 'python title="x"', "{.sh}"]))
    closed = [marks] if draw(st.booleans()) else []
    return "\n".join([marks + info, *draw(LINES), *closed])


@st.composite
def heading(draw: st.DrawFn) -> str:
    text = draw(INLINE)
    return draw(
        st.sampled_from(
            [
                f"## {text}",
                f"#{text}",
                f"### {text} #",
                f"####### {text}",
                f"## {text} {{#id}}",
                f"## {text} {{ #two-ids .css }}",
                f"{text}\n===",
                f"{text}\n---",
                f"{text}\n-",
            ]
        )
    )


BLOCK = st.one_of(
    each(""),
    heading(),
    fence(),
    each("    "),
    each("- "),
    each("> "),
    each("    ", first="1. item\n\n"),
    each("    ", first="!!! note\n\n"),
    each("    ", first='=== "Tab"\n\n'),
    INLINE.map(lambda text: f"| a | b |\n|---|---|\n| {text} | x |"),
    each("", first="<div markdown>\n\n", last="\n\n</div>"),
    each("", first='<div id="raw">', last="</div>"),
    each("", first="<!-- ", last=" -->"),
    st.just("[r]: reference.md"),
    st.just("Term\n: definition `code`"),
)
TEXT = st.lists(BLOCK, min_size=1, max_size=6).map("\n\n".join)


class Shown(HTMLParser):
    """What HTML shows, read by a parser that the generator does not use."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.images: list[str] = []
        self.code: list[str] = []
        self.headings: list[tuple[int, str, str]] = []
        self.open: list[str] = []
        self.heading: list[str] | None = None
        self.hidden = 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if "id" in given and not given["id"].startswith("__codelineno-"):
            self.anchors.add(given["id"])
        if tag == "a" and "href" in given:
            if "headerlink" in given.get("class", ""):
                self.hidden = len(self.open) + 1
            elif not given["href"].startswith("#__codelineno-"):
                self.links.append(given["href"])
        if tag == "img":
            self.images.append(given.get("src", ""))
        if tag in HEADINGS:
            self.headings.append((int(tag[1]), "", given.get("id", "")))
            self.heading = []
        if tag == "pre" or (tag == "code" and "pre" not in self.open):
            self.code.append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open:
            if len(self.open) == self.hidden:
                self.hidden = 0
            closed = self.open.pop()
            if closed in HEADINGS and self.heading is not None:
                level, _, anchor = self.headings[-1]
                self.headings[-1] = (level, " ".join("".join(self.heading).split()), anchor)
                self.heading = None
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        if self.heading is not None and not self.hidden:
            self.heading.append(data)
        if {"pre", "code"} & set(self.open):
            self.code[-1] += data


@pytest.fixture(scope="module")
def convert():
    """Markdown to HTML as a build of MkDocs converts a page."""
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[], hooks=[])

    def run(text: str) -> str:
        parser = markdown.Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        return parser.convert(text)

    return run


def same(text: str, convert) -> None:
    page, shown = Page("a.md", text, parser=PARSER), Shown(convert(text))
    parts = page.document.parts
    assert [(h.level, h.text, h.anchor) for h in page.headings] == shown.headings
    assert page.anchors == shown.anchors
    assert [link.target for link in page.links if not link.is_image] == shown.links
    assert [link.target for link in page.links if link.is_image] == shown.images
    code = [part.text for part in parts if part.kind in ("code", "fence")]
    assert code == shown.code


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(text=TEXT)
def test_model_equals_what_is_shown(convert, text: str) -> None:
    same(text, convert)


def test_model_equals_what_is_shown_on_all_pages(convert, real) -> None:
    for page in real.content.pages.values():
        if "{{" not in page.text and "```mermaid" not in page.text:
            same(page.text, convert)
