"""From a query to a question and back: every question that the desk makes, it understands as what it meant."""

from collections.abc import Iterable, Iterator
from itertools import combinations, islice, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk import Desk
from bot.language.model import Condition, Query
from bot.language.query import intent_of
from bot.text.normalize import normalize
from bot.text.tokens import stems
from tests.asking import ask


def _one_on_one(desk: Desk) -> Iterator[Query]:
    """Every subject on every feature."""
    gazetteer = desk.release.recognizer.language.gazetteer
    store = desk.release.reference.store
    for subject in store.subjects:
        for feature in store.features:
            slots = ((subject,), (feature,))
            yield Query(intent_of("support", *slots, gazetteer, polar=True, valued=False), *slots)


def _means_one_thing(desk: Desk, kind: str, identity: str) -> bool:
    """Whether a label names nothing else besides; that a definition shares it with its feature is fine."""
    release = desk.release
    label = release.reference.phrasing.label(kind, identity)
    named = release.recognizer.language.gazetteer.phrases.get(stems(normalize(label)), {})
    return len(named) == 1 or (kind == "define" and "subject" not in named)


def _can_be_absent(desk: Desk) -> list[str]:
    """The features that somebody may lack; of what has one value each, there is some value for everybody."""
    features = desk.release.reference.store.features
    return [feature.id for feature in features.values() if feature.kind != "value"]


def _which(desk: Desk, most: int) -> Iterator[Query]:
    """Lists by one feature, by two, by what is absent, leaving out a subject, of every kind."""
    store = desk.release.reference.store
    kinds = [kind.id for kind in store.desk.kinds if _means_one_thing(desk, "kinds", kind.id)]
    absent = _can_be_absent(desk)
    yield from (Query("which", excluded_features=(feature,)) for feature in absent)
    for feature in store.features:
        yield Query("which", features=(feature,))
        for kind in kinds:
            yield Query("which", features=(feature,), kind=kind)
    for one, other in islice(permutations(store.features, 2), most):
        if other in absent:
            yield Query("which", features=(one,), excluded_features=(other,))
        yield Query("which", features=(one, other))
    for subject, feature in zip(store.subjects, store.features, strict=False):
        yield Query("which", features=(feature,), excluded_subjects=(subject,))


def _categories(desk: Desk) -> Iterator[str]:
    """The categories whose name means nothing else."""
    for category in desk.release.reference.store.categories:
        if _means_one_thing(desk, "category", category):
            yield category


def _compared(desk: Desk, most: int) -> Iterator[Query]:
    """Subjects side by side: wholly, on a feature, on a category."""
    store = desk.release.reference.store
    for subjects in islice(combinations(store.subjects, 2), most):
        yield Query("compare", subjects)
        for feature in islice(store.features, most):
            yield Query("compare", subjects, (feature,))
        for category in _categories(desk):
            yield Query("compare", subjects, categories=(category,))
            yield Query("compare", subjects, categories=(category,), differing=True)
        yield Query("compare", subjects, differing=True)
        yield Query("compare", subjects, tuple(store.features)[:2], differing=True)
    yield Query("compare", tuple(store.subjects)[:3])


def _others(desk: Desk) -> Iterator[Query]:
    """Overviews, and what the desk says of itself."""
    store = desk.release.reference.store
    for subject in store.subjects:
        if _means_one_thing(desk, "subject", subject):
            yield Query("overview", (subject,))
    for category in _categories(desk):
        yield Query("catalog", categories=(category,))
    for intent in ("catalog", "sources", "help"):
        yield Query(intent)


def _definitions(desk: Desk) -> Iterator[Query]:
    """What each term means."""
    for article in desk.release.reference.store.articles("define"):
        if _means_one_thing(desk, "define", article.id):
            yield Query("define", article=article.id)


def _misread(desk: Desk, queries: Iterable[Query]) -> list[tuple[str, object]]:
    """The questions made of queries that are understood as something else, with what that is."""
    release = desk.release
    found: list[tuple[str, object]] = []
    for query in queries:
        question = release.reference.phrasing.question(query)
        understood = release.recognizer.understand(question)
        if not isinstance(understood, Query) or not _same(understood, query):
            found.append((question, understood))
    return found


