"""What has been learnt from all names and ways of asking, as it is kept in a release."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from bot.language.catalog import Catalog
from bot.language.classifier import Classifier, load_classifier
from bot.language.gazetteer import OTHER_TALK, Name, Stems
from bot.language.templates import SLOT_SYMBOLS
from bot.language.topics import KIND, LEARNT, NAMED, START, examples_of, filler_of, signed
from bot.text.normalize import normalize
from bot.text.tokens import stems

_SLOT = re.compile(r"\{[a-z]+\}")

HOLDERS = "holders"
"""Name under which the number of targets of each stem is kept."""


@dataclass(frozen=True, slots=True)
class Taught:
    """What the language has learnt.

    Attributes:
        classifiers: for each kind of `LEARNT`, which words point to which target.
        holders: for each stem, how many targets it is used for.
    """

    classifiers: Mapping[str, Classifier]
    holders: Mapping[str, int]

    def dump(self) -> dict[str, bytes]:
        """Returns everything as bytes by name, for `load`."""
        classifiers = {kind: each.dump() for kind, each in self.classifiers.items()}
        return classifiers | {HOLDERS: json.dumps(self.holders, ensure_ascii=False).encode()}

    @classmethod
    def load(cls, parts: Mapping[str, bytes]) -> Self:
        """Returns what `dump` made these parts of."""
        classifiers = {kind: load_classifier(parts[kind]) for kind in (*LEARNT, KIND)}
        return cls(classifiers, json.loads(parts[HOLDERS]))


def teach(names: Iterable[Name], catalog: Catalog) -> Taught:
    """Learns from all names and ways of asking; done when a release is built."""
    # The learner needs a library that answering does not.
    from bot.language.learn import learn  # noqa: PLC0415

    listed = tuple(names)
    subjects = _phrases(listed)
    filler = filler_of(catalog.words)
    examples = {kind: tuple(examples_of(kind, listed, subjects, filler)) for kind in LEARNT}
    examples[KIND] = tuple(_kinds(listed, subjects, catalog))
    holders: dict[str, set[tuple[str, str]]] = {}
    for kind in LEARNT:
        for target, content in examples[kind]:
            for stem in content:
                holders.setdefault(stem, set()).add((kind, target))
    return Taught(
        {kind: learn(each) for kind, each in examples.items()},
        {stem: len(holders[stem]) for stem in sorted(holders)},
    )


def _kinds(
    names: Sequence[Name], phrases: Mapping[Stems, Mapping[str, str]], catalog: Catalog
) -> Iterator[tuple[str, Stems]]:
    """Yields what tells kinds of question apart: ways of asking for each, without the names in them."""
    asked = [(name.kind, name.text) for name in names if name.asked and name.kind in (*LEARNT, OTHER_TALK)]
    asked += [(OTHER_TALK, text) for text in catalog.words.other_talk]
    for intent in catalog.intents.values():
        asked += [(_kind(intent.name), text) for text in intent.examples]
        asked += [(_kind(intent.name), _SLOT.sub(" ", text)) for text in intent.asked]
    for kind, text in asked:
        yield kind, signed(stems(normalize(text)), phrases)
    yield from _sentences(catalog)


def _sentences(catalog: Catalog) -> Iterator[tuple[str, Stems]]:
    """Yields every sentence of the intents in one of the many ways to say it, without its slots."""
    cues: dict[str, list[Stems]] = {}
    for phrase, role in catalog.words.roles.items():
        cues.setdefault(role.cue, []).append(phrase)
    for listed in cues.values():
        listed.sort()
    for number, symbols in enumerate(catalog.exact):
        ways = [cues[symbol] for symbol in symbols if symbol not in SLOT_SYMBOLS]
        said = (START, *(word for listed in ways for word in listed[number % len(listed)]))
        for name in catalog.exact[symbols]:
            yield _kind(name), said


def _kind(intent: str) -> str:
    """Returns the kind of thing that an intent asks for."""
    return intent if intent in LEARNT else "feature"


def _phrases(names: Iterable[Name]) -> dict[Stems, dict[str, str]]:
    """Returns what each name is the name of, by its stems."""
    found: dict[Stems, dict[str, str]] = {}
    for name in names:
        if name.kind in ("subject", "kind", *NAMED) and not name.asked:
            found.setdefault(stems(normalize(name.text)), {})[name.kind] = name.id
    return found
