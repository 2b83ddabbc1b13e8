"""The obvious questions about everything a desk knows, in plain words, made from its names."""

from collections.abc import Iterator

from bot.desk import Desk
from bot.facts.model import Feature
from bot.language.gazetteer import without_brackets
from bot.language.model import Query

GUIDES = ("howto", "troubleshoot", "use_case")
"""Kinds of articles that are asked for by their titles."""


def plain_questions(desk: Desk) -> Iterator[tuple[str, Query]]:
    """Yields the obvious questions of every feature, every subject and every guide, each with what it means."""
    store = desk.release.reference.store
    subjects, nouns = tuple(store.subjects.values()), store.desk.kinds[0].plural
    for number, feature in enumerate(store.features.values()):
        one, other = (subjects[(number + step) % len(subjects)] for step in (0, 1))
        yield from _about(feature, one.name, one.id)
        if feature.kind == "support":
            yield f"Which {nouns} support {said(feature)}?", Query("which", features=(feature.id,))
        pair = f"{one.name} and {other.name} on {said(feature)}"
        yield f"Compare {pair}", Query("compare", (one.id, other.id), (feature.id,))
    for subject in subjects:
        yield f"Tell me about {subject.name}", Query("overview", (subject.id,))
    for kind in GUIDES:
        ask = desk.release.recognizer.language.catalog.intents[kind].ask
        for article in store.articles(kind):
            yield ask.format(article=article.title), Query(kind, article=article.id)


def said(feature: Feature) -> str:
    """Returns a feature's name as it stands within a sentence."""
    name = without_brackets(feature.name)
    return name if name[1:2].isupper() or name[:1].isdigit() else name[:1].lower() + name[1:]


def _about(feature: Feature, name: str, identity: str) -> Iterator[tuple[str, Query]]:
    """Yields the questions about one feature alone, and about it and one subject."""
    named = said(feature)
    intent = "support" if feature.kind == "support" else "value"
    if feature.kind == "support":
        yield f"Does {name} support {named}?", Query(intent, (identity,), (feature.id,))
    else:
        yield f"What is the {named} of {name}?", Query(intent, (identity,), (feature.id,))
    yield f"{name} {named}?", Query(intent, (identity,), (feature.id,))
    yield f"What is {named}?", Query("define", features=(feature.id,))
