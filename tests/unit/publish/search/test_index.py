"""What the index and the texts of search hold, from the Python side."""

from __future__ import annotations

import gzip
import json

import pytest

from fieldnotes.content.known_pages import LIMITS
from fieldnotes.content.words import packed_numbers, packed_words, words
from fieldnotes.model.entry import shown_date
from fieldnotes.publish import all_passages
from fieldnotes.publish.search.files import files
from fieldnotes.publish.search.passages import passages
from fieldnotes.publish.search.texts import texts
from fieldnotes.read.document import Document
from fieldnotes.urls import address, source_name
from tests.support.pages import page_of
from tests.support.search_engine import Engine

MAX_BYTES = 200_000  # of the index, compressed


@pytest.fixture(scope="session")
def all_files(real) -> dict[str, str]:
    return files(real.content, all_passages(real))


@pytest.fixture
def searched(all_files) -> dict[str, str]:
    return dict(all_files)


def content_of(script: str):
    return json.loads(script[script.index(",") + 1 : script.rindex(")")])


@pytest.fixture(scope="session")
def index(all_files):
    return content_of(all_files["search/index.js"])


def test_a_run_with_marks_gives_its_parts_and_all_joined() -> None:
    assert list(words("Fn::GetAtt --dry-run, 169.254.169.254")) == (
        "fn getatt fngetatt dry run dryrun 169 254 169 254 169254169254".split()
    )
    assert list(words("the buildspec.yml of a path/to/some/file")) == (
        "buildspec yml buildspecyml path file".split()
    )


@pytest.mark.parametrize("text", ["EC2", "us-east-1", "Fn::GetAtt", "10.0.0.0/16", "file offset"])
def test_full_width_letters_and_ligatures_are_the_plain_ones(text: str) -> None:
    full_width = text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert list(words(full_width)) == list(words(text))
    assert list(words(text.replace("ff", "ﬀ"))) == list(words(text))


def test_packed_lists_are_unpacked_by_the_browser(index) -> None:
    engine = Engine(json.dumps(index))
    typed = ["a", "ab", "abacus", "bee", "s3", "x" * 30, "x" * 30 + "y"]
    many = sorted({f"{word}{number}" for word in ("alb", "nlb", "s3") for number in range(99)})
    for words_ in (typed, many):
        packed = json.dumps(packed_words(words_))
        assert engine.evaluate(f"fieldNotesSearch.openWords({packed}).all()") == words_
    opened = f"fieldNotesSearch.openWords({json.dumps(packed_words(many))})"
    assert engine.evaluate(f"{opened}.has('nlb98')") is True
    assert engine.evaluate(f"{opened}.has('nlb')") is False
    begun = f"(words => words.withPrefix('nlb9').map(words.at))({opened})"
    assert engine.evaluate(begun) == [word for word in many if word.startswith("nlb9")]
    numbers = [
        (0, False),
        (1, True),
        (74, False),
        (75, True),
        (76, False),
        (2000, True),
        (99999, False),
    ]
    unpacked = engine.call("unpackNumbers", packed_numbers(numbers))
    assert [(n >> 1, bool(n & 1)) for n in unpacked] == numbers


def test_passages_follow_the_headings_and_hold_no_marks() -> None:
    page = page_of(
        "# Title {#top}\n\nIntro with [a link](x.md), **b**old *words* and `role_arn **`.\n\n"
        "```mermaid\nflowchart LR\n```\n\n## Second {#two}\n\n| a | b |\n|---|---|\n| 1 | *2* |\n\n"
        "```bash\naws s3 cp a_b_c *.txt\n```\n\n<p class='x'>html &amp; more</p>\n",
    )
    first, second = passages(page.title, Document(page.document.html).fill(str, lambda _: ""))
    assert (first.anchor, first.title) == ("", "Title")
    assert first.text == "Intro with a link, bold words and role_arn **."
    assert (second.anchor, second.title) == ("two", "Second")
    assert second.text == "a · b · 1 · 2 · aws s3 cp a_b_c *.txt html & more"


def test_texts_are_without_marks(real) -> None:
    for path, own in all_passages(real).items():
        for passage in own:
            for mark in ("](", "<span", "<td", "```"):
                assert mark not in passage.text, (path, passage.anchor, mark)


def test_every_page_term_diagram_fact_and_port_has_a_place(index, real) -> None:
    """Each column has a line for each place, and everything one may look for is there."""
    titles, anchors = index["titles"].split("\n"), index["anchors"].split("\n")
    assert len(titles) == len(anchors) == len(index["kinds"])
    targets, page = set(), ""
    for kind, anchor in zip(index["kinds"], anchors, strict=True):
        page = anchor if kind in "plcd" else page
        targets.add(page if kind in "plcd" else f"{page}#{anchor}")
    content = real.content
    wanted = {address(path) for path in content.pages}
    for term_id, term in content.terms.items():
        path, _, anchor = (term.page or f"reference/glossary.md#{term_id}").partition("#")
        wanted.add(address(path) + (f"#{anchor}" if anchor else ""))
    wanted |= {f"{address(d.page)}#{d.anchor}" for d in content.diagrams}
    wanted |= {f"{address(LIMITS)}#{key}" for key in content.data.fact_keys}
    wanted |= {f"reference/ports/#{id_}" for id_ in content.data.ports}
    assert wanted <= targets
    assert len(index["values"].split("\n")) == sum(index["kinds"].count(kind) for kind in "fFo")


def test_every_name_is_in_the_index(index, real) -> None:
    names = {name for _, _, *own in index["names"] for name in own}
    for term in real.content.terms.values():
        former = [name.name for name in term.former_names]
        for name in (term.abbreviation, *term.aliases, *former):
            assert not name or name in names or name == term.heading()


def test_the_index_is_small(searched) -> None:
    assert len(gzip.compress(searched["search/index.js"].encode(), 6)) <= MAX_BYTES


def test_texts_have_what_cards_show(real) -> None:
    found = texts(real.content, all_passages(real))
    fact = real.content.data.fact("lambda.timeout-max")
    card = found["serverless/lambda.md"]["fact:lambda.timeout-max"]
    assert card.kind == "Fixed limit"
    assert (card.url, card.source) == (fact.source, source_name(fact.source))
    assert card.checked == shown_date(fact.checked)
    versus = found["compare/messaging.md"]["versus"]
    assert versus.summary
    assert [option.name for option in versus.options][:2] == ["Amazon SQS", "Amazon SNS"]
    term = found["messaging/sqs.md"]["term:sqs"]
    assert "SQS" in term.title and term.definition


def test_each_file_is_one_call_with_its_own_path(searched) -> None:
    assert searched.pop("search/search_index.js").startswith("var __index=")
    for path, script in searched.items():
        assert script.startswith(f'fieldNotesSearchFile("{path.removeprefix("search/")}",'), path
        content_of(script)
