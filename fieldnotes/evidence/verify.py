"""Evidence and models in, verdicts out: does AWS still state what the notes say? Pure.

Called by `site`, which reads the pinned models, and by tests with models that were changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from fieldnotes.evidence.amounts import amounts_in, any_same
from fieldnotes.evidence.api_models import ApiModels, Place, UnknownPlaceError, sentences
from fieldnotes.evidence.resource_schemas import ResourceSchemas
from fieldnotes.evidence.statements import amounts, bound
from fieldnotes.model.evidence import ApiEvidence, Evidence, PageEvidence, ResourceEvidence
from fieldnotes.model.quantity import Amount
from fieldnotes.model.statement import Sourced
from fieldnotes.model.value_list import ValueList
from fieldnotes.problems import shortened, suggest


@dataclass(frozen=True)
class Models:
    """The models of one version of each package."""

    api: ApiModels
    resources: ResourceSchemas


@dataclass(frozen=True)
class Verdict:
    """Whether a piece of evidence agrees with the statement it belongs to.

    `agrees`, or `disagrees`: the model now states something else, in `found`. `wrong`: the
    evidence itself is a mistake, whatever AWS says. `fix` says what to do about either.
    """

    state: Literal["agrees", "disagrees", "wrong"]
    found: str = ""
    expected: str = ""
    fix: str = ""


AGREES = Verdict("agrees")
_DECIDE = "read the source; correct the value, or the evidence"


def verify(statement: Sourced, evidence: Evidence, models: Models) -> Verdict:
    """The verdict on one piece of evidence of a statement."""
    if isinstance(evidence, PageEvidence):
        return _words_have_number(statement, evidence.page) or AGREES
    try:
        place = place_of(evidence, models)
    except UnknownPlaceError as error:
        fix = suggest(error.name, error.known, "write one that the model has")
        where = shown(evidence)
        found = f'{where}, but the model has no {error.thing} "{error.name}"'
        return Verdict("wrong", found, f"a {error.thing} of the model", fix)
    if evidence.bound is not None:
        return _bound(statement, evidence, evidence.bound, place)
    if evidence.says is not None:
        return _says(statement, evidence, evidence.says, place)
    values = evidence.values
    if isinstance(statement, ValueList) and values is None:
        values = [*statement.values]
    if values is not None:
        return _values(evidence, values, place)
    if isinstance(evidence, ResourceEvidence) and evidence.pattern is not None:
        return _pattern(evidence, evidence.pattern, place)
    return AGREES


def place_of(evidence: ApiEvidence | ResourceEvidence, models: Models) -> Place:
    """What the models state at the place of some evidence. Raises UnknownPlaceError."""
    if isinstance(evidence, ResourceEvidence):
        return models.resources.place(evidence.cloudformation)
    service, _, path = evidence.api.partition(" ")
    return models.api.service(service).place(path)


def shown(evidence: Evidence) -> str:
    """The place of a piece of evidence as messages name it."""
    if isinstance(evidence, PageEvidence):
        return "the source"
    return evidence.api if isinstance(evidence, ApiEvidence) else evidence.cloudformation


def _bound(
    statement: Sourced, evidence: ApiEvidence | ResourceEvidence, which: str, place: Place
) -> Verdict:
    number = place.bound(which)
    if number is None:
        found = f"{shown(evidence)} without a {which}imum"
        return Verdict("wrong", found, "a bound that the model has", "name another, or use says:")
    stated = bound(statement, which)
    if any_same(stated, [Amount(number, evidence.unit)]):
        return AGREES
    unit = f" {evidence.unit}" if evidence.unit else ""
    found = f"the {which}imum of {shown(evidence)} is {number:,}{unit} now"
    return Verdict("disagrees", found, _listed(stated) or "a number in the statement", _DECIDE)


def _says(
    statement: Sourced, evidence: ApiEvidence | ResourceEvidence, words: str, place: Place
) -> Verdict:
    if wrong := _words_have_number(statement, words):
        return wrong
    if contains(place.text, words):
        return AGREES
    now = nearest_sentence(place.text, words)
    found = f"{shown(evidence)} says " + (f'"{shortened(now, 200)}" now' if now else "nothing now")
    return Verdict("disagrees", found, f'"{words}"', _DECIDE)


def _values(
    evidence: ApiEvidence | ResourceEvidence, values: Iterable[str], place: Place
) -> Verdict:
    if place.values is None:
        found = f"{shown(evidence)} without a list of values"
        return Verdict("wrong", found, "a place that lists values", "name another, or use says:")
    known = {*values, *evidence.others}
    new = [value for value in place.values if value not in known]
    gone = sorted(known - set(place.values))
    if not new and not gone:
        return AGREES
    parts = [f"has {', '.join(new)} in addition"] if new else []
    parts += [f"no longer has {', '.join(gone)}"] if gone else []
    expected = "the values listed, and those under others:"
    return Verdict("disagrees", f"{shown(evidence)} {' and '.join(parts)}", expected, _DECIDE)


def _pattern(evidence: ResourceEvidence, pattern: str, place: Place) -> Verdict:
    now = place.shape.get("pattern")
    if now == pattern:
        return AGREES
    found = f"the pattern of {shown(evidence)} is {now or 'gone'} now"
    return Verdict("disagrees", found, pattern, _DECIDE)


def _words_have_number(statement: Sourced, words: str) -> Verdict | None:
    """A verdict on words that would not change with the number: they have another, or none."""
    stated = amounts(statement)
    if not stated or any_same(stated, amounts_in(words)):
        return None
    found = f'the words "{shortened(words)}" without the number'
    return Verdict("wrong", found, _listed(stated), "quote the words that have it")


def _listed(stated: Iterable[Amount]) -> str:
    return " or ".join(f"{a.number:,}" + (f" {a.unit}" if a.unit else "") for a in stated)


def contains(text: str, words: str) -> bool:
    """Whether words are in a text, whole: `800 seconds` is not in `1,800 seconds`."""
    words = " ".join(words.split())
    before = r"(?<![\w.,])" if words[:1].isalnum() else ""
    after = r"(?!\w|[.,]\d)" if words[-1:].isalnum() else ""
    return re.search(before + re.escape(words) + after, text) is not None


def nearest_sentence(text: str, words: str) -> str:
    """The sentence of a text that has the most words of those looked for; empty if none."""
    wanted = set(_words(words))
    scored = [(len(wanted & set(_words(s))), s) for s in sentences(text)]
    best = max(scored, default=(0, ""), key=lambda pair: pair[0])
    return best[1] if best[0] else ""


def _words(text: str) -> Iterator[str]:
    return (word.lower() for word in re.findall(r"[A-Za-z]{3,}", text))
