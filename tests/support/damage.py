"""What people do to a file by mistake, as operators: a hypothesis strategy draws some of them.

Each operator changes a copy of the small repository and names the files that it makes guilty.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from tests.support.repository import SMALL

SCRIPT = "damaged()"
# Values of other types, odd numbers and dates, what breaks code that pastes values into texts.
VALUES = (
    *("", "~", "true", "3", "-1", "0", "0.50", "9" * 5000, "1e30", "[]", "[a]", "{}", "{a: b}"),
    *("2026-02-30", "1850-01", "2099-01", "days", "gib", "64 TiB", "٢٢", "99999", "30-20"),
    *('" "', '"..."', '"→"', '"."', "x" * 300, "y" * 10_000, "__proto__", "constructor"),
    *(
        '"1 | 2"',
        '"{}"',
        '"%s %(x)s"',
        '"a\\nb"',
        '"\\0"',
        '"\\e[31m"',
        "{from: 1}",
        "{from: 3, to: 1}",
    ),
    *("https://https://a.example", "https:////", "https://[bad", "https://a.example/x/).", "http:"),
    *("/etc/x.md", "../../x.md", "storage/gone.md", "storage/ebs.md#gone", "TODO", "ebs.gone"),
    *("181-9999999999", "9999999999", "&a [*a]", "*a", "!!python/name:os.system x", "{<<: x}"),
    *("[" * 100_000, "[" * 60 + "]" * 60, "- " * 40, "{a: " * 40, '"', "@", "|", "\t"),
)
HTML = (
    f"<script>{SCRIPT}</script>",
    f"<img src=x onerror={SCRIPT}>",
    f"<svg onload={SCRIPT}>",
    f"[x](javascript:{SCRIPT})",
    f"<a href=javascript:{SCRIPT}>x</a>",
    f"<iframe srcdoc='<script>{SCRIPT}</script>'></iframe>",
    f"\"'><script>{SCRIPT}</script>",
    "</div></article>",
    "<!-- ",
    "<b",
)
LINES = (
    *("<<<<<<< HEAD", "=======", ">>>>>>> theirs", "\t- x", "---", "```", "~~~", "# ", "## !!!"),
    *("{{ fact ebs.max-size", "{{ nonsense }}", "{{ fact }}", "{{ fact ebs.gone }}", "!!! nope"),
    *("[x](gone.md)", "[x](http://[bad)", "[x][nope]", "[^nope]", "![x](no.png)", "[[wiki]]"),
    *("| a | b |", "|---|", "| 1 | 2 | 3 |", "{: onclick=x }", "## Size {#size}", "x" * 10_000),
    *("> " * 200, "*" * 500, "<div>" * 200, "a" + " " * 2_000 + "b", "? [a, b]", "? {a: b}"),
)
BOMB = "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9) if n else 'x'}]\n" for n in range(9))
BYTES: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: b"",
    lambda data: b"# only a comment\n",
    lambda data: data[: len(data) // 2],
    lambda data: data[: len(data) // 3] + b"\xe9" + data[len(data) // 3 :],
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: data.replace(b"\n", b"\r"),
    lambda data: data.decode().encode("utf-16"),
    lambda data: data.decode().encode("utf-16-le"),
    lambda data: data + b"\0",
    lambda data: data.replace(b" ", "\u2028".encode(), 1),
    lambda data: data.replace(b" ", "\u200b".encode(), 3),
    lambda data: data.replace(b" ", b"\t"),
    lambda data: data + data,
    lambda data: BOMB.encode(),
    lambda data: data + b"<<<<<<< HEAD\n=======\n>>>>>>> x\n",
    lambda data: b"x: " + b"y" * 5_000_000,
    lambda data: b"".join(b"key-%d: 1\n" % n for n in range(2_000)),
)
NAMES = (
    *("{stem}.yaml", "x {stem}.yml", ".{stem}.yml", "._{stem}{suffix}", "{stem}{suffix}~"),
    *(".#{stem}{suffix}", "{stem}{suffix}.orig", "sub/{stem}{suffix}", "{stem}s{suffix}"),
    *('a"b<c>{suffix}', "a.b{suffix}", "c#{suffix}", "\u00fc{suffix}", "line\nbreak{suffix}"),
    *(
        "{stem}.markdown",
        "README{suffix}",
        "INDEX{suffix}",
        "__proto__{suffix}",
        "x" * 200 + "{suffix}",
    ),
)


@dataclass(frozen=True)
class Damage:
    """One mistake: what it is called, the file it is made in, and how it is made."""

    name: str
    file: str
    apply: Callable[[Path], set[str]]


def files(below: str) -> list[str]:
    """The files of the small site below one of its folders."""
    found = (p for p in (SMALL / below).rglob("*") if p.is_file())
    return sorted(p.relative_to(SMALL).as_posix() for p in found)


@st.composite
def damages(draw: st.DrawFn, below: str) -> list[Damage]:
    """One or two mistakes in files below a folder of the small site."""
    known = files(below)
    return [draw(_damage(draw(st.sampled_from(known)))) for _ in range(draw(st.integers(1, 2)))]


@st.composite
def _damage(draw: st.DrawFn, file: str) -> Damage:
    kind = draw(st.sampled_from(("line", "line", "line", "bytes", "name", "special")))
    if kind == "bytes":
        number = draw(st.integers(0, len(BYTES) - 1))
        return Damage(f"bytes {number}", file, lambda root: _bytes(root, file, number))
    if kind == "name":
        name = draw(st.sampled_from(NAMES))
        is_copy = draw(st.booleans())
        return Damage(f"name {name!r}", file, lambda root: _name(root, file, name, is_copy))
    if kind == "special":
        what = draw(st.sampled_from(tuple(SPECIAL)))
        return Damage(what, file, lambda root: _special(root, file, what))
    edit = draw(st.sampled_from(("value", "html", "key", "gone", "twice", "indent", "insert")))
    at = draw(st.integers(0, 10_000))
    text = draw(
        st.sampled_from(HTML if edit == "html" else LINES if edit == "insert" else VALUES)
        | st.text(max_size=20)
    )
    return Damage(
        f"{edit} {at} {text[:60]!r}", file, lambda root: _line(root, file, edit, at, text)
    )


def _line(root: Path, file: str, edit: str, at: int, text: str) -> set[str]:
    path = root / file
    if not path.is_file():
        return {file}
    lines = path.read_text(errors="replace").split("\n")
    index = at % len(lines)
    key, colon, value = lines[index].partition(":")
    indent = key[: len(key) - len(key.lstrip())]
    if edit in ("value", "html") and colon:
        lines[index] = f"{key}: {text}" if edit == "value" else f"{key}:{value} {text}"
    elif edit == "html":
        lines[index] += f" {text}"
    elif edit == "key" and colon:
        lines[index] = f"{indent}{text}:{value}"
    elif edit == "gone":
        del lines[index]
    elif edit == "twice":
        lines.insert(index, lines[index])
    elif edit == "indent":
        lines[index] = lines[index][2:] if at % 2 else f"  {lines[index]}"
    else:
        lines.insert(index, f"{indent}{text}")
    path.write_bytes("\n".join(lines).encode(errors="surrogatepass"))
    return {file}


def _bytes(root: Path, file: str, number: int) -> set[str]:
    path = root / file
    if path.is_file():
        try:
            path.write_bytes(BYTES[number](path.read_bytes()))
        except UnicodeDecodeError:
            path.write_bytes(b"\xff")
    return {file}


def _name(root: Path, file: str, name: str, is_copy: bool) -> set[str]:
    path = root / file
    new = path.with_name("x") / name.format(stem=path.stem, suffix=path.suffix)
    target = path.parent / new.relative_to(path.with_name("x"))
    if path.is_file() and not target.exists():
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
        if not is_copy:
            path.unlink()
    return {file, target.relative_to(root).as_posix()}


def _special(root: Path, file: str, what: str) -> set[str]:
    path = root / file
    if path.is_file():
        path.unlink()
        SPECIAL[what](path)
    return {file}


def _unreadable_name(path: Path) -> None:
    (path.parent / os.fsdecode(b"\xff" + path.suffix.encode())).mkdir()


SPECIAL: dict[str, Callable[[Path], None]] = {
    "gone": lambda path: None,
    "folder": lambda path: path.mkdir(),
    "pipe": lambda path: os.mkfifo(path),
    "link to nowhere": lambda path: path.symlink_to("me@host.1234"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "link out of the tree": lambda path: path.symlink_to("/etc/hostname"),
    "link to its folder": lambda path: path.symlink_to("."),
    "name that is not UTF-8": _unreadable_name,
}
