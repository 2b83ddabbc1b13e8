"""Meaning by content words: what a paraphrase is about, when no name of it is in the question.

Every feature and article is described by the words of its names and of the ways people ask for it. A question is
compared with these descriptions word by word, rare words counting for more.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.language.gazetteer import Name
from bot.text.normalize import normalize
from bot.text.tokens import stem, words

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
        phrases = [
            ((name.kind, name.id), frozenset(stem(word) for word in words(normalize(name.text))) - filler)
            for name in names
            if name.kind in wanted
        ]
        holders: dict[str, set[Target]] = {}
        for target, found in phrases:
            for key in found:
                holders.setdefault(key, set()).add(target)
        count = len({target for target, _ in phrases}) or 1
        self._rarity = {key: math.log(1 + count / len(targets)) for key, targets in holders.items()}
        self.unknown_weight = math.log(1 + count)
        self._holders: Mapping[str, frozenset[Target]] = MappingProxyType(
            {key: frozenset(targets) for key, targets in holders.items()}
        )
        self._phrases: dict[Target, list[_Phrase]] = {}
        for target, found in phrases:
            if found:
                weight = sum(self._rarity[key] for key in found)
                self._phrases.setdefault(target, []).append(_Phrase(target, found, weight))

    def weight(self, key: str) -> float:
        """Returns how much the stem `key` tells: rare words more, words of no description nothing known."""
        return self._rarity.get(key, self.unknown_weight)

    def knows(self, key: str) -> bool:
        """Whether any description has the stem."""
        return key in self._rarity

    def find(self, content: Mapping[str, float]) -> tuple[Match, ...]:
        """Returns the targets that fit best.

        `content` maps each stem of the question's content to its weight.
        """
        total = sum(content.values())
        if not total:
            return ()
        gathered: dict[Target, float] = {}
        for key, weight in content.items():
            for target in self._holders.get(key, ()):
                gathered[target] = gathered.get(target, 0.0) + weight
        likely = sorted(gathered, key=lambda target: (-gathered[target], target))[: MOST_CANDIDATES * 4]
        matches = [self._match(target, content, gathered[target] / total) for target in likely]
        matches.sort(key=lambda match: (-match.score, match.target))
        return tuple(matches[:MOST_CANDIDATES])

    def _match(self, target: Target, content: Mapping[str, float], covered: float) -> Match:
        best = 0.0
        used: set[str] = set()
        for phrase in self._phrases[target]:
            shared = phrase.stems & content.keys()
            used |= shared
            best = max(best, sum(self._rarity[key] for key in shared) / phrase.weight)
        return Match(target, covered, best, frozenset(used))
