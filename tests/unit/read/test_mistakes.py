"""Mistakes of a text: what readers would not see as it is written is found, and nothing else."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldnotes.read.document import Mistake
from fieldnotes.read.markdown import Parser
from fieldnotes.read.mistakes import blocks, limits, raw_html
from fieldnotes.render.markdown_text import heading
from tests.support.repository import ROOT

PARSER = Parser.of(ROOT)


def mistakes(text: str) -> tuple[Mistake, ...]:
    return PARSER.parse(text).mistakes


def lines(text: str, kind: str = "markdown") -> list[int]:
    """The lines of the mistakes of a kind."""
    return [1 + text.count("\n", 0, m.start) for m in mistakes(text) if m.kind == kind]


RIGHT = [
    "- a\n    - b\n    - c\n\n1. x\n\n    ```\n    y\n    ```\n\n2. z",
    "1. a\n1. b\n1. c",
    "1. a\n2. b\n\ntext\n\n1. c\n2. d",
    "- a\n\n    para\n\n- b",
    "> - a\n>     - b",
    "!!! note\n\n    - a\n        - b\n",
    "- [ ] a\n- [x] b",
    "- **b** c\n- `code` d\n- `code`\n- [l](x.md)\n- a  \n  b\n- c",
    "Term\n:   def\n\n    - x\n",
    "text <b>x</b> <br> and &lt;",
    "## A {#id}",
    "\\[[x]] \\[a][b] \\[^x] \\{{ x }} \\<!-- \\**a \\`\\`\\`",
    "`==a==` `$$` `{% x %}` `~~a~~` a == b %d 100% $5 a~~b",
    "`[[x]]` `[a][b]` `[^x]` `<script>` `{#a}` `**a`\n\n```\n- a\n  - b\n[[x]]\n<<\n```",
    "2 ** 3 and a*b and a[1][2] -1 - 2, 3.5",
    "[a][r] and [r]\n\n[r]: b.md 'title'",
    "text[^1]\n\n[^1]: note",
    '=== "A"\n\n    x\n\n=== "B"\n\n    - y\n',
    '??? tip "T"\n\n    x\n\n???+ note\n    y',
    "<details>\n<summary>s</summary>\n<p>x</p>\n</details>",
    '<div class="a" markdown>\n\n- x\n\n</div>',
    "| a | b |\n|--|:-:|\n| `x \\| y` | 2 |\n| \\| | <br> |",
    "++ctrl++",
    "- {{ fact a.b }} x\n- y {{ fact c.d }}\n\n## {{ fact a.b }} y",
    "<!-- a comment -->",
    "    - code\n      - code",
    "A line that\n2026. begins with a year",
    "text - a\n\n* a\n\n\n\n* b",
]


@pytest.mark.parametrize("text", RIGHT)
def test_text_that_is_shown_as_written_is_accepted(text: str) -> None:
    assert mistakes(text) == ()


def test_no_page_has_a_mistake(real) -> None:
    assert [p.path for p in real.content.pages.values() if p.document.mistakes] == []


@pytest.mark.parametrize("mark", ["```", "````", "~~~"])
@pytest.mark.parametrize("info", ["", "sh", "sh title='a'"])
@pytest.mark.parametrize("before", ["", "- ", "> ", "    "])
@pytest.mark.parametrize("end", ["", "``", "``` x"])
def test_a_fence_without_an_end(mark: str, info: str, before: str, end: str) -> None:
    rest = before.replace("-", " ")
    around = "- a\n\n" if before == "    " else ""
    text = f"{around}{before}{mark}{info}\n{rest}ls\n{rest}{end}\n\n## Next\n\n{{{{ fact a }}}}\n"
    assert 1 + around.count("\n") in lines(text)


@pytest.mark.parametrize("indent", [" ", "  ", "   "])
def test_a_fence_whose_end_is_indented_otherwise(indent: str) -> None:
    assert lines(f"text\n```sh\nls\n{indent}```\n\nmore") == [2]


@pytest.mark.parametrize("mark", ["-", "*", "+", "1."])
@pytest.mark.parametrize("inner", ["-", "*", "1."])
@pytest.mark.parametrize("indent", [2, 3])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_list_nested_by_too_little(mark: str, inner: str, indent: int, between: str) -> None:
    text = f"{mark} a{between}{' ' * indent}{inner} b{between}{mark} c\n"
    assert lines(text) == [1 + between.count("\n")]


@pytest.mark.parametrize("number", [2, 3, 10])
@pytest.mark.parametrize(
    "block", ["text", "```\n   x\n   ```", "> a", "| a | b |\n|---|---|\n| c | d |"]
)
@pytest.mark.parametrize("indent", ["", "   "])
def test_a_numbered_list_that_starts_again(number: int, block: str, indent: str) -> None:
    text = f"1. a\n\n{indent}{block}\n\n{number}. b\n"
    assert 1 + text.count("\n", 0, text.rindex(f"{number}. b")) in lines(text)


@pytest.mark.parametrize("mark", ["-", "*", "+", "1.", "1)"])
def test_a_list_without_a_blank_line_before_it(mark: str) -> None:
    assert lines(f"text\n{mark} alpha\n{mark} beta\n") == [2]


SHOWN = r"""[[page]]
![[picture.png]]
[[page|text]]
[text][undefined]
[undefined][]
![alt][undefined]
text[^undefined]
=== Tab
!!! : x
> [!NOTE]
> [!tip]- folded
:::warning
==marked words==
~~struck out~~
%%hidden%%
$$a = b$$
{% raw %}
??? note without end
## A {#a b}
[a] (b.md)
[a](b.md
[r]: b.md "x
text\n| a | b |\n|---|---|\n| c | d |
| a | b |\n|---|\n| c | d |
<!-- a
text <!-- a
**open
text **open and
*[HTML]: Hyper
""".splitlines()


@pytest.mark.parametrize("text", SHOWN)
@pytest.mark.parametrize("around", ["{}", "> {}", "text\n\n{}\n\ntext"])
def test_marks_that_readers_would_see(text: str, around: str) -> None:
    between = "\n> " if around.startswith(">") else "\n"
    written = around.format(text.replace("\\n", between))
    assert mistakes(written)


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "||||||| base", ">>>>>>> branch", ">>>>>>>"])
@pytest.mark.parametrize("around", ["{}", "text\n{}\ntext", "```\n{}\n```", "- a\n{}\n- b"])
def test_marks_of_a_merge(mark: str, around: str) -> None:
    assert lines(around.format(mark)) == [1 + around.partition("{}")[0].count("\n")]


@pytest.mark.parametrize("name", ["nope", "notes", "seealso", "hint"])
@pytest.mark.parametrize("mark", ["!!!", "???", "???+"])
def test_a_box_of_an_unknown_type(name: str, mark: str) -> None:
    assert lines(f'text\n\n{mark} {name} "T"\n\n    text\n') == [3]


def test_the_theme_draws_every_type_of_box() -> None:
    import material

    folder = ROOT / material.__path__[0] / "templates/assets/stylesheets"
    css = "".join(path.read_text() for path in folder.glob("main.*.css"))
    assert {name for name in blocks.TYPES if f".admonition.{name}" not in css} <= {"note"}


@pytest.mark.parametrize("box", ["!!! note", "??? note", '=== "A"'])
def test_a_box_without_content(box: str) -> None:
    assert lines(f"text\n\n{box}\n\ntext\n") == [3]
    assert lines(f"text\n\n{box}\n\n    text\n") == []


@pytest.mark.parametrize("cells", [1, 2, 4, 7])
@pytest.mark.parametrize("border", ["| {} |", "{}", "| {}"])
def test_a_row_with_another_number_of_cells(cells: int, border: str) -> None:
    def row(number: int) -> str:
        return border.format(" | ".join("abcdefg"[:number]))

    text = f"{row(3)}\n{border.format('--|--|--')}\n{row(3)}\n{row(cells)}\n"
    assert lines(text) == [4]


@pytest.mark.parametrize("heading", ["##", "## ", "# {#a}", "## !!!", "## 日本語", "<h2>raw</h2>"])
def test_a_heading_that_nobody_can_link_to(heading: str) -> None:
    assert lines(f"text\n\n{heading}\n\ntext") == [3]


FORBIDDEN = [0, 1, 7, 8, 11, 12, 27, 31, 127, 128, 0x2028, 0x2029, 0x202E, 0x2066, 0xE000, 0xE001]
FORBIDDEN += [0xE002, 0xE010, 0xE019, 0xF8FF, 0xFEFF, 0xFFFF]


@pytest.mark.parametrize("code", FORBIDDEN)
@pytest.mark.parametrize("text", ["a{}b", "# a{}", "{{{{ x }}}} {}", "`{}`", "\n\n{}{}{}"])
def test_a_character_that_no_text_needs(code: int, text: str) -> None:
    written = text.format(*[chr(code)] * 3)
    assert f"the character U+{code:04X}" in [m.found[:20].split(" (")[0] for m in mistakes(written)]
    PARSER.parse(written).fill(lambda number: "", lambda number: "")


# Each way to have a browser run a script, load a page, ask for input, or change what is around.
DANGEROUS = """\
<script>alert(1)</script>
<SCRIPT SRC=//a.example></SCRIPT>
<script>alert(1)
<<script>alert(1)//
<img src=x onerror=alert(1)>
<img src='x' onerror=alert(1)>
<p onclick="x">a</p>
<p ONCLICK=x>a</p>
<a href="b.md"onclick=x>a</a>
<a/onclick=x/href=b.md>a</a>
<svg onload=alert(1)></svg>
<svg/onload=alert(1)>
<svg><a xlink:href="javascript:x"><text>a</text></a></svg>
<math><mtext></mtext></math>
<details open ontoggle=alert(1)>a</details>
<iframe srcdoc="<script>x</script>"></iframe>
<object data="x"></object>
<embed src="x">
<frameset><frame src="x"></frameset>
<form action="https://a.example"><input name="q"></form>
<button formaction="javascript:x">a</button>
<textarea>x
<select><option>a</select>
<style>p {}</style>
<link rel="stylesheet" href="x">
<meta http-equiv="refresh" content="0; url=https://a.example">
<base href="https://a.example">
<video src="x"></video>
<audio src="x" autoplay></audio>
<template><script>x</script></template>
<noscript><p title="</noscript><img src=x onerror=x>">
<custom-element>a</custom-element>
<p style="position: fixed">a</p>
<div id="__search">a</div>
<a name="a b">a</a>
<p id='"'>a</p>
<div data-md-component="search">a</div>
<p contenteditable>a</p>
<a href="b.md" target="_top">a</a>
<a href="b.md" ping="https://a.example">a</a>
<plaintext>
<title>a</title>
<body onload=x>
<marquee>a</marquee>
<!--><script>x</script>-->
<!-- --!><img src=x onerror=x> -->
<!-- <script>x</script> -->
<!-- material/blog -->
<?php x ?>
<![CDATA[x]]>
[a](b.md){: onclick=x }
text {: style="x" } [a](b.md){: style="x" }
# A {: onclick=x }
</div></div></article>
<div>
<b>a
<p>a</b></p>
<table><tr><td>a</td></tr>
""".splitlines()


@pytest.mark.parametrize("text", DANGEROUS)
@pytest.mark.parametrize("around", ["{}", "text\n\n{}\n\ntext", "- a\n\n    {}\n", "> {}"])
def test_html_that_no_page_may_have(text: str, around: str) -> None:
    if around == "{}" or "{" not in text:
        assert lines(around.format(text), "raw-html") or text.startswith("<body")


@pytest.mark.parametrize("text", DANGEROUS)
def test_html_in_code_is_text(text: str) -> None:
    assert lines(f"``{text}``\n\n```\n{text}\n```\n", "raw-html") == []


class Tags(HTMLParser):
    """The tags of a text as another parser reads them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[tuple[str, set[str]]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name for name, _ in attrs}))


