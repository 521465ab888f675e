"""Pages as the theme wraps them, asked of a keeper by all that their HTML depends on.

The theme takes a third of a build, and most pages stay as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

# What the theme shows of a page in the navigation of others, except for its title and address.
IN_NAVIGATION = ("icon", "status", "subtitle")
# Where the site is written changes nothing in its pages.
WRITTEN_TO = ("site_dir", "config_file_path")

# Gives the HTML that was kept for these texts, or renders it.
Keeper = Callable[[Iterable[str], Callable[[], str]], str]


def keep_templated_pages(env: Environment, config: MkDocsConfig, keeper: Keeper) -> None:
    """Make the templates that MkDocs takes from `env` for its pages ask the keeper first."""
    get_template = env.get_template
    common = repr(list(_settings(config)))

    def get_kept(name: str, parent: str | None = None, *arguments: Any) -> Any:
        if parent:  # one that another template extends or includes: a part of it
            return get_template(name, parent, *arguments)
        return _KeptTemplate(lambda: get_template(name), [name, common], keeper)

    env.get_template = get_kept  # type: ignore[method-assign,assignment]


class _KeptTemplate:
    """A template whose pages are kept. It is loaded when there is one that is not."""

    def __init__(self, load: Callable[[], Template], common: Iterable[str], keeper: Keeper) -> None:
        self._load, self._common, self._keeper = load, common, keeper

    def render(self, context: dict[str, Any]) -> str:
        page = context["page"]
        if page is None:
            return self._load().render(context)
        around = _navigation(context["nav"]), repr(context.get("tags")), context["base_url"]
        depends_on = [*self._common, *around, page.content or "", repr(list(_page(page)))]
        return self._keeper(depends_on, lambda: self._load().render(context))


def _settings(config: MkDocsConfig) -> Iterable[object]:
    """The settings as read, and those that MkDocs or a hook may change."""
    for part in config.user_configs:
        yield {name: value for name, value in part.items() if name not in WRITTEN_TO}
    yield config.site_url, config.repo_url, config.extra_css
    yield [str(script) for script in config.extra_javascript]


def _page(page: Page) -> Iterable[object]:
    """What a page shows, except for its text."""
    yield page.file.src_uri, page.title, page.canonical_url, page.edit_url, page.is_homepage
    yield sorted(page.meta.items())
    yield [_heading(link) for link in page.toc]
    yield [other and (other.url, other.title) for other in (page.previous_page, page.next_page)]


def _heading(link: AnchorLink) -> object:
    return link.title, link.id, link.level, [_heading(child) for child in link.children]


def _navigation(nav: Navigation) -> str:
    """The tree of pages with all that the theme shows of it; the tree remembers it."""
    if not hasattr(nav, "_shown"):
        nav._shown = repr([_item(item) for item in nav.items])  # type: ignore[attr-defined]
    return str(nav._shown)  # type: ignore[attr-defined]


def _item(item: Any) -> object:
    meta = getattr(item, "meta", None) or {}
    shown = [meta.get(name) for name in IN_NAVIGATION]
    children = [_item(child) for child in item.children or ()]
    return item.title, getattr(item, "url", None), shown, children
