"""Everything that things are called, for whoever looks for them in a question."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from bot.facts.knowledge import Knowledge
from bot.facts.records import DeskFile

Naming: TypeAlias = tuple[str, str, str, str]
"""Sort of thing, its id, what it is called, and what that is to it: its name, an alias, a way of asking, …"""


def each_name(knowledge: Knowledge) -> Iterator[Naming]:
    """Yield every naming of everything that a question can name."""
    for name, kind in knowledge.desk.kinds.items():
        yield from _names("kind", name, kind.name, alias=(kind.plural, *kind.aliases))
    for name, subject in knowledge.subjects.items():
        other = {"alias": subject.aliases, "asked": subject.asked, "beside": subject.beside}
        yield from _names("subject", name, subject.name, **other, part=subject.parts)
    for name, category in knowledge.categories.items():
        yield from _names("category", name, category.name, alias=category.aliases, asked=category.asked)
    for name, feature in knowledge.features.items():
        other = {"alias": feature.aliases, "asked": feature.asked, "opposite": feature.opposite}
        yield from _names("feature", name, feature.name, **other)
        for value, known in feature.values.items():
            yield from _names("value", f"{name}/{value}", known.name, alias=known.aliases)
    for name, article in knowledge.articles.items():
        yield from _names("article", name, article.title, alias=article.aliases, asked=article.asked)
    yield from _beyond(knowledge.desk)


def _names(sort: str, owner: str, name: str, **others: Iterable[str]) -> Iterator[Naming]:
    """Yield the name of one thing and then what else it is called, by what that is to it."""
    yield sort, owner, name, "name"
    for how, phrases in others.items():
        for phrase in phrases:
            yield sort, owner, phrase, how


def _beyond(desk: DeskFile) -> Iterator[Naming]:
    """Yield what is learnt from to refuse: things near the domain, other talk, and what nothing here tells of."""
    for phrase in desk.foreign:
        yield "foreign", phrase, phrase, "name"
    for phrase in desk.other_talk:
        yield "other_talk", "", phrase, "asked"
    for topic, asked in desk.uncovered.items():
        for phrase in (topic, *asked):
            yield "uncovered", topic, phrase, "asked"
