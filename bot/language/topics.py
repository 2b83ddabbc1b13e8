"""What a question is about, by all of its words: features and articles, each with its chance."""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.language.classifier import Classifier, Classifiers
from bot.language.gazetteer import UNCOVERED, Gazetteer, Name, Stems
from bot.language.piece import Piece
from bot.language.words import Words
from bot.text.normalize import normalize
from bot.text.tokens import PUNCTUATION, stems

ARTICLE_KINDS = ("define", "howto", "troubleshoot", "use_case", "recommend")
"""Kinds of article, in the order in which equal readings are preferred."""

LEARNT = ("feature", *ARTICLE_KINDS)
"""Kinds of thing that ways of asking are learnt for, each by a classifier of its own."""

KIND = "kind"
"""The classifier that tells which kind of thing is asked for."""

OPEN = ""
"""Stands among features for none in particular: what is asked for where subjects are compared in everything."""

UNCOVERED_MARK = "?"
"""What stands among features before the name of a topic that nothing here tells of."""

SUBJECT = "subject"
"""What stands for the name of any subject where only the kind of question counts."""

NAMED = frozenset({"feature", "define", "category", "value"})
"""Kinds of name that count alike where only the kind of question counts."""

LONGEST = 6
"""Words of the longest name looked for."""

ASKING = frozenset(
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

START = "^"
"""What stands before the first word where only the kind of question counts: much hangs on how a question opens."""

FEW_WORDS = 0.3
"""What this score gains for one telling word alone, half of it for two, and so on: few words say little."""

NO_TOPIC = 0.3
"""The score that words reach which speak for no topic in particular; what is behind it is likely none."""

REACH = 0.8
"""How far behind the best a score may be to count: beyond, its chance is less than a five-hundredth."""

MOST = 6
"""Topics returned; the chance of those behind is next to nothing."""

PHRASE_GAIN, WORD_GAIN = 0.3, 0.15
"""What a target gains whose name of several words, or of one that is no everyday word, stands in the question."""


class Topic(NamedTuple):
    """Something a question may be about.

    Attributes:
        id: the feature or article.
        chance: how likely it is, against all others of its kind (0 to 1).
        places: the pieces of the question that speak for it.
        score: how much they speak for it, whatever they say of others.
    """

    id: str
    chance: float
    places: frozenset[int]
    score: float = 0.0

    @property
    def uncovered(self) -> str:
        """The name of the topic where nothing here tells of it, or nothing."""
        return self.id.removeprefix(UNCOVERED_MARK) if self.id.startswith(UNCOVERED_MARK) else ""


def parted(found: Sequence[Topic]) -> tuple[tuple[Topic, ...], Topic | None]:
    """Returns the features of what was found, and the likeliest of what nothing here tells of with all of its chance.

    That is the chance of all such against that of the features: which of them is meant matters little.
    """
    features = tuple(topic for topic in found if not topic.uncovered)
    uncovered = [topic for topic in found if topic.uncovered]
    if not uncovered:
        return features, None
    chances = [math.fsum(topic.chance for topic in each) for each in (uncovered, features)]
    return features, uncovered[0]._replace(chance=chances[0] / sum(chances))


def filler_of(words: Words) -> frozenset[str]:
    """Returns the stems that carry nothing, neither in a question nor in a way of asking."""
    return frozenset(key[0] for key, role in words.roles.items() if len(key) == 1 and role.filler)


def examples_of(
    kind: str, names: Iterable[Name], phrases: Mapping[Stems, Mapping[str, object]], filler: frozenset[str]
) -> Iterator[tuple[str, Stems]]:
    """Yields what a classifier learns from for one kind: every name and way of asking, without subjects and filler."""
    for name in names:
        if name.kind == kind:
            yield name.id, _content(name.stems, phrases, filler)
        elif name.kind == "value" and kind == "feature":
            yield name.id.partition("/")[0], _content(name.stems, phrases, filler)


def open_examples(
    asked: Iterable[str], phrases: Mapping[Stems, Mapping[str, object]], filler: frozenset[str]
) -> Iterator[tuple[str, Stems]]:
    """Yields what teaches which words ask for no feature in particular: these ways of asking, as for a feature."""
    for text in asked:
        yield OPEN, _content(stems(normalize(text)), phrases, filler)


def uncovered_examples(
    names: Iterable[Name], phrases: Mapping[Stems, Mapping[str, object]], filler: frozenset[str]
) -> Iterator[tuple[str, Stems]]:
    """Yields what teaches which words ask for something that nothing here tells, each topic as a feature."""
    for name in names:
        if name.kind == UNCOVERED:
            yield UNCOVERED_MARK + name.id, _content(name.stems, phrases, filler)


def _content(said: Stems, phrases: Mapping[Stems, Mapping[str, object]], filler: frozenset[str]) -> Stems:
    return tuple(word for word in without_subjects(said, phrases) if word not in filler)


def without_subjects(said: Stems, phrases: Mapping[Stems, Mapping[str, object]]) -> Stems:
    """Returns the stems without the names of subjects."""
    return tuple(
        word for words, named in _named(said, phrases) if SUBJECT not in sign_of(named) for word in words
    )


def signed(said: Stems, phrases: Mapping[Stems, Mapping[str, object]]) -> Stems:
    """Returns the stems without every name, and with the sign of the start."""
    return (START, *(word for words, named in _named(said, phrases) if not sign_of(named) for word in words))


def _named(
    said: Stems, phrases: Mapping[Stems, Mapping[str, object]]
) -> Iterator[tuple[Stems, Mapping[str, object]]]:
    """Yields the longest names in order, and the words between them, each with what it names."""
    place = 0
    while place < len(said):
        end = min(len(said), place + LONGEST)
        while end > place + 1 and said[place:end] not in phrases:
            end -= 1
        yield said[place:end], phrases.get(said[place:end], {})
        place = end


def sign_of(named: Collection[str]) -> tuple[str, ...]:
    """Returns the sign for a name of these kinds of thing, or nothing for a word that names nothing."""
    if "subject" in named and not {"kind", "define"} & set(named):
        return (SUBJECT,)
    if "kind" in named:
        return ("kind",)
    return ("name",) if NAMED & set(named) else ()


class Topics:
    """Finds topics by classifiers that have learnt the names and ways of asking of one gazetteer."""

    def __init__(self, classifiers: Classifiers, gazetteer: Gazetteer, words: Words) -> None:
        """Takes one classifier for each kind of `LEARNT`."""
        self._classifiers = classifiers
        self._gazetteer = gazetteer
        self._filler = filler_of(words)

    def marks(self, kind: str, allowed: Callable[[str], bool]) -> int:
        """Returns marks over the allowed topics of a kind, for `find`."""
        return self._classifiers[kind].marks(allowed)

    def find(self, kind: str, pieces: Sequence[Piece], among: int) -> tuple[Topic, ...]:
        """Returns the marked topics of a kind that the words of a question speak for, the likeliest first.

        What speaks for none in particular lessens their chances and is no topic.
        """
        classifier = self._classifiers[kind]
        said = self._said(pieces)
        telling = sum(_tells(pieces[place]) for place, _ in said)
        if not telling:
            return ()
        rated = _rated(classifier, [stem for _, stem in said], self._gains(kind, pieces), among)
        odds = [math.exp(SHARPNESS * score) for score, _ in rated]
        total = math.fsum(odds) + math.exp(SHARPNESS * (NO_TOPIC + FEW_WORDS / telling))
        spoken = [(place, classifier.speaks_for(stem)) for place, stem in said]
        return tuple(
            Topic(
                classifier.targets[number],
                share / total,
                frozenset([place for place, targets in spoken if targets >> number & 1]),
                score,
            )
            for (score, number), share in zip(rated[:MOST], odds, strict=False)
            if classifier.targets[number] != OPEN
        )

    def kinds(self, pieces: Sequence[Piece]) -> dict[str, float]:
        """Returns for each kind of `LEARNT` the chance that the question asks for such a thing."""
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

    def _said(self, pieces: Sequence[Piece]) -> list[tuple[int, str]]:
        """Returns the stems of the content of a question, each with the place of its piece."""
        opposed = [place for place in range(len(pieces)) if _opposes(pieces, place)]
        return [
            (place, stem)
            for place, piece in enumerate(pieces)
            if not _is_set_aside(piece) and place not in opposed[1:]
            for stem in piece.stems
            if stem not in self._filler
        ]

    def _gains(self, kind: str, pieces: Sequence[Piece]) -> dict[str, float]:
        """Returns what targets gain whose names stand in the question."""
        found: dict[str, float] = {}
        for piece in pieces:
            for identity in (piece.targets or {}).get(kind, ()):
                firm = len(piece.stems) > 1 or piece.turned
                gain = PHRASE_GAIN if firm else 0.0 if piece.plain else WORD_GAIN
                found[identity] = found.get(identity, 0.0) + gain
        return found


def _rated(
    classifier: Classifier, said: Sequence[str], gains: Mapping[str, float], among: int
) -> list[tuple[float, int]]:
    """Returns the marked targets with their scores, best first, without those whose chance is next to nothing."""
    reach = REACH + sum(gains.values())
    scores = classifier.scores(said, among, reach)
    if gains:
        for number in scores:
            scores[number] += gains.get(classifier.targets[number], 0.0)
    rated = sorted((-score, number) for number, score in scores.items())
    least = -rated[0][0] - REACH if rated else 0.0
    return [(-score, number) for score, number in rated if -score >= least]


def _spoken(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yields the stems of a question without names, after the sign of the start."""
    yield START
    for piece in pieces:
        if piece.text not in PUNCTUATION and not (piece.targets and sign_of(piece.targets)):
            yield from piece.stems


def _tells(piece: Piece) -> bool:
    """Whether a piece speaks for a topic by itself: a word of questions does not, nor the noun for a kind."""
    return "kind" not in piece.targets if piece.targets is not None else piece.role is None


def _opposes(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece sets the subject before it against another: "this one vs that one"."""
    role = pieces[place].role
    return role is not None and role.cue == "vs" and place > 0 and pieces[place - 1].names_subject


def _is_set_aside(piece: Piece) -> bool:
    """Whether a piece only says who is asked about, or what kind of question it is."""
    if piece.text in PUNCTUATION or (piece.role is not None and piece.role.cue in ASKING):
        return True
    if not piece.targets:
        return False
    return SUBJECT in sign_of(piece.targets) or piece.targets.keys() <= {"kind", "foreign"}
