"""All that questions are understood by: made once when a release is built, kept in it, loaded at every start."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from bot.language.catalog import Catalog, build_catalog, load_catalog
from bot.language.gazetteer import OTHER_TALK, Gazetteer, Grounds, Name, build_gazetteer, load_gazetteer
from bot.language.lexicon import Lexicon, build_lexicon
from bot.language.spoken import Spoken, build_spoken, load_spoken
from bot.language.taught import Taught, load_taught, teach

PARTS = ("catalog", "gazetteer", "lexicon", "spoken", "taught")
"""Names under which the parts of a language are kept in a release."""


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
    def load(cls, parts: Mapping[str, bytes]) -> Self:
        """Returns the language that `build_language` made these parts of."""
        return cls(
            load_catalog(parts["catalog"]),
            load_gazetteer(parts["gazetteer"]),
            Lexicon(parts["lexicon"]),
            load_spoken(parts["spoken"]),
            load_taught(parts["taught"]),
        )


def build_language(document: Mapping[str, Any], names: Iterable[Name], grounds: Grounds) -> dict[str, bytes]:
    """Returns the parts of the language of an intents document and of the names of everything, for `Language.load`."""
    catalog = build_catalog(document)
    everything = (*names, *_other_talk(document))
    gazetteer = build_gazetteer(everything, grounds)
    return {
        "catalog": catalog.dump(),
        "gazetteer": gazetteer.dump(),
        "lexicon": build_lexicon(everything, catalog.words),
        "spoken": build_spoken(everything, catalog, gazetteer.phrases).dump(),
        "taught": teach(everything, catalog, _asked(document)).dump(),
    }


def _other_talk(document: Mapping[str, Any]) -> Iterator[Name]:
    """Yields the sentences about other things that the words of questions list."""
    for text in document["words"]["other_talk"]:
        yield Name(OTHER_TALK, "", text, asked=True)


def _asked(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yields the ways of asking for each intent, with its name."""
    for name, entry in document["intents"].items():
        for text in (*entry["examples"], *entry["asked"]):
            yield name, text
