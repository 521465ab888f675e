"""Texts in, words as search knows them out, and lists of words and numbers as short strings. Pure.

The scripts in overrides/assets/javascripts/search/engine/ take texts apart by the same pattern,
which the index hands to them; `packing.js` unpacks the two lists. This is their format:

Words (`packed_words`), sorted, lowercase. Each word is one capital letter for the number of leading
characters that it shares with the word before it (A is 0, B is 1 … Z is 25, the maximum), and the
characters that follow those. After every BLOCK words a line break starts a new block, whose first
word shares nothing, so a reader unpacks only the blocks it needs.

    alb albs alias bee           A alb, D s, C ias, A bee       "AalbDsCiasAbee"

Numbers (`packed_numbers`), ascending, each with a flag. Each number is written as the distance d
from the number before it, which is 0 for the next one; before the first number comes -1. A digit is
a character from "#" (0) to "~" (90), without the backslash. The last digit of d is 0 to 74; digits
75 to 90 precede it for what is larger, in bijective base 16 (as 1 to 16), most significant first:
d = 75 * leading + last. "!" after a number is its flag. A space separates one list from the next.

    0, 3 with its flag, 4, 80    0, 2 and "!", 0, 1 * 75 + 0     "#%!#o#"
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

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

# Printable characters that JSON leaves alone.
_DIGITS = [chr(c) for c in range(35, 127) if chr(c) != "\\"]
LAST = 75
MORE = len(_DIGITS) - LAST
FLAG = "!"
BLOCK = 64


@lru_cache(maxsize=2_000)
def vocabulary(text: str) -> frozenset[str]:
    """The different `words` of a text."""
    return frozenset(words(text))


def words(text: str) -> Iterator[str]:
    """Every word of a text, stop words left out; a run with marks gives its parts and all joined.

    `Fn::GetAtt` gives fn, getatt and fngetatt; full-width letters and ligatures are plain ones.
    """
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        yield from _words_of(run)


@lru_cache(maxsize=100_000)  # a site repeats each of its few thousand runs many times
def _words_of(run: str) -> tuple[str, ...]:
    parts = _PART.findall(run)
    found = [part for part in parts if part not in STOP and not _noise(part)]
    if len(parts) > 1 and run.count("/") < 2:
        joined = "".join(parts)
        if len(joined) <= MAX_JOINED and not _noise(joined):
            found.append(joined)
    return tuple(found)


def _noise(word: str) -> bool:
    return len(word) > MAX_LENGTH or bool(_SAMPLE.fullmatch(word))


def packed_words(ordered: Iterable[str]) -> str:
    """Sorted words as one string, in the format that the module describes."""
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
    """Ascending numbers with their flags as one string, in the format that the module describes."""
    packed, before = [], -1
    for number, flagged in numbers:
        distance, before = number - before - 1, number
        digits = [_DIGITS[distance % LAST]]
        distance //= LAST
        while distance:
            distance -= 1
            digits.append(_DIGITS[LAST + distance % MORE])
            distance //= MORE
        packed += [*reversed(digits), FLAG if flagged else ""]
    return "".join(packed)
