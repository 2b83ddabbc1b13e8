"""Near spelling: which known words an unknown word could be a misspelling of. The only user of rapidfuzz."""

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, zip_longest
from typing import TypeAlias
from zlib import crc32

from bot.text.parts import Kept, Numbers, join_parts, numbers_of, split_parts
from bot.text.texts import Texts, build_texts, encoded, load_texts

PREFIX = 7
"""Letters of a word that the index deletes from; more would find hardly more and cost several times the memory."""

SHORTEST = 4
"""Words below this many letters are corrected only where one letter of a likely word of this many is missing: too many
real words are one edit away."""

TWO_EDITS_FROM = 6
"""From this many letters on a word may hold two slips, below it one."""


WRONG_LETTER, LETTER_BESIDE = 0.3, 0.1
"""Surcharge for words of equal length that are no swap: fingers rather miss, double or swap letters. Less for a key
beside the right one, and for one vowel in another's place."""

LESS_LIKELY = (0.0, 0.15, 0.2, 0.4)
"""Surcharge for a word by how likely it is meant at all: the first kind of word is looked up and misspelt most."""

WRONG_START = 0.3
"""Surcharge for another first letter: people seldom get that one wrong."""


@dataclass(frozen=True, slots=True)
class Near:
    """A known word close to an unknown one.

    Attributes:
        word: the known word.
        distance: how many edits lie between; a swap of neighbours is one.
        cost: the same, a wrong letter costing more than one too many, one too few or two swapped.
    """

    word: str
    distance: int
    cost: float


_BESIDE = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for place, letter in enumerate(row)
}
"""For each letter, those beside it on a keyboard."""

VOWELS = frozenset("aeiou")
"""Letters that sound by themselves."""


def short_slips(word: str) -> set[str]:
    """Returns what a hurried hand makes of a short word: letters swapped, doubled or hit beside, or a wrong vowel.

    A letter may be missing as well, not the first.
    """
    found: set[str] = set()
    for place, letter in enumerate(word):
        head, tail = word[:place], word[place + 1 :]
        others = _BESIDE.get(letter, "") + ("aeiou" if letter in VOWELS else "")
        found.update(head + other + tail for other in others)
        found.add(head + letter * 2 + tail)
        found.add(head + tail[:1] + letter + tail[1:])
        if place:
            found.add(head + tail)
    return found - {word}


def allowed_edits(word: str) -> int:
    """Returns how many slips a word of this length may hold and still be recognized."""
    if len(word) < SHORTEST:
        return 0
    return 1 if len(word) < TWO_EDITS_FROM else 2


def _deletes(word: str, edits: int) -> set[bytes]:
    """Returns what is left of a word, encoded, after deleting up to so many letters of its beginning."""
    letters = [encoded(letter) for letter in word[:PREFIX]]
    lengths = range(len(letters), max(0, len(letters) - edits - 1), -1)
    kept = chain.from_iterable(combinations(letters, length) for length in lengths)
    return set(map(b"".join, kept))


def find_slips(words: Iterable[str]) -> dict[str, list[str]]:
    """Returns for each word those others that one slip makes of it; a digit is no slip, it counts versions."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - what asks for no near words starts without it

    by_delete: dict[bytes, list[str]] = {}
    slips: dict[str, list[str]] = {}
    for word in sorted(word for word in set(words) if allowed_edits(word) and not _has_digit(word)):
        heads = _deletes(word, 1)
        candidates = {other for head in heads for other in by_delete.get(head, ())}
        for other in sorted(other for other in candidates if OSA.distance(word, other, score_cutoff=1) == 1):
            slips.setdefault(word, []).append(other)
            slips.setdefault(other, []).append(word)
        for head in heads:
            by_delete.setdefault(head, []).append(word)
    return slips


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


Left: TypeAlias = Mapping[str, Collection[int]]
"""Words by hashes of what may be left of them after deleting letters."""


@dataclass(frozen=True, slots=True)
class NearIndex:
    """Known words, indexed by what is left of them after deleting letters, so that a look-up never scans them all.

    Attributes:
        words: the known words by their numbers; of equally near ones the first is meant.
        bounds: where the words of each likelihood end, the likeliest first.
        starts: for each hash of what may be left of a word, where its run of `numbers` starts; then the end of all.
        numbers: numbers of words, run by run. What shares a hash by chance is told apart by its distance.
    """

    words: Texts
    bounds: tuple[int, ...]
    starts: Numbers
    numbers: Numbers

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_near_index`."""
        bounds = numbers_of("I", self.bounds)
        return join_parts(self.words.dump(), bounds, self.starts, self.numbers)

    def find(self, word: str, most: int = 3) -> tuple[Near, ...]:
        """Returns up to `most` known words within the fewest edits that lead to any, nearest first.

        No more edits are tried than `word`'s length allows.
        """
        if len(word) == SHORTEST - 1:
            return self._longer(word)[:most]
        for edits in range(1, allowed_edits(word) + 1):
            found = self._within(word, edits)
            if found:
                return found[:most]
        return ()

    def within(self, word: str, most: int) -> tuple[Near, ...]:
        """Returns up to `most` known words that `word` is near to by as many edits as its length allows."""
        allowed = allowed_edits(word)
        return self._within(word, allowed)[:most] if allowed else self.find(word, most)

    def _longer(self, word: str) -> tuple[Near, ...]:
        """Returns the likely words of one letter more that `word` lacks, not the first."""
        likely = self.bounds[-2]
        found = (self.words[number] for number in self._leaving(encoded(word)) if number < likely)
        return tuple(Near(known, 1, 1.0) for known in found if _lacks_one(word, known))

    def _within(self, word: str, limit: int) -> tuple[Near, ...]:
        """Returns the known words within `limit` edits, nearest first."""
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

        candidates = set(chain.from_iterable(map(self._leaving, _deletes(word, limit))))
        found = []
        for number in candidates:
            known = self.words[number]
            distance = OSA.distance(word, known, score_cutoff=limit)
            if distance <= min(limit, allowed_edits(known)):
                found.append((round(distance + self._surcharge(word, number), 2), number, distance))
        return tuple(Near(self.words[number], distance, cost) for cost, number, distance in sorted(found))

    def _leaving(self, rest: bytes) -> list[int]:
        """Returns the numbers of the words that may leave `rest`."""
        place = crc32(rest) & (len(self.starts) - 2)
        start, end = self.starts[place : place + 2]
        return self.numbers[start:end].tolist() if start < end else []

    def _surcharge(self, word: str, number: int) -> float:
        known = self.words[number]
        start = WRONG_START if word[0] != known[0] and word[:2] != known[1::-1] else 0.0
        return _wrong_letters(word, known) + start + LESS_LIKELY[bisect_right(self.bounds, number)]


