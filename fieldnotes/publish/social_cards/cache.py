"""Cards in, pictures out: kept in a folder by what they depend on. Called by `site`."""

from __future__ import annotations

import functools
import io
import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from importlib.metadata import version
from pathlib import Path

import PIL
from PIL import Image, features

from fieldnotes.cache import digest, digest_of_code
from fieldnotes.drawing import fonts
from fieldnotes.drawing.palette import light_colors
from fieldnotes.files import write_atomically
from fieldnotes.publish.social_cards import drawing
from fieldnotes.publish.social_cards.card import Card
from fieldnotes.publish.social_cards.layout import layout

# The last part of every PNG.
_END = b"IEND\xaeB`\x82"


@dataclass(frozen=True)
class Look:
    """What all cards share: the text of palette.css, and the logo as SVG."""

    palette: str
    logo: str


def key(card: Card, look: Look) -> str:
    """What the picture of a card depends on, as a short hash."""
    shown = json.dumps((light_colors(look.palette), astuple(card)))
    return digest(_drawn_by(), look.logo, shown)


@functools.cache
def _drawn_by() -> str:
    code = digest_of_code("publish/social_cards", "drawing")
    packages = PIL.__version__, features.version("freetype2") or "", version("mermaidx")
    return digest(code, *packages, fonts.version())


def draw(cards: Mapping[str, Card], look: Look, cache: Path) -> dict[str, bytes]:
    """The PNG of each card, by the same names. Draws only what is new."""
    return {name: _kept(card, look, cache) for name, card in cards.items()}


def _kept(card: Card, look: Look, cache: Path) -> bytes:
    path = cache / f"{key(card, look)}.png"
    if not _is_whole(path):
        write_atomically(path, drawing.png(layout(card), light_colors(look.palette), look.logo))
    return path.read_bytes()


def _is_whole(path: Path) -> bool:
    """Whether a file is there and all of it is a picture: one cut off must not be published."""
    try:
        data = path.read_bytes()
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            picture.verify()
        return data.endswith(_END)
    except (OSError, SyntaxError, ValueError):
        return False
