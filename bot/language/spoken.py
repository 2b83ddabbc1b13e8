"""Articles and subjects by the questions that ask for them word for word, as they are kept in a release."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.language.catalog import Catalog
from bot.language.cues import OPENERS
from bot.language.gazetteer import Name, without_brackets
from bot.language.general import General, build_general, load_general
from bot.language.paraphrase import ASKED_KINDS
from bot.language.topics import SUBJECT, filler_of
from bot.language.words import Words
from bot.text.normalize import normalize
from bot.text.parts import Numbers, join_parts, numbers_of, split_parts
from bot.text.texts import Texts, build_texts, load_texts
from bot.text.tokens import Stems, stems

Target = tuple[str, str]
"""Kind and id of an article, or "subject" and its id."""

LEAST_STEMS = 2
"""Words that must be left of a question without its cues: one alone is the name of too many things."""


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles by stems.

    Attributes:
        keys: the stems, joined by spaces.
        places: for each of them, the place of its article in `targets`.
        targets: the articles.
    """

    keys: Texts
    places: Numbers
    targets: tuple[Target, ...]

    def find(self, key: Stems) -> Target | None:
        """Returns the article for these stems, or None."""
        number = self.keys.find(" ".join(key))
        return None if number is None else self.targets[self.places[number]]

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_articles`."""
        return join_parts(self.keys.dump(), self.places, json.dumps(self.targets).encode())


@dataclass(frozen=True, slots=True)
class Spoken:
    """What asks for articles word for word.

    Attributes:
        titles: questions for articles by their names, without filler.
        by_words: articles by the questions for them, without filler.
        by_content: what is asked for in a question's own words, by what is left without its cues.
        general: articles for questions that say nothing in particular.
    """

    titles: Texts
    by_words: Articles
    by_content: Articles
    general: General

    def dump(self) -> bytes:
        """Returns everything as bytes, for `load_spoken`."""
        return join_parts(
            self.titles.dump(), self.by_words.dump(), self.by_content.dump(), self.general.dump()
        )


def build_spoken(
    names: Iterable[Name], catalog: Catalog, taken: Mapping[Stems, Mapping[str, Iterable[str]]]
) -> Spoken:
    """Returns what asks for the articles of these names; `taken` are the phrases that name something as they are."""
    left_out = empty_of(catalog.words)
    named = list(_article_names(names, taken))
    spoken = [(name, key) for name in named for key in _spoken(name, catalog)]
    asked = [(name, name.stems) for name in named if name.kind in (SUBJECT, *ASKED_KINDS)]
    titles = (" ".join(without(key, left_out)) for name, key in spoken if not name.asked)
    return Spoken(
        titles=build_texts(dict.fromkeys(titles)),
        by_words=_articles(spoken, left_out, taken),
        by_content=_articles(asked, cues_of(catalog.words), taken),
        general=build_general(named, catalog.words.roles, taken),
    )


def load_spoken(data: bytes) -> Spoken:
    """Returns what `Spoken.dump` made `data` of."""
    titles, by_words, by_content, general = split_parts(data)
    return Spoken(
        load_texts(titles), load_articles(by_words), load_articles(by_content), load_general(general)
    )


def load_articles(data: memoryview) -> Articles:
    """Returns the articles that `Articles.dump` made `data` of."""
    keys, places, targets = split_parts(data)
    listed = tuple((kind, identity) for kind, identity in json.loads(bytes(targets)))
    return Articles(load_texts(keys), places.cast("H"), listed)


def empty_of(words: Words) -> frozenset[str]:
    """Returns the stems that carry nothing in a question for an article."""
    return filler_of(words) - _turning(words)


def cues_of(words: Words) -> frozenset[str]:
    """Returns these and the stems that only say what is asked."""
    return empty_of(words) | frozenset(key[0] for key in words.roles if len(key) == 1) - _turning(words)


def without(said: Iterable[str], left_out: frozenset[str]) -> Stems:
    """Returns the stems of what is said without those left out."""
    return tuple([key for key in said if key not in left_out])


def _turning(words: Words) -> frozenset[str]:
    """Returns the stems that turn something round: without them a question would ask for the contrary."""
    return frozenset(key[0] for key, role in words.roles.items() if len(key) == 1 and role.negates)


def _article_names(
    names: Iterable[Name], phrases: Mapping[Stems, Mapping[str, Iterable[str]]]
) -> Iterator[Name]:
    """Yields the names of articles that are no feature's as well, and the ways of asking for subjects."""
    for name in names:
        asked_for = name.kind in ("define", *ASKED_KINDS) or (name.kind == SUBJECT and name.asked)
        if asked_for and "feature" not in phrases.get(name.stems, ()):
            yield name


def _spoken(name: Name, catalog: Catalog) -> Iterator[Stems]:
    """Yields the questions for a name: a way of asking as it stands, any other name as the desk would ask for it."""
    if name.asked:
        yield name.stems
        return
    ask = catalog.intents[name.kind].ask
    for text in dict.fromkeys((name.text, without_brackets(name.text))):
        yield stems(normalize(ask.format(article=text, term=text)))
    if name.kind == "troubleshoot" or _is_question(name.stems, catalog):
        yield name.stems


def _is_question(own: Stems, catalog: Catalog) -> bool:
    """Whether a title opens as a question does ("how to choose one", "who uses it")."""
    role = catalog.words.roles.get(own[:1])
    return role is not None and role.cue in OPENERS


def _articles(
    spoken: Iterable[tuple[Name, Stems]], left_out: frozenset[str], taken: Mapping[Stems, object]
) -> Articles:
    """Returns the articles by the stems of their phrases, names before ways of asking.

    What names several, or something else, is left out.
    """
    titled: dict[Stems, set[Target]] = {}
    asked: dict[Stems, set[Target]] = {}
    for name, whole in spoken:
        key = without(whole, left_out)
        if len(key) >= LEAST_STEMS and key not in taken:
            (asked if name.asked else titled).setdefault(key, set()).add((name.kind, name.id))
    found = {key: min(targets) for key, targets in (asked | titled).items() if len(targets) == 1}
    numbers = {target: number for number, target in enumerate(dict.fromkeys(found.values()))}
    places = numbers_of("H", (numbers[target] for target in found.values()))
    return Articles(build_texts(map(" ".join, found)), places, tuple(numbers))
