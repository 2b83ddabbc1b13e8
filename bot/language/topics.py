"""What a question is about, by all of its words: features and articles, each with its chance."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.language.gazetteer import UNCOVERED, Name, feature_of
from bot.language.words import Words
from bot.text.normalize import normalize
from bot.text.tokens import Stems, stems

ARTICLE_KINDS = ("define", "howto", "troubleshoot", "use_case", "recommend")
"""Kinds of article, in the order in which equal readings are preferred."""

FACT = "feature"
"""The kind of thing that a question for facts asks for."""

LEARNT = (FACT, *ARTICLE_KINDS)
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

START = "^"
"""What stands before the first word where only the kind of question counts: much hangs on how a question opens."""


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
            yield feature_of(name.id), _content(name.stems, phrases, filler)


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
