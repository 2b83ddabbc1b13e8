"""The names of everything that can be asked about, found in a question by exact phrase."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import product
from types import MappingProxyType
from typing import Any

from bot.text.normalize import normalize
from bot.text.tokens import Stems, stem, stems, words

KINDS = (
    "define",
    "kind",
    "subject",
    "feature",
    "category",
    "value",
    "opposite",
    "beside",
    "part",
    "foreign",
    "desk",
)
"""What a phrase can name, in the order in which equal readings are preferred."""


OTHER_TALK = "other_talk"
"""Kind of the sentences about other things: they name nothing, and their words are not the desk's."""

UNCOVERED = "uncovered"
"""Kind of the ways of asking for what nothing here tells: they name nothing either, and their words are not the
desk's."""


@dataclass(frozen=True)
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

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the phrase."""
        return words(normalize(self.text))

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """Those that are not in brackets."""
        rest = without_brackets(self.text)
        return self.words if rest == self.text else words(normalize(rest))

    @property
    def runs(self) -> Iterator[tuple[str, ...]]:
        """Neighbouring words of those, by two and by three."""
        for length in (2, 3):
            yield from (self.bare[start : start + length] for start in range(len(self.bare) - length + 1))

    @cached_property
    def stems(self) -> Stems:
        """The stems of all its words."""
        return tuple(map(stem, self.words))


def feature_of(identity: str) -> str:
    """Returns the feature that a value is one of, or the feature itself."""
    return identity.partition("/")[0]


Targets = Mapping[str, tuple[str, ...]]
"""For one phrase: ids by kind."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the language must know of the facts besides their names.

    Attributes:
        labels: the display name of every (kind, id).
        feature_kinds: "support", "value" or "list" for each feature.
        definitions: for each feature that one defines, the article.
        subject_kinds: the kind of each subject.
        applies: for each feature, the kinds of subject that anything is known of it for.
        groups: for each category, the kinds of subject that anything is known of one of its features for.
        about: for each article, the subjects it is about.
        covers: for each article, the features it is about.
        guides: the article for each (kind of article, subject, feature) that has one; the feature may be "".
        common: the first words of names that are written small within a sentence.
    """

    labels: Mapping[tuple[str, str], str]
    feature_kinds: Mapping[str, str]
    definitions: Mapping[str, str]
    subject_kinds: Mapping[str, str]
    applies: Mapping[str, frozenset[str]]
    groups: Mapping[str, frozenset[str]]
    about: Mapping[str, tuple[str, ...]]
    covers: Mapping[str, tuple[str, ...]]
    guides: Mapping[tuple[str, str, str], str]
    common: frozenset[str]

    def listed(self) -> Iterator[object]:
        """Yields everything in its order, sets in alphabetical order, for a hash."""
        for field in fields(self):
            value = getattr(self, field.name)
            yield (
                [(key, _listed(each)) for key, each in value.items()]
                if isinstance(value, Mapping)
                else _listed(value)
            )


def _listed(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


@dataclass(frozen=True, slots=True)
class Gazetteer(Grounds):
    """Names by their stems, and the grounds.

    Attributes:
        phrases: what each phrase names, by kind.
        phrasings: for each feature, the stems of each of its names (not of the ways of asking for it).
    """

    phrases: Mapping[Stems, Targets]
    phrasings: Mapping[str, tuple[frozenset[str], ...]]

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_gazetteer`."""
        kept = {
            "phrases": self._by_targets(),
            "phrasings": {
                feature: [" ".join(sorted(phrase)) for phrase in found]
                for feature, found in self.phrasings.items()
            },
            "labels": [(*key, text) for key, text in self.labels.items()],
            "applies": {feature: sorted(kinds) for feature, kinds in self.applies.items()},
            "groups": {category: sorted(kinds) for category, kinds in self.groups.items()},
            "guides": [(*key, article) for key, article in self.guides.items()],
            "common": sorted(self.common),
        }
        kept |= {name: dict(getattr(self, name)) for name in _PLAIN}
        return json.dumps(kept, ensure_ascii=False).encode()

    @property
    def usual_kind(self) -> str:
        """The kind of subject that is meant where none is named: that of the first."""
        return next(iter(self.subject_kinds.values()), "")

    def called(self, kind: str, identity: str) -> Stems:
        """Returns the proper name of something."""
        return stems(normalize(self.labels[kind, identity]))

    def guide(self, kind: str, subjects: Iterable[str], features: Iterable[str]) -> str | None:
        """Returns the first article of a kind about one of these subjects and one of these features, or None."""
        found = (self.guides.get((kind, *pair)) for pair in product(subjects, features))
        return next((article for article in found if article), None)

    def _by_targets(self) -> list[tuple[Targets, list[str]]]:
        """Returns what is named with all phrases that name it: most things have several names."""
        found: dict[str, tuple[Targets, list[str]]] = {}
        for key, targets in self.phrases.items():
            named = dict(targets)
            found.setdefault(str(named), (named, []))[1].append(" ".join(key))
        return list(found.values())


