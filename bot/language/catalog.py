"""The intents and their sentences, ready to be matched."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from bot.language.cues import LIGHT
from bot.language.templates import Template, expand, template_of
from bot.language.words import Words, build_words, load_words
from bot.text.parts import join_parts, split_parts

Symbols = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing that can be asked.

    Attributes:
        name: as in the answer contract and the name of its file.
        about: what it is, for the help.
        ask: the plainest question of this intent, with slots, to put a reading back into words.
        examples: questions that must be read as this intent.
    """

    name: str
    about: str
    ask: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """All intents, with their sentences by exact symbol sequence and by slot combination.

    Attributes:
        words: the words of questions.
        intents: intents by name, in the order in which equal readings are preferred.
        templates: all sentences, those of an intent together.
        exact: which intents have exactly this sequence of symbols.
        by_slots: the templates of each slot combination.
    """

    words: Words
    intents: Mapping[str, Intent]
    templates: tuple[Template, ...]
    exact: Mapping[Symbols, tuple[str, ...]]
    by_slots: Mapping[Symbols, tuple[Template, ...]]

    def key_cues(self, intent: str) -> frozenset[str]:
        """Returns the cues that sentences of `intent` hold, without those that hardly tell intents apart."""
        return frozenset(cue for each in self.templates if each.intent == intent for cue in each.cues) - LIGHT

    def sole_cues(self, intent: str) -> frozenset[str]:
        """Returns those key cues of `intent` that some sentence of it has alone: they ask for it by themselves."""
        listed = (frozenset(each.cues) - LIGHT for each in self.templates if each.intent == intent)
        return frozenset().union(*(cues for cues in listed if len(cues) == 1))

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_catalog`."""
        sentences = [(each.intent, " ".join(each.symbols)) for each in self.templates]
        kept = {"intents": list(map(asdict, self.intents.values())), "sentences": sentences}
        return join_parts(self.words.dump(), json.dumps(kept, ensure_ascii=False).encode())


def build_catalog(document: Mapping[str, object]) -> Catalog:
    """Returns the catalog of a checked document: {"words": …, "intents": {name: {about, ask, sentences, examples}}}."""
    listed = document["intents"]
    words = document["words"]
    if not isinstance(listed, Mapping) or not isinstance(words, Mapping):
        raise TypeError("an intents document holds 'words' and 'intents'")
    templates = [
        template_of(name, symbols)
        for name, entry in listed.items()
        for sentence in entry["sentences"]
        for symbols in expand(sentence)
    ]
    intents = [
        Intent(name, str(entry["about"]), str(entry["ask"]), tuple(entry["examples"]))
        for name, entry in listed.items()
    ]
    return _catalog(build_words(words), intents, templates)


def load_catalog(data: bytes) -> Catalog:
    """Returns the catalog that `Catalog.dump` made `data` of."""
    words, rest = split_parts(data)
    kept: dict[str, Any] = json.loads(bytes(rest))
    intents = [Intent(**entry | {"examples": tuple(entry["examples"])}) for entry in kept["intents"]]
    templates = [template_of(name, tuple(symbols.split())) for name, symbols in kept["sentences"]]
    return _catalog(load_words(words), intents, templates)


def _catalog(words: Words, intents: Iterable[Intent], templates: Iterable[Template]) -> Catalog:
    distinct = tuple(dict.fromkeys(templates))
    return Catalog(
        words=words,
        intents=MappingProxyType({intent.name: intent for intent in intents}),
        templates=distinct,
        exact=MappingProxyType(_exact(distinct)),
        by_slots=MappingProxyType(_by_slots(distinct)),
    )


def _exact(templates: Iterable[Template]) -> dict[Symbols, tuple[str, ...]]:
    found: dict[Symbols, dict[str, None]] = {}
    for template in templates:
        found.setdefault(template.symbols, {})[template.intent] = None
    return {symbols: tuple(intents) for symbols, intents in found.items()}


def _by_slots(templates: Iterable[Template]) -> dict[Symbols, tuple[Template, ...]]:
    found: dict[Symbols, list[Template]] = {}
    for template in templates:
        found.setdefault(template.slots, []).append(template)
    return {slots: tuple(listed) for slots, listed in found.items()}
