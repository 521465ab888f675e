"""Words or a fact in, the places in AWS's API models that may state it out: `make find`.

python -m tools.aws_models.find lambda 900 seconds     # sentences with these words and numbers
python -m tools.aws_models.find lambda.timeout-max     # places that state the fact's value
python -m tools.aws_models.find lambda CreateFunction.Timeout   # everything about one place
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fieldnotes.evidence.amounts import amounts_in, any_same
from fieldnotes.evidence.api_models import ApiModel, Place, UnknownPlaceError, sentences
from fieldnotes.evidence.installed import installed_models
from fieldnotes.evidence.places import places_of
from fieldnotes.evidence.statements import amounts
from fieldnotes.model.quantity import Amount
from fieldnotes.problems import shortened, suggest
from fieldnotes.site import open_site

_MAX = 40
_BOUNDS = ("min", "max")


def main(arguments: list[str]) -> int:
    """Print what was found, the best first; returns the exit status."""
    if not arguments:
        print(__doc__)
        return 1
    first, *words = arguments
    try:
        if "." in first:
            return _print(_for_fact(first, words))
        model = installed_models().api.service(first)
        if len(words) == 1 and words[0].partition(".")[0] in {*model.operations, *model.shapes}:
            return _print(_at(model, words[0]))
        return _print(_with_words(model, words))
    except UnknownPlaceError as error:
        fix = suggest(error.name, error.known, "see botocore/data for the names")
        print(f'the models have no {error.thing} "{error.name}"; {fix}')
        return 1


def _print(lines: Iterable[str]) -> int:
    found = list(dict.fromkeys(lines))
    for line in found[:_MAX]:
        print(line)
    if len(found) > _MAX:
        print(f"… and {len(found) - _MAX} more: add a word")
    return 0 if found else 1


def _at(model: ApiModel, path: str) -> Iterator[str]:
    place = model.place(path)
    yield from _bounds(model, path, place)
    if place.values:
        yield f"{model.name} {path}  values: {', '.join(place.values)}"
    for sentence in sentences(place.text):
        yield f"{model.name} {path}  {sentence}"


def _with_words(model: ApiModel, words: list[str]) -> Iterator[str]:
    wanted = [word.lower() for word in words]
    numbers = [amount for word in words for amount in amounts_in(word)]
    for path, place in places_of(model):
        names = path.lower()
        for line in _bounds(model, path, place):
            if all(w in line.lower() for w in wanted):
                yield line
        if place.values and all(w in f"{names} {' '.join(place.values)}".lower() for w in wanted):
            yield f"{model.name} {path}  values: {', '.join(place.values)}"
        for sentence in sentences(place.text):
            text = f"{names} {sentence}".lower()
            if all(w in text for w in wanted) and (not numbers or _has(sentence, numbers)):
                yield f"{model.name} {path}  {shortened(sentence, 300)}"


def _for_fact(key: str, services: list[str]) -> Iterator[str]:
    """Places with the value of a fact; `services` are those of the models to look in."""
    site = open_site(Path.cwd())
    fact = site.content.data.fact(key)
    if fact is None:
        print(suggest(key, site.content.data.fact_keys, f"no fact {key}"))
        return
    wanted = amounts(fact)
    label = set(re.findall(r"[a-z]{4,}", fact.label.lower()))
    api = installed_models().api
    found: list[tuple[int, str]] = []
    for name in services or [key.partition(".")[0]]:
        for path, place in places_of(api.service(name)):
            for which in _BOUNDS:
                bound = place.bound(which)
                if bound is not None and any_same(wanted, [Amount(bound, None)]):
                    found.append((_score(label, path), f"{name} {path}  {which}: {bound}"))
            for sentence in sentences(place.text):
                if _has(sentence, wanted):
                    line = f"{name} {path}  {shortened(sentence, 300)}"
                    found.append((_score(label, f"{path} {sentence}"), line))
    yield f"{key}: {fact.label}: {fact.shown()}"
    yield from (line for _, line in sorted(found, key=lambda pair: -pair[0]))


def _score(label: set[str], text: str) -> int:
    return sum(word in text.lower() for word in label)


def _has(sentence: str, wanted: list[Amount]) -> bool:
    return any_same(wanted, amounts_in(sentence))


def _bounds(model: ApiModel, path: str, place: Place) -> Iterator[str]:
    for which in _BOUNDS:
        if place.bound(which) is not None:
            yield f"{model.name} {path}  {which}: {place.bound(which)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
