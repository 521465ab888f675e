"""The PDFs of the parts in, the PDF of the book out: pages, places, outline, tags and links as one.

Chromium writes plain objects and says nothing twice, so this moves them and changes no page.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from fieldnotes.files import write_atomically
from tools.book.document import OTHER_PART, Heading
from tools.book.edition import Edition
from tools.book.page_numbers import ANCHOR_PAGE


def join(pdfs: Iterable[Path], headings: Iterable[Heading], edition: Edition) -> Pdf:
    """The book. Raises KeyError for a link or a heading to a place that no part has."""
    book = Pdf.new()
    places: dict[str, Object] = {}
    tags: list[Object] = []
    parents: list[Object] = []
    for pdf in pdfs:
        with pikepdf.open(pdf) as part:
            _take(part, book, places, tags, parents)
    _link(book, places)
    _share_fonts(book)
    root = book.Root
    root.Dests = book.make_indirect(Dictionary({f"/{name}": places[name] for name in places}))
    root.Outlines = _outline(book, headings, places)
    root.StructTreeRoot = _structure(book, tags, parents)
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String("en")
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines
    _describe(book, edition)
    return book


def write(book: Pdf, target: Path) -> None:
    """Write the book, the same bytes for the same book, whole or not at all."""
    pikepdf.settings.set_flate_compression_level(9)
    # In memory first: on a full disk qpdf ends the process.
    data = io.BytesIO()
    book.save(
        data,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    write_atomically(target, data.getvalue())


def _take(
    part: Pdf,
    book: Pdf,
    places: dict[str, Object],
    tags: list[Object],
    parents: list[Object],
) -> None:
    """Move one part to the end of the book."""
    found = {name.removeprefix("/"): place for name, place in part.Root.Dests.items()}
    index = {page.obj.objgen: number for number, page in enumerate(part.pages)}
    end = index[found.pop(ANCHOR_PAGE)[0].objgen]
    first = len(book.pages)
    book.add_pages_from(part, range(end))
    # The tree names pages, which have their copies in the book by now.
    tree = book.copy_foreign(part.Root.StructTreeRoot)
    for name, place in found.items():
        page = book.pages[first + index[place[0].objgen]]
        places[name] = Array([page.obj, *place[1:]])
    tags.append(tree.K)
    _number_tags(book, first, len(parents))
    parents += [owner for _, owner in _pairs(tree.ParentTree.Nums)]


def _number_tags(book: Pdf, first: int, before: int) -> None:
    """Number what has tags, pages and links, on from the parts before."""
    for page in book.pages[first:]:
        for owner in (page.obj, *page.obj.get("/Annots", [])):
            for key in ("/StructParents", "/StructParent"):
                if key in owner:
                    owner[key] = int(owner[key]) + before


def _pairs(nums: Object) -> Iterator[tuple[int, Object]]:
    """The entries of a number tree, which Chromium writes in order and without a gap."""
    for at in range(0, len(nums), 2):
        yield int(nums[at]), nums[at + 1]


def _link(book: Pdf, places: dict[str, Object]) -> None:
    """Lead links between parts to their places."""
    for page in book.pages:
        for link in page.obj.get("/Annots", []):
            address = str(link.get("/A", Dictionary()).get("/URI", ""))
            if address.startswith(OTHER_PART):
                name = address.removeprefix(OTHER_PART)
                if name not in places:
                    raise KeyError(f"the book has no place {name}")
                del link["/A"]
                link.Dest = Name(f"/{name}")


def _outline(book: Pdf, headings: Iterable[Heading], places: dict[str, Object]) -> Object:
    """One bookmark for each heading, those of lower levels closed below it."""
    root = book.make_indirect(Dictionary(Type=Name.Outlines, Count=0))
    path = [(0, root)]
    for heading in headings:
        while path[-1][0] >= heading.level:
            path.pop()
        above = path[-1][1]
        item = book.make_indirect(
            Dictionary(
                Title=String(heading.words), Dest=Array(list(places[heading.anchor])), Parent=above
            )
        )
        if "/Last" in above:
            item.Prev, above.Last.Next = above.Last, item
        else:
            above.First = item
        above.Last = item
        # A negative number says that the bookmark is closed.
        above.Count = int(above.get("/Count", 0)) + (1 if above.objgen == root.objgen else -1)
        path.append((heading.level, item))
    return root


def _structure(book: Pdf, tags: list[Object], parents: list[Object]) -> Object:
    """One tree of the tags of all parts."""
    root = book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = book.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Document, P=root, Lang=String("en"))
    )
    for tag in tags:
        tag.S, tag.P = Name.Part, document
        if "/Lang" in tag:
            del tag["/Lang"]
    document.K = Array(tags)
    numbers = [value for pair in enumerate(parents) for value in pair]
    root.K = document
    root.ParentTree = book.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(parents)
    return root


def _share_fonts(book: Pdf) -> None:
    """Keep each font file once: the parts have the same, because each has all signs."""
    first: dict[bytes, Object] = {}
    for item in book.objects:
        if isinstance(item, Dictionary) and "/FontFile2" in item:
            digest = hashlib.sha256(item.FontFile2.read_raw_bytes()).digest()
            item.FontFile2 = first.setdefault(digest, item.FontFile2)


def _describe(book: Pdf, edition: Edition) -> None:
    """Title and dates, which depend on the edition alone."""
    day = edition.date.replace("-", "") if edition.date[:1].isdigit() else "19800101"
    book.docinfo["/Title"] = String(edition.title)
    book.docinfo["/Subject"] = String(edition.subtitle)
    for name in ("/CreationDate", "/ModDate"):
        book.docinfo[name] = String(f"D:{day}000000Z")
