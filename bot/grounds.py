"""What the language takes from the facts when a release is built: everything's names, and what they stand for."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain

from bot.facts.knowledge import Knowledge
from bot.facts.names import Naming, each_name
from bot.facts.records import Article
from bot.language.gazetteer import Grounds, Name

CODE = re.compile(r"`[^`]*`")
WORD = re.compile(r"(?<!\S)[A-Za-z][\w-]*")
"""Words and code within the text of a statement."""


def make_names(knowledge: Knowledge) -> tuple[Name, ...]:
    """Returns all names and ways of asking, as the language takes them; the desk's own name is the last."""
    named = (
        Name(kind, identity, text, asked=how == "asked") for kind, identity, text, how in _namings(knowledge)
    )
    return (*named, Name("desk", knowledge.desk.name, knowledge.desk.name))


def make_grounds(knowledge: Knowledge) -> Grounds:
    """Returns what the language must know of the facts besides names."""
    articles = knowledge.articles
    applies: defaultdict[str, set[str]] = defaultdict(set)
    for subject in knowledge.subjects.values():
        for feature in subject.facts:
            applies[feature].add(subject.kind)
    return Grounds(
        labels=_labels(knowledge),
        feature_kinds={name: feature.kind for name, feature in knowledge.features.items()},
        definitions=_definitions(articles),
        subject_kinds={name: subject.kind for name, subject in knowledge.subjects.items()},
        applies={feature: frozenset(applies[feature]) for feature in knowledge.features},
        groups={
            name: frozenset(chain.from_iterable(applies[feature] for feature in category.features))
            for name, category in knowledge.categories.items()
        },
        about={name: article.subjects for name, article in articles.items()},
        covers={name: article.features for name, article in articles.items()},
        guides=_guides(articles),
        common=_common(knowledge),
    )


def _guides(articles: Mapping[str, Article]) -> dict[tuple[str, str, str], str]:
    """Returns the article for each kind, subject and feature: the one that names the feature first of its features."""
    found = [
        (place, (article.kind, subject, feature), name)
        for name, article in reversed(tuple(articles.items()))
        for subject in article.subjects
        for place, feature in enumerate(("", *article.features))
    ]
    return {key: name for _, key, name in sorted(found, key=lambda each: -each[0])}


def _namings(knowledge: Knowledge) -> list[Naming]:
    """Returns all namings, with the kind of the article for articles; opposites, short names and parts stand apart."""
    return [
        (_kind_of(sort, identity, how, knowledge), identity, text, how)
        for sort, identity, text, how in each_name(knowledge)
    ]


def _kind_of(sort: str, identity: str, how: str, knowledge: Knowledge) -> str:
    if how in ("opposite", "beside", "part"):
        return how
    return knowledge.articles[identity].kind if sort == "article" else sort


def _labels(knowledge: Knowledge) -> dict[tuple[str, str], str]:
    """Returns what each thing is called in a sentence: the first of its names, for kinds of subject the plural."""
    kinds = knowledge.desk.kinds
    namings = reversed(_namings(knowledge))
    labels = {(kind, identity): text for kind, identity, text, how in namings if how == "name"}
    plurals = {name: kind.plural for name, kind in kinds.items()}
    plurals[""] = next(iter(plurals.values()), "")
    return labels | {("kinds", name): plural for name, plural in plurals.items()}


def _common(knowledge: Knowledge) -> frozenset[str]:
    """Returns the first words of names that the articles write small at least as often as with a capital."""
    statements = (each.text for article in knowledge.articles.values() for each in article.statements)
    written = Counter(word for text in statements for word in WORD.findall(CODE.sub("", text)))
    firsts = {text.partition(" ")[0] for *_, text, how in _namings(knowledge) if how == "name"}
    return frozenset(
        first.lower() for first in firsts if written[first.lower()] >= max(1, written[first.capitalize()])
    )


def _definitions(articles: Mapping[str, Article]) -> dict[str, str]:
    """Returns for each feature the article that defines it: the one of its own name, else the first."""
    found: dict[str, str] = {}
    for name, article in articles.items():
        if article.kind == "define":
            for feature in article.features:
                if feature == name or feature not in found:
                    found[feature] = name
    return found
