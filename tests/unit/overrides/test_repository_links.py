"""Templates that link to the repository, wherever it is and if there is none."""

from __future__ import annotations

from types import SimpleNamespace

import jinja2
import pytest

from tests.support.repository import ROOT

TEMPLATES = ("copyright.html", "actions.html")


def rendered(template: str, repository: str | None) -> str:
    page = SimpleNamespace(meta={"data_file": "data/services/sqs.yml"}, file=None, edit_url=None)
    icons = jinja2.DictLoader({".icons/material/database-outline.svg": "<svg></svg>"})
    folder = jinja2.FileSystemLoader(ROOT / "overrides/partials")
    environment = jinja2.Environment(loader=jinja2.ChoiceLoader([folder, icons]))
    environment.filters["url"] = str
    config = SimpleNamespace(repo_url=repository, copyright=None)
    return environment.get_template(template).render(config=config, page=page, base_url=".")


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("repository", ["https://example.org/notes", "https://example.org/notes/"])
def test_links_to_the_repository_have_single_slashes(template: str, repository: str) -> None:
    html = rendered(template, repository)
    assert 'href="https://example.org/notes/' in html
    assert "notes//" not in html


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("repository", ["", None])
def test_without_a_repository_nothing_links_to_one(template: str, repository: str | None) -> None:
    html = rendered(template, repository)
    assert "/issues/" not in html
    assert "/blob/" not in html
