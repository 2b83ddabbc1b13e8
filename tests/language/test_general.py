"""Articles for questions that say nothing but who is asked about and what kind of thing is asked for."""

import pytest

from bot.desk import Desk
from bot.language.gazetteer import Name
from bot.language.general import build_general, load_general
from bot.language.topics import Topic
from tests.language.ranked import tagger_of

ASKED = (
    ("recommend", "choosing", "which mesh should I take"),
    ("recommend", "choosing", "which mesh do you recommend"),
    ("recommend", "avoiding", "which mesh would you recommend"),
    ("recommend", "fastest", "which mesh is the fastest"),
    ("use_case", "users", "who uses Istio"),
    ("use_case", "banks", "who uses Istio in a bank"),
)

QUESTIONS = (
    ("which one of the meshes would you take", "recommend", "choosing"),
    ("which companies use Istio", "use_case", "users"),
    # Another subject, and a question that says more
    ("which companies use Linkerd", "use_case", None),
    ("which companies use Istio in a bank", "use_case", None),
    # Words that ask for different things, nobody who is asked about, and words that turn it round
    ("which mesh is the easiest", "recommend", None),
    ("which should I take", "recommend", None),
    ("which mesh should I not take", "recommend", None),
)


@pytest.mark.parametrize(("question", "kind", "article"), QUESTIONS)
def test_the_general_article(real_desk: Desk, question: str, kind: str, article: str | None) -> None:
    """It is the one that leads among the ways of asking that say nothing in particular of the same subjects."""
    language = real_desk.release.recognizer.language
    names = [Name(kind, identity, text, asked=True) for kind, identity, text in ASKED]
    words = language.catalog.words
    general = load_general(build_general(names, words.roles, language.gazetteer.phrases).dump())
    pieces = tagger_of(language).tag(question)
    found = general.filled({kind: ()}, pieces, {kind: 1.0})[kind]
    assert [topic.id for topic in found] == ([article] if article else [])
    assert general.filled({kind: ()}, pieces, {kind: 0.1})[kind] == ()


def test_what_was_found_stays(real_desk: Desk) -> None:
    """Where the words of a question speak for an article, that one is meant."""
    found = {"use_case": (Topic("banks", 0.5, frozenset({0})),)}
    pieces = tagger_of(real_desk.release.recognizer.language).tag("who uses Istio")
    general = real_desk.release.recognizer.language.spoken.general
    assert general.filled(found, pieces, {"use_case": 1.0}) == found


RANKING = (
    ("which is the fastest mesh", ("recommend", "fastest")),
    ("what's the fastest service mesh", ("recommend", "fastest")),
    ("fastest mesh?", ("recommend", "fastest")),
    # Another word, none that stands for all subjects, one more, one that turns it round, and more that is said
    ("which is the easiest mesh", None),
    ("which is the fastest", None),
    ("which is the fastest and simplest mesh", None),
    ("which mesh is not the fastest", None),
    ("which is the fastest mesh for gRPC", None),
    ("is Linkerd the fastest mesh", None),
)


@pytest.mark.parametrize(("question", "article"), RANKING)
def test_the_article_for_a_word_that_ranks(
    real_desk: Desk, question: str, article: tuple[str, str] | None
) -> None:
    """It is told whatever the order of the words, where they ask for one of all by that word alone."""
    language = real_desk.release.recognizer.language
    names = [Name(kind, identity, text, asked=True) for kind, identity, text in ASKED]
    general = load_general(
        build_general(names, language.catalog.words.roles, language.gazetteer.phrases).dump()
    )
    assert general.ranked(tagger_of(language).tag(question)) == article