def _assert_all_understood(desk: Desk, queries: Iterable[Query]) -> None:
    """Asserts that every question made of a query is understood as that query."""
    misread = _misread(desk, queries)
    assert not misread, "\n".join(f"{question}: {understood}" for question, understood in misread[:20])


def _same(understood: Query, meant: Query) -> bool:
    """Whether two queries ask the same; a definition may be found by its feature as well as by its name."""
    if meant.intent == "define":
        return (understood.intent, understood.article) == (meant.intent, meant.article)
    if meant.kind is not None and understood.kind != meant.kind:
        return False
    return understood.meaning == meant.meaning


def test_every_subject_on_every_feature_in_the_world(world_desk: Desk) -> None:
    """What a choice asks about one subject is what it shows."""
    _assert_all_understood(world_desk, _one_on_one(world_desk))


def test_every_list_in_the_world(world_desk: Desk) -> None:
    """Lists keep their features, what is absent, what is left out, and their kind."""
    _assert_all_understood(world_desk, _which(world_desk, most=1000))


def test_every_comparison_in_the_world(world_desk: Desk) -> None:
    """Comparisons keep their subjects, in order, and what they are on."""
    _assert_all_understood(world_desk, _compared(world_desk, most=1000))


def test_everything_else_in_the_world(world_desk: Desk) -> None:
    """Overviews and definitions lead back to their subject and article."""
    _assert_all_understood(world_desk, (*_others(world_desk), *_definitions(world_desk)))


def test_every_subject_on_every_feature_shipped(real_desk: Desk) -> None:
    """The shipped names are told apart in every pair of subject and feature."""
    _assert_all_understood(real_desk, _one_on_one(real_desk))


def test_shipped_lists(real_desk: Desk) -> None:
    """Every shipped feature can be listed by, both ways and for every kind; so can pairs of features."""
    _assert_all_understood(real_desk, _which(real_desk, most=200))


def test_shipped_comparisons(real_desk: Desk) -> None:
    """Shipped subjects can be compared, wholly and by category."""
    _assert_all_understood(real_desk, _compared(real_desk, most=20))


def test_everything_else_shipped(real_desk: Desk) -> None:
    """Every shipped subject can be asked for by its name, and so can what the desk says of itself."""
    _assert_all_understood(real_desk, _others(real_desk))


def test_values_are_asked_for_by_name(world_desk: Desk) -> None:
    """A list by the value of a feature leads back to that value."""
    store = world_desk.release.reference.store
    queries = [
        Query("which", features=(feature.id,), conditions=(Condition(feature.id, (value,)),))
        for feature in store.features.values()
        for value in feature.values
    ]
    assert len(queries) == 8
    _assert_all_understood(world_desk, queries)


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_questions_of_any_shape(world_desk: Desk, data: st.DataObject) -> None:
    """Any choice of subjects and features, put into words, is understood as that choice."""
    store = world_desk.release.reference.store
    features = data.draw(st.lists(st.sampled_from(list(store.features)), unique=True, min_size=1, max_size=3))
    absent = data.draw(st.lists(st.sampled_from(_can_be_absent(world_desk)), unique=True, max_size=2))
    subjects = data.draw(st.lists(st.sampled_from(list(store.subjects)), unique=True, min_size=2, max_size=4))
    missing = tuple(feature for feature in absent if feature not in features)
    queries = [
        Query("which", features=tuple(features), excluded_features=missing),
        Query("compare", tuple(subjects), tuple(features)),
    ]
    _assert_all_understood(world_desk, queries)


def test_offered_questions_are_answered_as_offered(world_desk: Desk) -> None:
    """Every choice and suggestion of every answer in the world is understood, and never asked back."""
    offered: dict[str, None] = {}
    for query in (*_one_on_one(world_desk), *_which(world_desk, most=10), *_others(world_desk)):
        answer = ask(world_desk, world_desk.release.reference.phrasing.question(query))
        offered.update((choice.question, None) for choice in (*answer.choices, *answer.suggestions))
    settled = ("answered", "unknown", "help")
    asked_back = [question for question in offered if ask(world_desk, question).status not in settled]
    assert len(offered) > 20
    assert asked_back == []
