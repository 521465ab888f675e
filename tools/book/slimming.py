"""A printed part in, the same part in a third fewer bytes out. No page looks or reads otherwise.

- Chromium places every letter by itself. Letters that stand where the font's own widths put them
  become one string, small distances between them numbers in it (ISO 32000-2, 9.4.3).
- It wraps every line of text in a tag that means nothing (NonStruct, ISO 32000-2, 14.8.4.8.2). What
  such a tag holds belongs to the tag around it, and lines that follow each other become one piece.
- Spans of one row or column are what a cell has anyway, and the headers of our tables have scopes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf

from tools.book.glyphs import Widths, widths_of

_FONT_OR_LETTERS = re.compile(
    rb"(?P<font>/F\d+) (?P<size>[\d.]+) Tf"
    rb"|(?P<letters><[0-9A-F]{4}> Tj(?:\n-?[\d.]+ 0 Td <[0-9A-F]{4}> Tj)+)"
)
_LETTER = re.compile(rb"(?:(-?[\d.]+) 0 Td )?<([0-9A-F]{4})> Tj")
_PIECE = re.compile(rb"(?P<follows>EMC\n)?/\w+ <</MCID (?P<number>\d+) >>BDC\n")
# Lines that say where: moves, lines, curves, rectangles, places of text. A scale is none of them.
_PLACES = re.compile(rb"(?m)^(?:1 0 0 -1 )?[-\d. ]+ (?:[mlc]|re|Tm)$")
_MORE_DIGITS = re.compile(rb"(?<=\.\d\d)\d+")
# Thousandths of the size of the font: nobody sees less.
_LEAST_STEP = 5

# A marked piece of a page: which page, and its number there.
Piece = tuple[tuple[int, int], int]


def slim(part: Pdf) -> None:
    """Make a part printed by Chromium take fewer bytes."""
    fonts: dict[tuple[int, int], Widths] = {}
    for stream, resources in _drawings(part):
        widths = {}
        for name, font in resources.get("/Font", Dictionary()).items():
            if font.objgen not in fonts:
                fonts[font.objgen] = widths_of(font)
            widths[name.encode()] = fonts[font.objgen]
        stream.write(rounded(together(stream.read_bytes(), widths)))
    if "/StructTreeRoot" in part.Root:
        _slim_tags(part)


def _drawings(part: Pdf) -> Iterator[tuple[Object, Object]]:
    """Everything that draws, with its resources: pages, and forms that pages draw."""
    seen = set()
    waiting = [(page.obj.Contents, page.obj.get("/Resources", Dictionary())) for page in part.pages]
    while waiting:
        stream, resources = waiting.pop()
        if stream.objgen in seen:
            continue
        seen.add(stream.objgen)
        yield stream, resources
        waiting += [
            (form, form.get("/Resources", Dictionary()))
            for form in resources.get("/XObject", Dictionary()).values()
            if form.get("/Subtype") == Name.Form
        ]


def together(drawing: bytes, fonts: Mapping[bytes, Widths]) -> bytes:
    """What draws, with letters in strings; `fonts` has the widths of each font by its name."""
    widths: Widths = {}
    size = 1.0

    def changed(match: re.Match[bytes]) -> bytes:
        nonlocal widths, size
        if match["font"]:
            widths, size = fonts[match["font"]], float(match["size"])
            return match[0]
        if not widths:
            return match[0]
        first, *others = _LETTER.findall(match["letters"])
        steps = [float(step) for step, _ in others]
        glyphs = [first[1], *(glyph for _, glyph in others)]
        moved = string(glyphs, steps, widths, size)
        is_last = drawing.startswith(b"\nET", match.end())
        # Every step is counted from the one before, and there are none inside a string.
        return moved if is_last else moved + b"\n%.7g 0 Td" % sum(steps)

    return _FONT_OR_LETTERS.sub(changed, drawing)


def string(glyphs: Sequence[bytes], steps: Sequence[float], widths: Widths, size: float) -> bytes:
    """Letters that are placed one by one, as a string: glyphs, and the steps between them."""
    parts = [glyphs[0]]
    # How far the letters have come against where they should be: rounding must not add up.
    missing = 0.0
    thousandth = size / 1000
    for before, step, glyph in zip(glyphs, steps, glyphs[1:], strict=False):
        missing += widths[before] - step / thousandth
        if not -_LEAST_STEP < missing < _LEAST_STEP:
            whole = round(missing)
            parts.append(b">%d<" % whole)
            missing -= whole
        parts.append(glyph)
    return b"[<%s>] TJ" % b"".join(parts)


def rounded(drawing: bytes) -> bytes:
    """What draws, with places rounded to a hundredth of their unit, a 300th of an inch or less."""
    return _PLACES.sub(lambda line: _MORE_DIGITS.sub(b"", line[0]), drawing)


def _slim_tags(part: Pdf) -> None:
    """Leave tags with a meaning, and of the pieces of pages as few as they need."""
    tree = part.Root.StructTreeRoot
    owners = drop_meaningless(tree.K)
    pages = {
        int(page.obj.StructParents): page.obj for page in part.pages if "/StructParents" in page
    }
    tags: dict[tuple[int, int], Object] = {}
    gone: dict[tuple[int, int], set[Piece]] = defaultdict(set)
    nums = tree.ParentTree.Nums
    for at in range(0, len(nums), 2):
        page = pages.get(int(nums[at]))
        if page is None:
            continue
        own = [owners.get(tag.objgen, tag) for tag in nums[at + 1]]
        names = [tag.objgen for tag in own]
        drawing, joined = with_fewer_pieces(page.Contents.read_bytes(), names)
        page.Contents.write(drawing)
        nums[at + 1] = Array([None if n in joined else tag for n, tag in enumerate(own)])
        for number in joined:
            tags[names[number]] = own[number]
            gone[names[number]].add((page.objgen, number))
    for name, pieces in gone.items():
        tag = tags[name]
        tag.K = Array([kid for kid in tag.K if _piece(kid, tag) not in pieces])


def drop_meaningless(root: Object) -> dict[tuple[int, int], Object]:
    """Take tags without a meaning out of a tree; what they hold goes to the tag around.

    Returns the tag that took the place of each of those, by its number.
    """
    owners: dict[tuple[int, int], Object] = {}
    waiting = [root]
    while waiting:
        owner = waiting.pop()
        _drop_spans(owner)
        if "/K" not in owner:
            continue
        held = list(_held(owner, owner, owners))
        owner.K = held[0] if len(held) == 1 else Array(held)
        waiting += [kid for kid in held if _is_tag(kid)]
    return owners


def with_fewer_pieces(drawing: bytes, owners: Sequence[Hashable]) -> tuple[bytes, set[int]]:
    """What draws with as few marked pieces as can be, and the numbers of those it has no more.

    `owners` has the name of the tag of each piece by its number.
    """
    joined = set()
    before = -1

    def changed(match: re.Match[bytes]) -> bytes:
        nonlocal before
        number = int(match["number"])
        if match["follows"] and before >= 0 and owners[before] == owners[number]:
            joined.add(number)
            return b""
        before = number
        return match[0]

    return _PIECE.sub(changed, drawing), joined


def _piece(kid: Object | int, owner: Object) -> Piece | None:
    """The piece of a page that a tag holds, or None."""
    if isinstance(kid, int):
        return owner.Pg.objgen, kid
    return (kid.Pg.objgen, int(kid.MCID)) if "/MCID" in kid else None


def _drop_spans(cell: Object) -> None:
    """Leave of the attributes of a cell its scope and true spans."""
    if cell.S not in (Name.TD, Name.TH) or "/A" not in cell:
        return
    kept = [attribute for attribute in cell.A if _says_something(attribute)]
    cell.A = Array(kept)
    for name in ("/ID", *(() if kept else ("/A",))):
        if name in cell:
            del cell[name]


def _says_something(attribute: Object) -> bool:
    """Whether an attribute of a cell is its scope or a span of more than one."""
    spans = attribute.get("/RowSpan", 1), attribute.get("/ColSpan", 1)
    return "/Scope" in attribute or max(spans) > 1


def _held(tag: Object, owner: Object, owners: dict[tuple[int, int], Object]) -> Iterator[Object]:
    """What a tag holds for its owner, without tags that mean nothing."""
    kids = tag.get("/K")
    if kids is None:
        return
    for kid in kids if isinstance(kids, Array) else [kids]:
        if _is_tag(kid):
            if Name.NonStruct == kid.S and "/Alt" not in kid:
                owners[kid.objgen] = owner
                yield from _held(kid, owner, owners)
            else:
                kid.P = owner
                yield kid
        elif isinstance(kid, int):
            # A bare number means the page of its tag.
            yield _marked(kid, tag, owner)
        else:
            yield kid


def _marked(number: int, tag: Object, owner: Object) -> Object | int:
    """The number of a piece of a page, as its new owner has to say it."""
    if "/Pg" not in owner:
        owner.Pg = tag.Pg
    if owner.Pg.objgen == tag.Pg.objgen:
        return number
    return Dictionary(Type=Name.MCR, Pg=tag.Pg, MCID=number)


def _is_tag(item: object) -> bool:
    return isinstance(item, Dictionary) and "/S" in item
