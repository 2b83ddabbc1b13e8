"""Everything that things are called, for whoever looks for them in a question."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from bot.facts.knowledge import Knowledge

Naming: TypeAlias = tuple[str, str, str, str]
"""Sort of thing, its id, what it is called, and whether that is its name, an alias, a way of asking or its opposite."""


def each_name(knowledge: Knowledge) -> Iterator[Naming]:
    """Yield every naming of everything that a question can name."""
    for name, kind in knowledge.desk.kinds.items():
        yield from _names("kind", name, kind.name, (kind.plural, *kind.aliases))
    for name, subject in knowledge.subjects.items():
        yield from _names("subject", name, subject.name, subject.aliases, subject.asked)
    for name, category in knowledge.categories.items():
        yield from _names("category", name, category.name, category.aliases, category.asked)
    for name, feature in knowledge.features.items():
        yield from _names("feature", name, feature.name, feature.aliases, feature.asked)
        for phrase in feature.opposite:
            yield "feature", name, phrase, "opposite"
        for value, known in feature.values.items():
            yield from _names("value", f"{name}/{value}", known.name, known.aliases)
    for name, article in knowledge.articles.items():
        yield from _names("article", name, article.title, article.aliases, article.asked)
    for phrase in knowledge.desk.foreign:
        yield "foreign", phrase, phrase, "name"
    for phrase in knowledge.desk.other_talk:
        yield "other_talk", "", phrase, "asked"


def _names(
    sort: str, owner: str, name: str, aliases: Iterable[str], asked: Iterable[str] = ()
) -> Iterator[Naming]:
    yield sort, owner, name, "name"
    for alias in aliases:
        yield sort, owner, alias, "alias"
    for way in asked:
        yield sort, owner, way, "asked"
