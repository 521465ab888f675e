"""What evidence says of a statement: it agrees, AWS states something else, or it is a mistake."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from fieldnotes.evidence.api_models import ApiModels, plain_text
from fieldnotes.evidence.installed import installed_models
from fieldnotes.evidence.resource_schemas import ResourceSchemas
from fieldnotes.evidence.statements import statements
from fieldnotes.evidence.verdicts import verdicts_of
from fieldnotes.evidence.verify import Models, Verdict, contains, verify
from fieldnotes.model.evidence import ApiEvidence, Evidence, PageEvidence, ResourceEvidence
from fieldnotes.model.service import Fact
from fieldnotes.model.statement import Sourced
from fieldnotes.model.value_list import ValueList
from tests.support.repository import Site, open_small

_EVIDENCE: TypeAdapter[Any] = TypeAdapter(Evidence)


def fact(value: object, unit: str | None = None) -> Fact:
    return Fact.model_validate({"label": "A limit", "value": value, "unit": unit, "kind": "limit"})


def verdict(statement: Sourced, **evidence: object) -> Verdict:
    return verify(statement, _EVIDENCE.validate_python(evidence), installed_models())


def test_words_of_the_model_agree_in_another_unit() -> None:
    words = "the maximum allowed value is 1,800 seconds"
    place = {"api": "lambda CreateFunction.Timeout", "says": words}
    assert verdict(fact(30, "minute"), **place).state == "agrees"


def test_words_that_the_model_no_longer_has_show_what_it_says_now() -> None:
    words = "the maximum allowed value is 900 seconds"
    found = verdict(fact(15, "minute"), api="lambda CreateFunction.Timeout", says=words)
    assert found.state == "disagrees"
    assert "1,800 seconds" in found.found


def test_words_without_the_number_are_a_mistake() -> None:
    words = "the maximum allowed value is 1,800 seconds"
    found = verdict(fact(15, "minute"), api="lambda CreateFunction.Timeout", says=words)
    assert found.state == "wrong"
    assert "without the number" in found.found


def test_a_bound_agrees_in_its_unit_and_at_its_end_of_a_range() -> None:
    memory = fact({"from": 128, "to": 32768}, "MB")
    assert verdict(memory, api="lambda MemorySize", bound="min", unit="MB").state == "agrees"
    assert verdict(memory, api="lambda MemorySize", bound="max", unit="MB").state == "agrees"
    assert verdict(fact(128, "MB"), api="lambda MemorySize", bound="max").state == "disagrees"


def test_a_bound_that_a_shape_does_not_have_is_a_mistake() -> None:
    found = verdict(fact(3, "second"), api="lambda Runtime", bound="max")
    assert (found.state, found.found) == ("wrong", "lambda Runtime without a maximum")


@pytest.mark.parametrize(
    ("place", "near"),
    [
        ("lambdas CreateFunction", "lambda"),
        ("lambda CreateFunctions", "CreateFunction"),
        ("lambda CreateFunction.Timeouts", "Timeout"),
    ],
)
def test_an_unknown_place_is_a_mistake_that_names_the_nearest(place: str, near: str) -> None:
    found = verdict(fact(3), api=place, says="three")
    assert found.state == "wrong"
    assert near in found.fix


def test_values_are_exactly_those_listed_and_the_others() -> None:
    place = "lambda InvocationType"
    types = ["Event", "RequestResponse"]
    assert verdict(fact(3), api=place, values=types, others=["DryRun"]).state == "agrees"
    found = verdict(fact(3), api=place, values=["Event", "Later"], others=["DryRun"])
    assert "has RequestResponse in addition and no longer has Later" in found.found


def test_a_list_of_values_is_compared_whole() -> None:
    shape = {"name": "Types", "service": "lambda", "values": {"Event": "A.", "DryRun": "B."}}
    listed = ValueList.model_validate(shape)
    found = verdict(listed, api="lambda InvocationType")
    assert "has RequestResponse in addition" in found.found
    assert verdict(listed, api="lambda InvocationType", others=["RequestResponse"]) == Verdict(
        "agrees"
    )


def test_a_place_without_a_claim_has_to_exist() -> None:
    assert verdict(fact("text"), cloudformation="AWS::Lambda::Function").state == "agrees"
    assert verdict(fact("text"), cloudformation="AWS::Lambda::Fnuction").state == "wrong"


def test_a_pattern_of_a_schema_is_compared_letter_by_letter() -> None:
    place = "AWS::Lambda::Function KmsKeyArn"
    now = installed_models().resources.place(place).shape["pattern"]
    assert verdict(fact("text"), cloudformation=place, pattern=now).state == "agrees"
    assert verdict(fact("text"), cloudformation=place, pattern=f"{now}x").state == "disagrees"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("is 1,800 seconds.", "1,800 seconds", True),
        ("is 1,800 seconds.", "800 seconds", False),
        ("is 11 days", "1 day", False),
        ("is 1 day, or two", "1 day", True),
        ("costs 1.5 MB", "5 MB", False),
        ("at most 10.", "10", True),
        ("at most 10.5", "10", False),
        ("(up to 5)", "(up to 5)", True),
    ],
)
def test_words_are_found_whole(text: str, words: str, expected: bool) -> None:
    assert contains(text, words) is expected


# Changes of AWS: each piece of evidence of the real data has to notice those that concern it.


def _changed(content: Any, change: Callable[[Any], Any]) -> Any:
    """JSON with `change` applied to each object in it."""
    if isinstance(content, dict):
        return change({key: _changed(value, change) for key, value in content.items()})
    return [_changed(value, change) for value in content] if isinstance(content, list) else content


def _other_numbers(part: dict[str, Any]) -> dict[str, Any]:
    text = part.get("documentation")
    if isinstance(text, str):
        text = re.sub(r"\d+", lambda m: str(int(m[0]) + 1), plain_text(text))
        text = re.sub(r"\b(one|two|three|four|five|six|seven|eight|nine|ten)\b", "13", text)
        return {**part, "documentation": text}
    return part


def _no_words(part: dict[str, Any]) -> dict[str, Any]:
    return {**part, "documentation": ""} if isinstance(part.get("documentation"), str) else part


_BOUNDS = ("min", "max", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems")


def _other_bounds(part: dict[str, Any]) -> dict[str, Any]:
    new = {k: part[k] * 2 + 1 for k in _BOUNDS if isinstance(part.get(k), int | float)}
    return {**part, **new}


def _value_added(part: dict[str, Any]) -> dict[str, Any]:
    return {**part, "enum": [*part["enum"], "NEW"]} if isinstance(part.get("enum"), list) else part


def _value_gone(part: dict[str, Any]) -> dict[str, Any]:
    return {**part, "enum": part["enum"][1:]} if isinstance(part.get("enum"), list) else part


class _ChangedSchemas(ResourceSchemas):
    def __init__(self, original: ResourceSchemas, change: Callable[[Any], Any]) -> None:
        super().__init__(original.data, original.version)
        object.__setattr__(self, "change", change)

    def _schema(self, type_: str) -> dict[str, Any]:
        return _changed(copy.deepcopy(super()._schema(type_)), self.change)  # type: ignore[attr-defined]


def changed_models(change: Callable[[Any], Any]) -> Models:
    """The installed models after a change of everything of a kind."""
    models = installed_models()
    api: ApiModels = models.api.changed(lambda content: _changed(content, change))
    return Models(api, _ChangedSchemas(models.resources, change))


def _has_number(evidence: ApiEvidence | ResourceEvidence) -> bool:
    return bool(evidence.says and re.search(r"\d|\b(one|two|three|four|five|six)\b", evidence.says))


CHANGES: dict[str, tuple[Callable[[Any], Any], Callable[[Any], bool]]] = {
    "other numbers in sentences": (_other_numbers, _has_number),
    "no sentences": (_no_words, lambda e: e.says is not None),
    "other bounds": (_other_bounds, lambda e: e.bound is not None),
    "a new value": (_value_added, lambda e: e.says is None and e.bound is None),
    "a value less": (_value_gone, lambda e: e.says is None and e.bound is None),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_piece_of_evidence_notices_a_change_of_what_it_watches(real: Site, name: str) -> None:
    change, concerns = CHANGES[name]
    data = real.content.data
    verdicts = verdicts_of(data, changed_models(change))
    watched = 0
    for path, statement in statements(data):
        for piece, found in zip(statement.evidence, verdicts.get(path, ()), strict=True):
            if isinstance(piece, PageEvidence) or not concerns(piece):
                continue
            if piece.is_existence and not isinstance(statement, ValueList):
                continue
            watched += 1
            assert found.state != "agrees", f"{path} {piece}"
    assert watched


def test_the_installed_models_bear_out_all_evidence(real: Site) -> None:
    assert [str(problem) for problem in real.outdated_evidence()] == []


def test_a_service_may_name_only_models_that_exist(small: Path) -> None:
    path = small / "data/services/ebs.yml"
    path.write_text(path.read_text().replace("page:", "api: [lambdas]\npage:", 1))
    (found,) = open_small(small).outdated_evidence()
    assert 'the unknown API model "lambdas"' in str(found)
    assert 'did you mean "lambda"?' in str(found)