PIECE = st.sampled_from(
    "<script> </script> <b> </b> <div <p <img onerror=x onclick src=x > / = \" ' <!-- --> <!-->"
    " <a href=b.md </a> <svg <style> {: } [a](b.md) ` \\ &lt; \n\n onload= <td> </p> <?".split(" ")
)
ALLOWED = raw_html.ATTRIBUTES | {"style", "data-preview", "data-tabs"}


@settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(pieces=st.lists(PIECE, min_size=1, max_size=8), gap=st.sampled_from(["", " "]))
def test_a_text_without_mistakes_has_only_harmless_tags(pieces: list[str], gap: str) -> None:
    document = PARSER.parse(gap.join(pieces))
    if not document.mistakes:
        for tag, attributes in Tags(document.html).found:
            assert tag in raw_html.ELEMENTS
            assert attributes <= ALLOWED


EXPLODING = {
    "brackets": "[" * 100_000,
    "pairs of brackets": "[" * 3_000 + "]" * 3_000,
    "links in links": "[a](" * 5_000,
    "pictures in pictures": "![" * 5_000 + "](",
    "tags without an end": "<p " * 20_000,
    "links without an end": '<a href="' * 20_000,
    "addresses without an end": "<http://" * 20_000,
    "levels of lists": "".join("    " * level + "- a\n" for level in range(300)),
    "items of one line": "1. " * 3_000,
    "quotations": "> " * 5_000 + "a",
    "definitions": "a\n: " * 20_000,
    "braces": "{" * 20_000,
    "calls without an end": "{{ " * 5_000,
    "comments without an end": "<!--" * 20_000,
    "dashes": "- " * 5_000,
}


