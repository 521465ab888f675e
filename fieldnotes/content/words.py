"""Texts in, words as search knows them out, and lists of words and numbers as short strings. Pure.

overrides/assets/javascripts/search/engine.js takes texts apart by the same pattern, which the index
hands to it, and undoes `packed_words` and `packed_numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# A run without spaces that may hold a name with marks inside: us-east-1, Fn::GetAtt, 10.0.0.0/16.
RUN = r"[a-z0-9](?:[a-z0-9_.:/@*-]*[a-z0-9])?"
_RUN = re.compile(RUN)
_PART = re.compile(r"[a-z0-9]+")
# Longer words, or runs when joined, are paths and samples, which nobody types.
MAX_LENGTH, MAX_JOINED = 44, 28
_SAMPLE = re.compile(r"(?=.*\d)(?=.*[a-f])[0-9a-f]{8,}|.*0(?:abc|1234|a1b2).*|1234\d*")

# Words that say nothing about what is sought.
STOP = frozenset(
    (
        "a about again all also alternative am an and another any are aren as at be because "
        "been before being between both but by can cannot could did do does doesn doing don "
        "down during each equivalent every few for from further get give go had has have having "
        "he her here his how i if in into is isn it its just let like ll make may me might more "
        "most must my need needs no nor not of off on once one only or other our out over own "
        "please really s same shall she should show so some somebody someone something still "
        "such t tell than that the their them then there these they this those through to too "
        "two under until up use used using versus very vs want was we were what when where "
        "whether which while who whom whose why will with within would you your"
    ).split()
)

# Printable characters that JSON leaves alone; a space parts one list from the next.
_DIGITS = [chr(c) for c in range(35, 127) if chr(c) != "\\"]
LAST = 75
MORE = len(_DIGITS) - LAST
MARK = "!"
BLOCK = 64


def words(text: str) -> Iterator[str]:
    """Every word of a text, stop words left out; a run with marks gives its parts and all joined.

    `Fn::GetAtt` gives fn, getatt and fngetatt.
    """
    for run in _RUN.findall(text.lower()):
        parts = _PART.findall(run)
        yield from (part for part in parts if part not in STOP and not _noise(part))
        if len(parts) > 1 and run.count("/") < 2:
            joined = "".join(parts)
            if len(joined) <= MAX_JOINED and not _noise(joined):
                yield joined


def _noise(word: str) -> bool:
    return len(word) > MAX_LENGTH or bool(_SAMPLE.fullmatch(word))


def packed_words(ordered: Iterable[str]) -> str:
    """Sorted words, each as a letter for how much it shares with the one before, and the rest.

    Every BLOCK words a new line starts, whose first word shares nothing: a reader who looks for one
    word need not undo them all.
    """
    packed: list[str] = []
    before = ""
    for number, word in enumerate(ordered):
        if number and number % BLOCK == 0:
            packed.append("\n")
            before = ""
        shared = 0
        while shared < min(len(before), len(word), 25) and before[shared] == word[shared]:
            shared += 1
        packed.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(packed)


def packed_numbers(numbers: Iterable[tuple[int, bool]]) -> str:
    """Ascending numbers, each as its distance from the one before, mostly a character each.

    A mark follows the numbers that are marked.
    """
    packed, before = [], -1
    for number, marked in numbers:
        distance, before = number - before - 1, number
        digits = [_DIGITS[distance % LAST]]
        distance //= LAST
        while distance:
            distance -= 1
            digits.append(_DIGITS[LAST + distance % MORE])
            distance //= MORE
        packed += [*reversed(digits), MARK if marked else ""]
    return "".join(packed)
