"""Whatever is wrong with a data file, loading reports it where it stands and never fails."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.cache import Cache
from fieldnotes.read.data import load
from fieldnotes.read.datasets import DATASETS, data_files
from tests.support.repository import SMALL, open_small

FILES = [path.relative_to(SMALL) for _, path in data_files(SMALL)]
# What people type by mistake, and what breaks code that pastes values into texts.
VALUES = st.one_of(
    st.sampled_from(
        [
            *("", "~", "null", "true", "3", "-1", "0.50", "9" * 5000, "1e9", "2026-02-30"),
            *('"1 | 2"', '"|"', '"{}"', '"{0} {found}"', '"%s %(x)s %"', '"a\\nb"', "x" * 5000),
            *("[]", "[a]", "{}", "{a: b}", "{from: 1}", "{from: 3, to: 1}", "[[[[a]]]]"),
            *("&a x", "*a", "!!int 3", "!!python/object:os.system x", "|", "- x", "@", "\t", '"'),
            *("[" * 60 + "]" * 60, "&a [*a]", "{<<: x}", "{1: a, null: b, [c]: d}", "{a: 1, a: 2}"),
        ]
    ),
    st.text(max_size=30),
)
KEYS = st.one_of(
    st.sampled_from(["? [a, b]\n", "? {a: b}\n", "~", "", "3", "true", '"a|b"', "sources", "<<"]),
    st.text(max_size=10),
)
WHOLE = st.one_of(
    st.sampled_from(
        [
            *("", "\n\n", "# only a comment\n", "---\n", "---\na: 1\n---\nb: 2\n", "text\n", "3\n"),
            *(
                "- a\n- b\n",
                "[]\n",
                "{}\n",
                "{a: [1,\n",
                "\ufeffa: b\n",
                "a: b\0\n",
                "\t\n",
                "null",
            ),
            *(
                "sources:\n",
                "sources: []\n",
                "sources: {a: b}\n",
                "sources: {A: https://a.example}",
            ),
        ]
    ),
    st.text(max_size=60),
)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[Path, bytes]:
    """A data file of the small site, and what one or two mistakes make of it."""
    file = draw(st.sampled_from(FILES))
    lines = (SMALL / file).read_text().splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 2))):
        index = draw(st.integers(0, len(lines) - 1))
        key, colon, value = lines[index].partition(":")
        indent = key[: len(key) - len(key.lstrip())]
        damage = draw(st.sampled_from("value key gone twice outdented inserted cut whole".split()))
        if damage == "value" and colon:
            lines[index] = f"{key}: {draw(VALUES)}\n"
        elif damage == "key" and colon:
            lines[index] = f"{indent}{draw(KEYS)}:{value}"
        elif damage == "gone" and len(lines) > 1:
            del lines[index]
        elif damage == "twice":
            lines.insert(index, lines[index])
        elif damage == "outdented":
            lines[index] = lines[index].removeprefix("  ")
        elif damage == "inserted":
            lines.insert(index, f"{indent}{draw(KEYS)}: {draw(VALUES)}\n")
        elif damage == "cut":
            lines[index:] = [lines[index][: draw(st.integers(0, len(lines[index])))]]
        else:
            lines = [draw(WHOLE)]
    text = "".join(lines).encode(errors="surrogatepass")
    return file, text + draw(st.sampled_from([b"", b"", b"", b"\xff\n"]))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small site, which every example breaks and mends."""
    root = tmp_path_factory.mktemp("damaged") / "site"
    shutil.copytree(SMALL, root)
    return root


@contextmanager
def broken(root: Path, file: Path, content: bytes) -> Iterator[None]:
    """The site with another content of one file."""
    (root / file).write_bytes(content)
    try:
        yield
    finally:
        shutil.copyfile(SMALL / file, root / file)


@settings(deadline=None, max_examples=200, derandomize=True)
@given(damage=damaged())
def test_a_damaged_file_gives_problems_on_its_lines(site, damage: tuple[Path, bytes]) -> None:
    file, content = damage
    with broken(site, file, content):
        _, problems = load(site, Cache(site / "cache"))
    lines = max(1, len(content.splitlines()))
    for problem in problems:
        assert problem.location.file == file.as_posix()
        assert 1 <= problem.location.line <= lines
        assert len(str(problem).splitlines()) == 1
        assert len(str(problem)) < 700


@settings(deadline=None, max_examples=15, derandomize=True)
@given(damage=damaged())
def test_rules_survive_what_a_damaged_file_leaves(site, damage: tuple[Path, bytes]) -> None:
    with broken(site, *damage):
        for problem in open_small(site).problems():
            assert len(str(problem).splitlines()) == 1


@pytest.mark.parametrize("text", ["", "# a comment\n", "- a list\n", "text\n", "3\n"])
@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_a_file_of_another_shape_is_one_problem(dataset, text: str, tmp_path: Path) -> None:
    path = tmp_path / "data" / dataset.files.replace("*", "some")
    path.parent.mkdir(parents=True)
    path.write_text(text)
    _, problems = load(tmp_path, Cache(tmp_path / "cache"))
    expected = "a list" if dataset.listed else "a group of keys"
    if dataset.listed and text.startswith("-"):
        expected = "a group of keys"  # for the entry
    assert [(str(p.location), p.expected) for p in problems] == [
        (f"{path.relative_to(tmp_path).as_posix()}:1", expected)
    ]
