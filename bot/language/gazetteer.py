"""The names of everything that can be asked about, found in a question by exact phrase."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.text.normalize import normalize
from bot.text.tokens import stem, words

Stems = tuple[str, ...]

KINDS = ("define", "kind", "subject", "feature", "category", "value", "foreign", "desk")
"""What a phrase can name, in the order in which equal readings are preferred."""


OTHER_TALK = "other_talk"
"""Kind of the sentences about other things: they name nothing, and their words are not the desk's."""


@dataclass(frozen=True, slots=True)
class Name:
    """A phrase and what it names.

    Attributes:
        kind: one of `KINDS`, or the kind of an article (`howto`, …).
        id: what it names; "<feature>/<value>" for a value.
        text: the phrase as written in the knowledge.
        asked: it is a way of asking (matched by its words), not a name (matched as a phrase).
    """

    kind: str
    id: str
    text: str
    asked: bool = False


SHORTEST_PAIR = 6
"""Letters two words must have together to be looked for as one, as people run names together."""

Targets = Mapping[str, tuple[str, ...]]
"""For one phrase: ids by kind."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the language must know of the facts besides their names.

    Attributes:
        feature_kinds: "support", "value" or "list" for each feature.
        definitions: for each feature that one defines, the article.
        subject_kinds: the kind of each subject.
        applies: for each feature, the kinds of subject that anything is known of it for.
        about: for each article, the subjects it is about.
        covers: for each article, the features it is about.
        guides: the article for each (kind of article, subject, feature) that has one; the feature may be "".
    """

    feature_kinds: Mapping[str, str]
    definitions: Mapping[str, str]
    subject_kinds: Mapping[str, str]
    applies: Mapping[str, frozenset[str]]
    about: Mapping[str, tuple[str, ...]]
    covers: Mapping[str, tuple[str, ...]]
    guides: Mapping[tuple[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names by their stems.

    Attributes:
        phrases: what each phrase names, by kind.
        longest: for each first stem, the number of stems of the longest phrase beginning with it.
        surface: word forms of all names, the names of subjects first, for near spelling; without those that are
            two words of a name run together.
        pairs: neighbouring words of names, two or three, by what they look like run together.
        phrasings: for each feature, the stems of each of its names (not of the ways of asking for it).
        applies: for each feature, the kinds of subject that anything is known of it for.
        subject_kinds: the kind of each subject.
        about: for each article, the subjects it is about.
        covers: for each article, the features it is about.
        guides: the article for each (kind of article, subject, feature) that has one; the feature may be "".
        elsewhere: word forms of sentences about other things, which are no misspellings of names.
        names: every name, for matching by words.
        labels: the display name of every (kind, id).
        feature_kinds: "support", "value" or "list" for each feature.
        definitions: for each feature that one defines, the article.
    """

    phrases: Mapping[Stems, Targets]
    longest: Mapping[str, int]
    surface: tuple[str, ...]
    pairs: Mapping[str, tuple[str, ...]]
    phrasings: Mapping[str, tuple[frozenset[str], ...]]
    applies: Mapping[str, frozenset[str]]
    subject_kinds: Mapping[str, str]
    about: Mapping[str, tuple[str, ...]]
    covers: Mapping[str, tuple[str, ...]]
    guides: Mapping[tuple[str, str, str], str]
    elsewhere: frozenset[str]
    names: tuple[Name, ...]
    labels: Mapping[tuple[str, str], str]
    feature_kinds: Mapping[str, str]
    definitions: Mapping[str, str]


_BRACKETS = re.compile(r"\s*\([^()]*\)")


def without_brackets(name: str) -> str:
    """Returns `name` without what stands in brackets: that explains the name and need not be said."""
    return _BRACKETS.sub("", name).strip() or name


def build_gazetteer(
    names: Iterable[Name],
    labels: Mapping[tuple[str, str], str],
    facts: Grounds,
) -> Gazetteer:
    """Returns the gazetteer of `names`; `labels` gives what each (kind, id) is called in a sentence."""
    everything = tuple(names)
    listed = tuple(name for name in everything if name.kind != OTHER_TALK)
    others = (words(normalize(name.text)) for name in everything if name.kind == OTHER_TALK)
    phrases: dict[Stems, dict[str, dict[str, None]]] = {}
    surface: dict[str, dict[str, None]] = {}
    own: set[str] = set()
    pairs: dict[str, tuple[str, ...]] = {}
    phrasings: dict[str, list[frozenset[str]]] = {}
    for name in listed:
        whole = words(normalize(name.text))
        found = words(normalize(without_brackets(name.text)))
        surface.setdefault(name.kind, {}).update(dict.fromkeys(found))
        if not name.asked and name.kind == "feature":
            phrasings.setdefault(name.id, []).append(frozenset(stem(word) for word in whole))
        if not name.asked:
            own.update(found)
            runs = {"".join(run): run for run in _runs(found)}
            pairs.update({joined: run for joined, run in runs.items() if len(joined) >= SHORTEST_PAIR})
        if found and not name.asked and name.kind in KINDS:
            for phrase in {found, whole}:
                key = tuple(stem(word) for word in phrase)
                phrases.setdefault(key, {}).setdefault(name.kind, {})[name.id] = None
    _add_turned(phrases)
    longest: dict[str, int] = {}
    for key in phrases:
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    order = [*KINDS, *sorted(kind for kind in surface if kind not in KINDS)]
    return Gazetteer(
        phrases=MappingProxyType({key: _targets(found) for key, found in phrases.items()}),
        longest=MappingProxyType(longest),
        surface=tuple(
            dict.fromkeys(
                word for kind in order for word in surface.get(kind, ()) if word in own or word not in pairs
            )
        ),
        pairs=MappingProxyType(pairs),
        phrasings=MappingProxyType({feature: tuple(found) for feature, found in phrasings.items()}),
        applies=MappingProxyType(dict(facts.applies)),
        subject_kinds=MappingProxyType(dict(facts.subject_kinds)),
        about=MappingProxyType(dict(facts.about)),
        covers=MappingProxyType(dict(facts.covers)),
        guides=MappingProxyType(dict(facts.guides)),
        elsewhere=frozenset(word for found in others for word in found),
        names=listed,
        labels=MappingProxyType(dict(labels)),
        feature_kinds=MappingProxyType(dict(facts.feature_kinds)),
        definitions=MappingProxyType(dict(facts.definitions)),
    )


def _runs(found: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yields neighbouring words, by two and by three."""
    for length in (2, 3):
        yield from (found[start : start + length] for start in range(len(found) - length + 1))


def _add_turned(phrases: dict[Stems, dict[str, dict[str, None]]]) -> None:
    """Adds names of two words the other way round ("mirror traffic"), where that is no name already."""
    for key, found in list(phrases.items()):
        if len(key) == 2 and "feature" in found and key[::-1] not in phrases:
            phrases[key[::-1]] = {"feature": found["feature"]}


def _targets(found: Mapping[str, Mapping[str, None]]) -> Targets:
    return MappingProxyType({kind: tuple(found[kind]) for kind in KINDS if kind in found})