def _wrong_letters(word: str, known: str) -> float:
    """Returns the surcharge for wrong letters of a word, none where only their number or order differs."""
    if len(word) != len(known) or sorted(word) == sorted(known):
        return 0.0
    others = ((one, other) for one, other in zip(word, known, strict=True) if one != other)
    beside = all(one in _BESIDE.get(other, "") or {one, other} <= VOWELS for one, other in others)
    return LETTER_BESIDE if beside else WRONG_LETTER


def _lacks_one(word: str, known: str) -> bool:
    """Whether `word` is `known` without one letter, not the first; an abbreviation with one less is another one."""
    places = range(1, len(known))
    spoken = len(known) == len(word) + 1 and not VOWELS.isdisjoint(known)
    return spoken and any(known[:at] + known[at + 1 :] == word for at in places)


def find_left(words: Iterable[str]) -> Left:
    """Returns for each word that is long enough the hashes of what may be left of it, each once."""
    # There are half a million of them, which as objects would take ten times the memory.
    return {
        word: array("I", set(map(crc32, _deletes(word, allowed_edits(word)))))
        for word in set(words)
        if len(word) >= SHORTEST
    }


def build_near_index(*likely: Iterable[str], left: Left | None = None) -> NearIndex:
    """Returns the index of known words: those of the first group are meant rather than of the next, and so on.

    There are as many groups as `LESS_LIKELY` has surcharges, some maybe empty; in a group their order decides.
    What is `left` of all these words, and maybe of others, is found out where it is not given.
    """
    import numpy as np  # noqa: PLC0415 - what only looks up words starts without it

    words: dict[str, None] = {}
    bounds = []
    for group, _ in zip_longest(likely, LESS_LIKELY, fillvalue=()):
        words |= dict.fromkeys(word for word in group if len(word) >= SHORTEST)
        bounds.append(len(words))
    left = left or find_left(words)
    counts = [len(left[word]) for word in words]
    size = 1 << sum(counts).bit_length()
    hashes = np.fromiter(chain.from_iterable(map(left.__getitem__, words)), np.int64, sum(counts))
    # By place and then by number, each of both once.
    found = np.sort((hashes & (size - 1)) * len(words) + np.repeat(np.arange(len(words)), counts))
    found = found[np.flatnonzero(np.diff(found, prepend=-1))]
    starts = np.searchsorted(found, np.arange(size + 1) * len(words)).astype(np.uint32)
    numbers = (found % max(1, len(words))).astype(np.uint32)
    return NearIndex(build_texts(words), tuple(bounds), starts.data, numbers.data)


def load_near_index(data: bytes | memoryview | Kept) -> NearIndex:
    """Returns the index that `NearIndex.dump` made `data` of; of what is kept, little is read in."""
    words, bounds, starts, numbers = data.parts() if isinstance(data, Kept) else split_parts(data)
    ends = tuple(memoryview(bytes(bounds)).cast("I").tolist())
    return NearIndex(load_texts(words), ends, starts.cast("I"), numbers.cast("I"))
