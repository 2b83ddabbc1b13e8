"""What questions are understood by: made when a release is built, kept in it, and loaded as it was."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.facts.knowledge import Knowledge
from bot.facts.read import read_knowledge
from bot.grounds import make_grounds, make_names
from bot.language.catalog import build_catalog, load_catalog
from bot.language.classifier import load_classifier
from bot.language.gazetteer import build_gazetteer, load_gazetteer
from bot.language.language import Language
from bot.language.learn import learn
from bot.language.read import read_intents
from bot.language.recognize import Recognizer
from bot.language.spoken import build_spoken, load_spoken
from bot.text.normalize import normalize
from bot.text.tokens import stems
from tests.desks import INTENTS
from tests.kept import kept
from tests.world import WORLD


@pytest.fixture(scope="module")
def document() -> Mapping[str, Any]:
    """The shipped intents."""
    read, _ = read_intents(INTENTS)
    assert read is not None
    return read


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """What is known of bicycles."""
    read, _ = read_knowledge(WORLD)
    assert read is not None
    return read


@pytest.fixture(scope="module")
def language(recognizer: Recognizer) -> Language:
    """What questions about bicycles are understood by, as loaded from a release."""
    return recognizer.language


def test_the_catalog_is_loaded_as_it_was_built(document: Mapping[str, Any]) -> None:
    """Words, intents and sentences are the same again, in the same order."""
    built = build_catalog(document)
    loaded = load_catalog(built.dump())
    assert loaded == built
    assert list(loaded.intents) == list(built.intents)
    assert list(loaded.exact) == list(built.exact)


def test_the_gazetteer_is_loaded_as_it_was_built(knowledge: Knowledge) -> None:
    """Names and grounds are the same again; the kinds of subjects keep their order, for the first is meant."""
    built = build_gazetteer(make_names(knowledge), make_grounds(knowledge))
    loaded = load_gazetteer(built.dump())
    assert loaded == built
    assert list(loaded.subject_kinds) == list(built.subject_kinds)


def test_a_classifier_is_loaded_as_it_was_built() -> None:
    """Every question has the same scores again, whether its words are known, strange or in another order."""
    examples = [("gears", ("shift", "hub")), ("brakes", ("stop", "rim")), ("gears", ("stop", "shift"))]
    built = learn(examples)
    loaded = load_classifier(kept(built.dump()))
    for question in (("shift", "hub"), ("stop",), ("shifty", "rim"), ("rim", "stop"), ("zyx",)):
        assert loaded.scores(question) == built.scores(question)
    assert loaded.speaks_for("rim") == 0b01


def test_spoken_questions_are_loaded_as_they_were_built(
    document: Mapping[str, Any], knowledge: Knowledge
) -> None:
    """Whatever leads to an article leads to the same one again, and what does not to none."""
    names = make_names(knowledge)
    catalog = build_catalog(document)
    built = build_spoken(names, catalog, build_gazetteer(names, make_grounds(knowledge)).phrases)
    loaded = load_spoken(built.dump())
    asked = [stems(normalize(name.text)) for name in names]
    for one, other in ((built.by_words, loaded.by_words), (built.by_content, loaded.by_content)):
        found = [one.find(key) for key in asked]
        assert [other.find(key) for key in asked] == found
        assert None in found
        assert any(found)


def test_word_forms_of_names_and_questions_are_known(language: Language) -> None:
    """Names, ways of asking and the words of questions are spelt right."""
    lexicon = language.lexicon
    assert {"rovella", "leave", "which"} <= lexicon.surface
    assert {"rovella", "leav", "which"} <= lexicon.stems


def test_words_run_together_are_remembered(language: Language) -> None:
    """Neighbours in a name can be typed as one word."""
    assert language.lexicon.pairs["hubgear"] == ("hub", "gear")
    assert language.lexicon.pairs["littlecart"] == ("little", "cart")


def test_names_are_meant_rather_than_other_words(language: Language) -> None:
    """Of words that a slip may lead to, the names cost less; more than the everyday words do those of questions."""
    near = language.lexicon.near
    costs = {word: near.find(word)[0].cost for word in ("rovella", "which", "breakfast")}
    assert costs["rovella"] < costs["which"] < costs["breakfast"]


def test_the_definition_of_a_feature_is_its_own(knowledge: Knowledge) -> None:
    """A feature's definition is the article of its own name, else the first that defines it."""
    definitions = make_grounds(knowledge).definitions
    for feature, article in definitions.items():
        assert feature in knowledge.articles[article].features
        assert article == feature or feature not in knowledge.articles