@pytest.mark.parametrize("name", EXPLODING)
def test_what_takes_too_long_is_not_parsed_but_reported(name: str) -> None:
    text = f"# A\n\n[b](b.md)\n\n{EXPLODING[name]}\n\n## C\n"
    document = PARSER.parse(text)
    assert lines(text) == [5]
    assert [part.text for part in document.parts] == ["A", "b", "C"]


LONG = {
    "blanks in a heading": "# a" + " " * 20_000 + "b",
    "blanks in an underlined heading": "a" + " " * 20_000 + "b\n===",
    "comments": "<!-- a -->\n\n" * 2_000,
    "letters": "a" * 100_000,
    "words": "word " * 30_000,
    "stars": "*" * 20_000,
    "emphasis": "*a" * 10_000,
    "underscores": "_a" * 10_000,
    "backticks": "`" * 20_000,
    "code": "`a``b```c" * 2_000,
    "backslashes": "\\" * 20_000,
    "pipes": "|" * 20_000,
    "entities": "&#" * 20_000,
    "hashes": "#" * 20_000,
    "tildes": "~" * 20_000,
    "nulls": "\0" * 4_096,
    "line ends": "\n" * 50_000,
    "footnotes": "[^a]" * 5_000,
    "references": "[a]: b\n" * 1_500,
}


@pytest.mark.parametrize("name", LONG)
def test_what_is_long_is_parsed(name: str) -> None:
    """A pattern that backtracks would not end before whoever waits for the tests ends them."""
    document = PARSER.parse(f"{LONG[name]}\n\n## End\n")
    assert document.html
    assert not [m for m in document.mistakes if m.expected.startswith("at most")]


@given(text=st.text(st.sampled_from("[]() <>{}a\n-1. "), max_size=200))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_text_within_the_limits_stays_as_it_is(text: str) -> None:
    assert limits.readable(text) == limits.Readable(text)


TITLES = """\
<b>
a *b* _c_ `d`
[a](b)
[[a]]
C#
a ##
&lt; & &amp;
{#a}
a {: b}
{{ fact ebs.max-size }}
<script>alert(1)</script>
a\\*
snake_case
!!! a
""".splitlines()


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_shown_as_it_is(title: str) -> None:
    document = PARSER.parse(f"# {heading(title)}\n")
    assert [part.text for part in document.parts] == [title]
    assert document.calls == ()
