"""Near spelling: which known words an unknown word could be a misspelling of. The only user of rapidfuzz."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, chain, combinations
from zlib import crc32

from bot.text.parts import Numbers, join_lines, join_parts, numbers_of, split_lines, split_parts

PREFIX = 7
"""Letters of a word that the index deletes from; more would find hardly more and cost several times the memory."""

SHORTEST = 4
"""Words below this many letters are corrected only where one letter of a likely word of this many is missing: too many
real words are one edit away."""

TWO_EDITS_FROM = 6
"""From this many letters on a word may hold two slips, below it one."""


WRONG_LETTER = 0.3
"""Surcharge for words of equal length that are no swap: fingers rather miss, double or swap letters."""

UNLIKELY = 0.4
"""Surcharge for a word that is no name: a name is what people look up and misspell."""

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

_VOWELS = frozenset("aeiou")


def short_slips(word: str) -> set[str]:
    """Returns what a hurried hand makes of a short word: letters swapped, doubled or hit beside, or a wrong vowel.

    A letter may be missing as well, not the first.
    """
    found: set[str] = set()
    for place, letter in enumerate(word):
        head, tail = word[:place], word[place + 1 :]
        others = _BESIDE.get(letter, "") + ("aeiou" if letter in _VOWELS else "")
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


def _deletes(word: str, edits: int) -> set[str]:
    head = word[:PREFIX]
    found = {head}
    for count in range(1, min(edits, len(head) - 1) + 1):
        found.update("".join(kept) for kept in combinations(head, len(head) - count))
    return found


def find_slips(words: Iterable[str]) -> dict[str, list[str]]:
    """Returns for each word those others that one slip makes of it; a digit is no slip, it counts versions."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - what asks for no near words starts without it

    by_delete: dict[str, list[str]] = {}
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


@dataclass(frozen=True, slots=True)
class NearIndex:
    """Known words, indexed by what is left of them after deleting letters, so that a look-up never scans them all.

    Attributes:
        words: the known words; of equally near ones the first is meant.
        likely: how many of them, from the first on, are meant rather than the others.
        starts: for each hash of what may be left of a word, where its run of `numbers` starts; then the end of all.
        numbers: numbers of words, run by run. What shares a hash by chance is told apart by its distance.
    """

    words: tuple[str, ...]
    likely: int
    starts: Numbers
    numbers: Numbers

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_near_index`."""
        likely = self.likely.to_bytes(8, "little")
        return join_parts(join_lines(self.words), likely, self.starts, self.numbers)

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

    def _longer(self, word: str) -> tuple[Near, ...]:
        """Returns the likely words of one letter more that `word` lacks, not the first."""
        found = (self.words[number] for number in self._leaving(word) if number < self.likely)
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

    def _leaving(self, rest: str) -> list[int]:
        """Returns the numbers of the words that may leave `rest`."""
        place = _hash(rest) & (len(self.starts) - 2)
        start, end = self.starts[place], self.starts[place + 1]
        return self.numbers[start:end].tolist()

    def _surcharge(self, word: str, number: int) -> float:
        known = self.words[number]
        wrong_letter = len(word) == len(known) and sorted(word) != sorted(known)
        start = WRONG_START if word[0] != known[0] else 0.0
        return (WRONG_LETTER if wrong_letter else 0.0) + start + (0.0 if number < self.likely else UNLIKELY)


def _lacks_one(word: str, known: str) -> bool:
    """Whether `word` is `known` without one letter, not the first; an abbreviation with one less is another one."""
    places = range(1, len(known))
    spoken = len(known) == len(word) + 1 and not _VOWELS.isdisjoint(known)
    return spoken and any(known[:at] + known[at + 1 :] == word for at in places)


def build_near_index(likely: Iterable[str], others: Iterable[str] = ()) -> NearIndex:
    """Returns the index of known words: `likely` ones are meant rather than `others`; then their order decides."""
    first = _long_enough(likely)
    words = tuple(first | _long_enough(others))
    left = [[_hash(rest) for rest in _deletes(word, allowed_edits(word))] for word in words]
    size = 1 << sum(map(len, left)).bit_length()
    runs: list[list[int]] = [[] for _ in range(size)]
    for number, hashes in enumerate(left):
        for place in {each & (size - 1) for each in hashes}:
            runs[place].append(number)
    starts = numbers_of("I", accumulate(map(len, runs), initial=0))
    return NearIndex(words, len(first), starts, numbers_of("I", chain.from_iterable(runs)))


def load_near_index(data: bytes | memoryview) -> NearIndex:
    """Returns the index that `NearIndex.dump` made `data` of."""
    words, likely, starts, numbers = split_parts(data)
    return NearIndex(
        tuple(split_lines(words)), int.from_bytes(likely, "little"), starts.cast("I"), numbers.cast("I")
    )


def _long_enough(words: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(word for word in words if len(word) >= SHORTEST)


def _hash(rest: str) -> int:
    return crc32(rest.encode("utf-8", "surrogatepass"))
