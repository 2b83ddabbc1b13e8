"""The words of a question, and what they speak for: features and articles, and kinds of question."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter

from bot.language.asking import asking_part, heard_in
from bot.language.classifier import Classifiers, Heard
from bot.language.gazetteer import OTHER_TALK
from bot.language.piece import Piece
from bot.language.topics import KIND, OPEN, START, SUBJECT, Topic, filler_of, sign_of
from bot.language.words import Words

WITHOUT_CONTENT = frozenset(
    {
        "about",
        "compare",
        "difference",
        "hello",
        "thanks",
        "help",
        "also",
        "others",
        "adding",
        "correct",
        "yes-no",
    }
)
"""Cues that say what is asked of things and nothing of the things themselves."""

SHARPNESS = 8.0
"""How fast the chance of a target falls behind a better one: a lead of 0.2 makes five to one, of 0.4 twenty-five to
one, as the share of right answers by lead was on questions that tune."""

KIND_SHARPNESS = 4.0
"""The same for kinds of question."""

NO_TOPIC = 0.3
"""The score that words reach which speak for no topic in particular; what is behind it is likely none."""

FEW_WORDS = 0.3
"""What this score gains for one telling word alone, half of it for two, and so on: few words say little."""

REACH = 0.8
"""How far behind the best a score may be to count: beyond, its chance is less than a five-hundredth."""

MOST = 6
"""Topics returned; the chance of those behind is next to nothing."""

PHRASE_GAIN, WORD_GAIN = 0.3, 0.15
"""What a target gains whose name of several words, or of one that is no everyday word, stands in the question."""


class Topics:
    """Finds topics by classifiers that have learnt the names and ways of asking of one gazetteer."""

    def __init__(self, classifiers: Classifiers, words: Words) -> None:
        """Takes one classifier for each kind of `LEARNT`."""
        self._classifiers = classifiers
        self._filler = filler_of(words)

    def marks(self, kind: str, allowed: Callable[[str], bool]) -> int:
        """Returns marks over the allowed topics of a kind, for `Wording.find`."""
        return self._classifiers[kind].marks(allowed)

    def heard_in(self, pieces: tuple[Piece, ...]) -> "Wording":
        """Returns the words of a question, for finding what they speak for."""
        return Wording(pieces, self._classifiers, self._filler)


class Wording:
    """The words of one question, and what they speak for: each is looked up once, when it is first asked for.

    Attributes:
        pieces: the question.
    """

    def __init__(self, pieces: tuple[Piece, ...], classifiers: Classifiers, filler: frozenset[str]) -> None:
        """Looks nothing up yet."""
        self.pieces = pieces
        self._classifiers = classifiers
        self._filler = filler
        self._heard: dict[str, tuple[Heard, list[tuple[int, int]]]] = {}
        self._found: dict[tuple[str, int], tuple[Topic, ...]] = {}

    def find(self, kind: str, among: int) -> tuple[Topic, ...]:
        """Returns the marked topics of a kind that the words of the question speak for, the likeliest first.

        What speaks for none in particular lessens their chances and is no topic.
        """
        found = self._found.get((kind, among))
        if found is None:
            found = self._found[kind, among] = self._find(kind, among) if self._telling else ()
        return found

    @cached_property
    def kinds(self) -> dict[str, float]:
        """For each kind of `LEARNT`, the chance that the question asks for such a thing, most of all where it asks."""
        whole, asking = self._kinds_heard(self.pieces), asking_part(self.pieces)
        if len(asking) == len(self.pieces):
            return whole
        return heard_in(whole, self._kinds_heard(asking)) | {OTHER_TALK: whole.get(OTHER_TALK, 0.0)}

    def _kinds_heard(self, pieces: Sequence[Piece]) -> dict[str, float]:
        """Returns the chance of each kind by the words around names in a question or a part of one."""
        classifier = self._classifiers[KIND]
        scores = classifier.scores(tuple(_spoken(pieces)))
        if not scores:
            return {}
        best = max(scores.values())
        odds = {
            classifier.targets[number]: math.exp(KIND_SHARPNESS * (score - best))
            for number, score in scores.items()
        }
        total = math.fsum(odds.values())
        return {kind: share / total for kind, share in odds.items()}

    def _find(self, kind: str, among: int) -> tuple[Topic, ...]:
        classifier = self._classifiers[kind]
        heard, spoken = self._heard_of(kind)
        scores = _near_best(heard, classifier.numbers, self._gains(kind), among)
        none = NO_TOPIC + FEW_WORDS / self._telling
        total = math.fsum([math.exp(SHARPNESS * score) for score in (*scores.values(), none)])
        # Of equal ones the first stays first.
        first = sorted(scores.items(), key=itemgetter(1), reverse=True)[:MOST]
        return tuple(
            [
                Topic(
                    classifier.targets[number],
                    _odds(score) / total,
                    frozenset([place for place, targets in spoken if targets >> number & 1]),
                    score,
                )
                for number, score in first
                if classifier.targets[number] != OPEN
            ]
        )

    def _heard_of(self, kind: str) -> tuple[Heard, list[tuple[int, int]]]:
        """Returns what the words say of a kind together, and by their places which targets each speaks for."""
        if kind not in self._heard:
            classifier, stems = self._classifiers[kind], self._stems
            spoken = [*zip(self._places, map(classifier.speaks_for, stems), strict=True)]
            self._heard[kind] = classifier.hear(stems), spoken
        return self._heard[kind]

    @cached_property
    def _said(self) -> list[tuple[int, str]]:
        """The stems of the content of the question, each with the place of its piece.

        What sets the subject before it against another ("this one vs that one") counts once.
        """
        pieces = self.pieces
        versus = [place for place, piece in enumerate(pieces) if piece.cue == "vs"]
        opposed = [place for place in versus if place > 0 and pieces[place - 1].names_subject]
        return [
            (place, stem)
            for place, piece in enumerate(pieces)
            if not _is_set_aside(piece) and place not in opposed[1:]
            for stem in piece.stems
            if stem not in self._filler
        ]

    @cached_property
    def _places(self) -> list[int]:
        return [place for place, _ in self._said]

    @cached_property
    def _stems(self) -> list[str]:
        return [stem for _, stem in self._said]

    @cached_property
    def _telling(self) -> int:
        """How many of these stems tell something by themselves."""
        return sum([self._tells(place) for place in self._places])

    def _tells(self, place: int) -> bool:
        """Whether a piece speaks for a topic by itself: neither a word of questions does, nor the noun for a kind."""
        piece = self.pieces[place]
        return piece.tells and not piece.is_noun

    def _gains(self, kind: str) -> dict[str, float]:
        """Returns what targets gain whose names stand in the question."""
        found: dict[str, float] = {}
        for piece in self.pieces:
            if piece.targets is None or kind not in piece.targets:
                continue
            firm = len(piece.stems) > 1 or piece.turned
            gain = PHRASE_GAIN if firm else 0.0 if piece.plain else WORD_GAIN
            for identity in piece.targets[kind]:
                found[identity] = found.get(identity, 0.0) + gain
        return found


def _odds(score: float) -> float:
    """Returns what the chance of a topic with this score is a share of."""
    return math.exp(SHARPNESS * score)


def _near_best(
    heard: Heard, numbers: Mapping[str, int], gains: Mapping[str, float], among: int
) -> dict[int, float]:
    """Returns the scores of the marked targets by number, without those whose chance is next to nothing."""
    scores = heard.scores(among, REACH + sum(gains.values()))
    for target, gain in gains.items():
        number = numbers.get(target)
        if number in scores:
            scores[number] += gain
    least = max(scores.values(), default=0.0) - REACH
    return {number: score for number, score in scores.items() if score >= least}


def _spoken(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yields the stems of a question without names, after the sign of the start."""
    yield START
    for piece in pieces:
        if not piece.is_mark and not (piece.targets and sign_of(piece.targets)):
            yield from piece.stems


def _is_set_aside(piece: Piece) -> bool:
    """Whether a piece only says who is asked about, or what kind of question it is."""
    if piece.is_mark or piece.cue in WITHOUT_CONTENT:
        return True
    if piece.cue == "sources" and len(piece.stems) > 2:
        return True
    if not piece.targets:
        return False
    return SUBJECT in sign_of(piece.targets) or piece.targets.keys() <= {"kind", "foreign"}
