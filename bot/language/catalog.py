"""The intents and their sentences, ready to be matched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.language.templates import Template, expand, template_of
from bot.language.words import Words, build_words

Symbols = tuple[str, ...]

LIGHT_CUES = frozenset({"support", "use", "aux", "vs", "both", "anything"})
"""Cues that hardly tell one intent from another."""

OPENERS = frozenset({"which", "what", "who", "where", "why", "when", "how"})
"""Cues with which questions of all kinds open."""


@dataclass(frozen=True, slots=True)
class Intent:
    """One thing that can be asked.

    Attributes:
        name: as in the answer contract and the name of its file.
        about: what it is, for the help.
        ask: the plainest question of this intent, with slots, to put a reading back into words.
        examples: questions that must be read as this intent.
        asked: ways of asking, with slots in braces.
    """

    name: str
    about: str
    ask: str
    examples: tuple[str, ...]
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """All intents, with their sentences by exact symbol sequence and by slot combination.

    Attributes:
        words: the words of questions.
        intents: intents by name, in the order in which equal readings are preferred.
        exact: which intents have exactly this sequence of symbols.
        by_slots: the templates of each slot combination.
    """

    words: Words
    intents: Mapping[str, Intent]
    exact: Mapping[Symbols, tuple[str, ...]]
    by_slots: Mapping[Symbols, tuple[Template, ...]]

    def key_cues(self, intent: str) -> frozenset[str]:
        """Returns the cues that sentences of `intent` hold, without those that hardly tell intents apart."""
        templates = (template for listed in self.by_slots.values() for template in listed)
        return frozenset(cue for each in templates if each.intent == intent for cue in each.cues) - LIGHT_CUES


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
    return Catalog(
        words=build_words(words),
        intents=MappingProxyType({name: _intent(name, entry) for name, entry in listed.items()}),
        exact=MappingProxyType(_exact(templates)),
        by_slots=MappingProxyType(_by_slots(templates)),
    )


def _intent(name: str, entry: Mapping[str, object]) -> Intent:
    examples, asked = (_texts(name, entry, key) for key in ("examples", "asked"))
    return Intent(name, str(entry["about"]), str(entry["ask"]), examples, asked)


def _texts(name: str, entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    texts = entry.get(key, ())
    if isinstance(texts, str) or not isinstance(texts, Iterable):
        raise TypeError(f"intent {name}: {key} is no list")
    return tuple(str(text) for text in texts)


def _exact(templates: Iterable[Template]) -> dict[Symbols, tuple[str, ...]]:
    found: dict[Symbols, dict[str, None]] = {}
    for template in templates:
        found.setdefault(template.symbols, {})[template.intent] = None
    return {symbols: tuple(intents) for symbols, intents in found.items()}


def _by_slots(templates: Iterable[Template]) -> dict[Symbols, tuple[Template, ...]]:
    found: dict[Symbols, dict[Template, None]] = {}
    for template in templates:
        found.setdefault(template.slots, {})[template] = None
    return {slots: tuple(listed) for slots, listed in found.items()}
