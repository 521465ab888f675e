"""The files below search/ of the built site, by path. Pure; called by `site`.

Each is a script of one call with JSON in it: a worker reads the JSON; in the offline copy, where
browsers start no worker and read no file, the page runs it as a script.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from fieldnotes.content.content import Content
from fieldnotes.publish.search.index import index
from fieldnotes.publish.search.passages import Passage
from fieldnotes.publish.search.texts import texts
from fieldnotes.urls import address

FOLDER = "search/"
# The index of the theme's own search, without a page: it reads how to split words to mark them.
# In the offline copy it looks for this script; elsewhere the theme's plugin writes it as JSON.
_THEMES_INDEX = 'var __index={"config":{"lang":["en"],"separator":"[\\\\s\\\\-]+"},"docs":[]}\n'


def files(content: Content, passages: Mapping[str, Sequence[Passage]]) -> dict[str, str]:
    """The index, and the texts of each page. `passages` has what is on each page."""
    values: dict[str, object] = {"index.js": index(content, passages)}
    for page, page_texts in texts(content, passages).items():
        values[f"texts/{address(page).rstrip('/') or 'index'}.js"] = page_texts
    scripts = {FOLDER + path: _script(path, value) for path, value in values.items()}
    return {**scripts, f"{FOLDER}search_index.js": _THEMES_INDEX}


def _script(path: str, value: object) -> str:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'fieldNotesSearchFile("{path}",{data})\n'
