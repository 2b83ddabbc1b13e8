"""Near spelling: which known words an unknown word could be a misspelling of. The only user of rapidfuzz."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

PREFIX = 7
"""Letters of a word that the index deletes from; more would find hardly more and cost several times the memory."""

SHORTEST = 4
"""Words below this many letters are never corrected: too many real words are one edit away."""

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


class NearIndex:
    """Known words, indexed by what is left of them after deleting letters, so that a look-up never scans them all."""

    def __init__(self, likely: Iterable[str], others: Iterable[str] = ()) -> None:
        """Indexes known words: `likely` ones are meant rather than `others`; then their order decides."""
        self._rank: dict[str, int] = {}
        self._by_delete: dict[str, list[str]] = {}
        self._likely = frozenset(likely)
        for word in (*likely, *others):
            if word in self._rank or len(word) < SHORTEST:
                continue
            self._rank[word] = len(self._rank)
            for rest in _deletes(word, allowed_edits(word)):
                self._by_delete.setdefault(rest, []).append(word)

    def find(self, word: str, most: int = 3) -> tuple[Near, ...]:
        """Returns up to `most` known words within the fewest edits that lead to any, nearest first.

        No more edits are tried than `word`'s length allows.
        """
        for edits in range(1, allowed_edits(word) + 1):
            found = self._within(word, edits)
            if found:
                return found[:most]
        return ()

    def _within(self, word: str, limit: int) -> tuple[Near, ...]:
        """Returns the known words within `limit` edits, nearest first."""
        candidates = {known for rest in _deletes(word, limit) for known in self._by_delete.get(rest, ())}
        found = [
            Near(known, distance, round(distance + self._surcharge(word, known), 2))
            for known in candidates
            if (distance := OSA.distance(word, known, score_cutoff=limit)) <= min(limit, allowed_edits(known))
        ]
        found.sort(key=lambda near: (near.cost, self._rank[near.word]))
        return tuple(found)

    def _surcharge(self, word: str, known: str) -> float:
        wrong_letter = len(word) == len(known) and sorted(word) != sorted(known)
        start = WRONG_START if word[0] != known[0] else 0.0
        return (WRONG_LETTER if wrong_letter else 0.0) + start + (0.0 if known in self._likely else UNLIKELY)
