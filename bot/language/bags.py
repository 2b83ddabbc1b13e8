"""Meaning by content words: what a paraphrase is about, when no name of it is in the question.

Every feature and article is described by the words of its names and of the ways people ask for it. A question is
compared with these descriptions word by word, rare words counting for more.
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.language.gazetteer import Name
from bot.text.normalize import normalize
from bot.text.tokens import stems

COMMON = 24
"""Phrases with a word from which it only adds to those that a rarer word of the question brought up."""

NO_FIT = (0.0, 0)

Target = tuple[str, str]
"""Kind and id of something that can be asked about."""

MOST_CANDIDATES = 5
"""Candidates returned: enough for a question back."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a target fits a question.

    Attributes:
        target: kind and id.
        covered: share of the question's content, by weight, that the target's words account for (0 to 1).
        phrase: share of the best single phrase of the target that is in the question (0 to 1).
        stems: the stems of the question it accounts for.
    """

    target: Target
    covered: float
    phrase: float
    stems: frozenset[str]

    @property
    def score(self) -> float:
        """One number for ordering: what is covered counts, and that it hangs together as a phrase."""
        return self.covered * (0.55 + 0.45 * self.phrase)


@dataclass(frozen=True, slots=True)
class _Phrase:
    target: Target
    stems: frozenset[str]
    weight: float


class Bags:
    """The descriptions of all targets, indexed by stem."""

    def __init__(self, names: Iterable[Name], kinds: Iterable[str], filler: frozenset[str]) -> None:
        """Indexes `names` of these `kinds`; stems in `filler` carry nothing and are left out."""
        wanted = frozenset(kinds)
        described = [
            ((name.kind, name.id), frozenset(stems(normalize(name.text))) - filler)
            for name in names
            if name.kind in wanted
        ]
        holders: dict[str, set[Target]] = {}
        for target, found in described:
            for key in found:
                holders.setdefault(key, set()).add(target)
        count = len({target for target, _ in described}) or 1
        self._rarity = {key: math.log(1 + count / len(targets)) for key, targets in holders.items()}
        self.unknown_weight = math.log(1 + count)
        self._vocabulary: dict[Target, frozenset[str]] = {}
        self._phrases: list[_Phrase] = []
        self._places: dict[str, dict[str, list[int]]] = {}
        for target, found in dict.fromkeys(described):
            if found:
                self._add(target, found)

    def _add(self, target: Target, found: frozenset[str]) -> None:
        places = self._places.setdefault(target[0], {})
        for key in found:
            places.setdefault(key, []).append(len(self._phrases))
        self._phrases.append(_Phrase(target, found, sum(self._rarity[key] for key in sorted(found))))
        self._vocabulary[target] = self._vocabulary.get(target, frozenset()) | found

    def weight(self, key: str) -> float:
        """Returns how much the stem `key` tells: rare words more, words of no description most."""
        return self._rarity.get(key, self.unknown_weight)

    def knows(self, key: str) -> bool:
        """Whether any description has the stem."""
        return key in self._rarity

    def find(
        self, content: Collection[str], kinds: Iterable[str], allowed: Callable[[Target], bool]
    ) -> tuple[Match, ...]:
        """Returns the allowed targets of `kinds` that fit best the stems of a question's content, all known."""
        weights = {key: self._rarity[key] for key in content}
        total = sum(weights.values())
        if not total:
            return ()
        best = self._best_phrases(weights, kinds)
        ordered = sorted((-fit, target, place) for target, (fit, place) in best.items() if allowed(target))
        likely = ordered[: MOST_CANDIDATES * 3]
        matches = [self._match(self._phrases[-place], weights, total) for _, _, place in likely]
        matches.sort(key=lambda match: (-match.score, match.target))
        return tuple(matches[:MOST_CANDIDATES])

    def _best_phrases(
        self, weights: Mapping[str, float], kinds: Iterable[str]
    ) -> dict[Target, tuple[float, int]]:
        """Returns for each target that shares a word the fit and the (negative) place of its best phrase."""
        shared: dict[int, float] = {}
        rarest_first = sorted(weights, key=lambda key: -weights[key])
        for places in (self._places[kind] for kind in kinds if kind in self._places):
            for key in rarest_first:
                holders = places.get(key, ())
                if shared and len(holders) > COMMON:
                    holders = [place for place in shared if key in self._phrases[place].stems]
                for place in holders:
                    shared[place] = shared.get(place, 0.0) + weights[key]
        best: dict[Target, tuple[float, int]] = {}
        for place, held in shared.items():
            phrase = self._phrases[place]
            fit = (held * held / phrase.weight, -place)
            if fit > best.get(phrase.target, NO_FIT):
                best[phrase.target] = fit
        return best

    def _match(self, phrase: _Phrase, weights: Mapping[str, float], total: float) -> Match:
        vocabulary = self._vocabulary[phrase.target]
        used = [key for key in weights if key in vocabulary]
        covered = sum([weights[key] for key in used])
        held = sum([weights[key] for key in used if key in phrase.stems])
        return Match(phrase.target, covered / total, held / phrase.weight, frozenset(used))