_PLAIN = ("feature_kinds", "definitions", "subject_kinds", "about", "covers")
"""Attributes that are kept as they are."""


_BRACKETS = re.compile(r"\s*\([^()]*\)")


def without_brackets(name: str) -> str:
    """Returns `name` without what stands in brackets: that explains the name and need not be said."""
    return _BRACKETS.sub("", name).strip() or name


def build_gazetteer(names: Iterable[Name], grounds: Grounds) -> Gazetteer:
    """Returns the gazetteer of `names`."""
    phrases: dict[Stems, dict[str, dict[str, None]]] = {}
    phrasings: dict[str, list[frozenset[str]]] = {}
    kept = [name for name in names if not name.asked and name.kind in KINDS]
    for name in kept:
        if name.kind == "feature":
            phrasings.setdefault(name.id, []).append(frozenset(name.stems))
        if name.bare:
            for key in dict.fromkeys((tuple(map(stem, name.bare)), name.stems)):
                phrases.setdefault(key, {}).setdefault(name.kind, {})[name.id] = None
    _add_turned(phrases)
    _add_respaced(phrases, _both_ways(kept))
    return Gazetteer(
        phrases=MappingProxyType({key: _targets(found) for key, found in phrases.items()}),
        phrasings=MappingProxyType({feature: tuple(found) for feature, found in phrasings.items()}),
        **{field.name: getattr(grounds, field.name) for field in fields(grounds)},
    )


def load_gazetteer(data: bytes) -> Gazetteer:
    """Returns the gazetteer that `Gazetteer.dump` made `data` of."""
    kept: dict[str, Any] = json.loads(data)
    return Gazetteer(
        phrases={
            tuple(key.split(" ")): named
            for targets, keys in kept["phrases"]
            for named in (_tuples(targets),)
            for key in keys
        },
        phrasings={
            feature: tuple(frozenset(phrase.split(" ")) for phrase in found)
            for feature, found in kept["phrasings"].items()
        },
        labels={(kind, identity): text for kind, identity, text in kept["labels"]},
        feature_kinds=kept["feature_kinds"],
        definitions=kept["definitions"],
        subject_kinds=kept["subject_kinds"],
        applies={feature: frozenset(kinds) for feature, kinds in kept["applies"].items()},
        groups={category: frozenset(kinds) for category, kinds in kept["groups"].items()},
        about=_tuples(kept["about"]),
        covers=_tuples(kept["covers"]),
        guides={(kind, subject, feature): article for kind, subject, feature, article in kept["guides"]},
        common=frozenset(kept["common"]),
    )


def _tuples(listed: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(texts) for key, texts in listed.items()}


def _add_turned(phrases: dict[Stems, dict[str, dict[str, None]]]) -> None:
    """Adds names of two words the other way round ("mirror traffic"), where that is no name already."""
    for key, found in list(phrases.items()):
        if len(key) == 2 and "feature" in found and key[::-1] not in phrases:
            phrases[key[::-1]] = {"feature": found["feature"]}


def _both_ways(names: Sequence[Name]) -> dict[Stems, Stems]:
    """Returns what names write in one word and in several ("data plane", "dataplane"), either by the other."""
    written = {word for name in names for word in name.bare}
    runs = (run for name in names for run in name.runs if "".join(run) in written)
    whole = {tuple(map(stem, run)): (stem("".join(run)),) for run in runs}
    return whole | {one: run for run, one in whole.items()}


def _add_respaced(phrases: dict[Stems, dict[str, dict[str, None]]], others: Mapping[Stems, Stems]) -> None:
    """Adds names with what is written in one word or in several written the other way, where that is no name already.

    A whole name is not made one word: that word is in other names, and may stand for something else ("TCPRoute").
    """
    for key, found in list(phrases.items()):
        for start, length in product(range(len(key)), (1, 2, 3)):
            end = start + length
            other = others.get(key[start:end], ())
            if other and end <= len(key) and (len(other) > 1 or length < len(key)):
                phrases.setdefault((*key[:start], *other, *key[end:]), found)


def _targets(found: Mapping[str, Mapping[str, None]]) -> Targets:
    return MappingProxyType({kind: tuple(found[kind]) for kind in KINDS if kind in found})
