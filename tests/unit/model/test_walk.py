"""Every text of the model says by its type what it is, and is found by it."""

from __future__ import annotations

from typing import Annotated, Any, get_origin

import pytest

from fieldnotes.model.comparison import Comparison
from fieldnotes.model.entry import Role
from fieldnotes.model.mistakes import Pattern
from fieldnotes.model.sources import NAMED
from fieldnotes.model.walk import field_types, models, parts, texts
from fieldnotes.read.datasets import DATASETS

MODELS = sorted({m for d in DATASETS for m in models(d.shape)}, key=lambda model: model.__name__)


def is_sorted_out(part: Any) -> bool:
    """Whether a text's type says that it is wording, or else what it is."""
    marks = getattr(part, "__metadata__", ())
    return any(isinstance(mark, Role | Pattern) or mark is NAMED for mark in marks)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_each_text_field_is_wording_or_verbatim(model) -> None:
    for name, shape in field_types(model).items():
        for part in parts(shape):
            is_text = part is str or (get_origin(part) is Annotated and part.__origin__ is str)
            assert not is_text or is_sorted_out(part), f"{model.__name__}.{name}: add a Role"


def test_a_text_without_a_mark_would_be_noticed() -> None:
    assert list(parts(dict[str, list[str | None]]))[:2] == [str, str]
    assert not is_sorted_out(str)
    assert not is_sorted_out(Annotated[str, "a mark of another kind"])


def test_texts_are_found_at_any_depth() -> None:
    comparison = Comparison.model_validate(
        {
            "title": "Title",
            "family": "Family",
            "question": "Question?",
            "summary": "Summary",
            "options": {
                "a": {"name": "A", "choose": "Choose", "page": "a.md"},
                "b": {"name": "B", "choose": "Choose", "page": "b.md#c"},
            },
            "groups": [
                {
                    "name": "Group",
                    "attributes": {
                        "row": {"name": "Row", "cells": {"a": "Text", "b": {"fact": "s.f"}}}
                    },
                }
            ],
        }
    )
    row = ("groups", 0, "attributes", "row")
    assert dict(texts(Comparison, comparison, Role.WORDING)) == {
        ("title",): "Title",
        ("family",): "Family",
        ("question",): "Question?",
        ("summary",): "Summary",
        ("options", "a", "name"): "A",
        ("options", "a", "choose"): "Choose",
        ("options", "b", "name"): "B",
        ("options", "b", "choose"): "Choose",
        ("groups", 0, "name"): "Group",
        (*row, "name"): "Row",
        (*row, "cells", "a", "text"): "Text",
    }
    assert dict(texts(dict[str, Comparison], {"id": comparison}, Role.LINK)) == {
        ("id", "options", "a", "page"): "a.md",
        ("id", "options", "b", "page"): "b.md#c",
    }
