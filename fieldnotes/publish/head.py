"""What the head of a page tells those who show a link to it: chats and search engines. Pure.

Every address is a full one, because whoever reads them has no page to start from. Called by `site`;
overrides/partials/head.html writes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from fieldnotes.content.content import Content
from fieldnotes.content.known_pages import HOME
from fieldnotes.publish.json_ld import json_ld
from fieldnotes.publish.social_cards.card import card_of, file_path
from fieldnotes.publish.social_cards.layout import HEIGHT, WIDTH
from fieldnotes.urls import page_url


@dataclass(frozen=True)
class Picture:
    """The link card of a page: where it is, how large, and what it shows in words."""

    address: str
    words: str
    width: int = WIDTH
    height: int = HEIGHT
    type: str = "image/png"


@dataclass(frozen=True)
class Head:
    """The texts of the tags, not yet escaped for HTML; `json_ld` stands in its script as it is."""

    site: str
    title: str
    description: str
    address: str
    is_article: bool
    picture: Picture
    json_ld: str

    @property
    def full_title(self) -> str:
        """The title for a tab or a bookmark, where no site name stands beside it."""
        return self.title if self.title == self.site else f"{self.title} - {self.site}"


def head_of(content: Content, page: str, site_url: str, site: str) -> Head:
    """The head of a page. `site_url` ends with a slash, `site` is the site's name."""
    card = urljoin(site_url, file_path(page))
    return Head(
        site,
        site if page == HOME else content.label(page),
        content.description(page),
        page_url(site_url, page),
        page != HOME,
        Picture(card, card_of(content, page, site).in_words),
        json_ld(content, page, site_url, site),
    )
