"""All that questions are understood by: made once when a release is built, kept in it, loaded at every start."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Self

from bot.language.catalog import Catalog, build_catalog, load_catalog
from bot.language.gazetteer import OTHER_TALK, Gazetteer, Grounds, Name, build_gazetteer, load_gazetteer
from bot.language.lexicon import FORMS, NAMES, NEAR, Lexicon, build_lexicon
from bot.language.spoken import Spoken, build_spoken, load_spoken
from bot.language.taught import TAUGHT, Taught, articles_alike, hash_of, teach
from bot.language.words import Words
from bot.text.normalize import normalize
from bot.text.parts import Kept
from bot.text.tokens import tokenize

CATALOG, GAZETTEER, SPOKEN = "catalog", "gazetteer", "spoken"

MADE_OF = "made of"
"""Name under which the hash of the document, the names and the articles alike is kept that a language is made of."""

GROUNDED = "grounded"
"""Name under which the hash of all that and of the grounds is kept."""

PARTS = frozenset({CATALOG, GAZETTEER, SPOKEN, FORMS, NEAR, NAMES, MADE_OF, GROUNDED, *TAUGHT})
"""Names under which the parts of a language are kept in a release."""

NOTHING: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Language:
    """Everything that questions are understood by.

    Attributes:
        catalog: the intents and the words of questions.
        gazetteer: the names of everything that can be asked about.
        lexicon: all word forms of both.
        spoken: the questions that ask for an article word for word.
        taught: what has been learnt from ways of asking.
    """

    catalog: Catalog
    gazetteer: Gazetteer
    lexicon: Lexicon
    spoken: Spoken
    taught: Taught

    @classmethod
    def load(cls, parts: Mapping[str, bytes], lend: Callable[[str], Kept]) -> Self:
        """Returns the language that `build_language` made these parts of; `lend` lends one that is not read in."""
        return cls(
            load_catalog(parts[CATALOG]),
            load_gazetteer(parts[GAZETTEER]),
            Lexicon(parts, lend),
            load_spoken(parts[SPOKEN]),
            Taught(parts, lend),
        )


def build_language(
    document: Mapping[str, Any],
    names: Iterable[Name],
    grounds: Grounds,
    earlier: Mapping[str, bytes] = NOTHING,
) -> dict[str, bytes]:
    """Returns the parts of the language of an intents document and of the names of everything, for `Language.load`.

    Left out are those that an earlier language has: of the same document and names, and with the same articles alike,
    all but the gazetteer, which alone hangs on anything else; of others each classifier that has learnt from the same
    examples.
    """
    everything = (*names, *_other_talk(document))
    alike = articles_alike(everything, grounds)
    made_of = hash_of((json.dumps(document), everything, alike))
    grounded = hash_of((made_of, *grounds.listed()))
    if earlier.get(GROUNDED) == grounded:
        return {}
    gazetteer = build_gazetteer(everything, grounds)
    same = earlier.get(MADE_OF) == made_of
    learnt = {} if same else _learnt(document, everything, gazetteer, alike, earlier)
    return {**learnt, GAZETTEER: gazetteer.dump(), MADE_OF: made_of, GROUNDED: grounded}


def _learnt(
    document: Mapping[str, Any],
    names: Iterable[Name],
    gazetteer: Gazetteer,
    alike: Mapping[str, str],
    earlier: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Returns the parts that hang on the document, the names and which articles are alike."""
    catalog = build_catalog(document)
    names = tuple(_spelled(name, catalog.words) for name in names)
    return {
        CATALOG: catalog.dump(),
        SPOKEN: build_spoken(names, catalog, gazetteer.phrases).dump(),
        **build_lexicon(names, catalog.words),
        **teach(names, catalog, tuple(_asked(document)), alike, earlier),
    }


def _spelled(name: Name, words: Words) -> Name:
    """Returns a name, its words read as those of questions are where it is a way of asking."""
    if not name.asked:
        return name
    return replace(name, text=" ".join(words.spelled(tokenize(normalize(name.text)))))


def _other_talk(document: Mapping[str, Any]) -> Iterator[Name]:
    """Yields the sentences about other things that the words of questions list."""
    for text in document["words"]["other_talk"]:
        yield Name(OTHER_TALK, "", text, asked=True)


def _asked(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yields the ways of asking for each intent, with its name."""
    for name, entry in document["intents"].items():
        for text in (*entry["examples"], *entry["asked"]):
            yield name, text
