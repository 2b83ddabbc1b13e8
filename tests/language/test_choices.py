"""What a question that is asked back may have meant: what is offered, in which order, and what picking it asks."""

from bot.desk import Desk
from bot.language.besides import Meant
from bot.language.choices import MOST_CHOICES, choices
from bot.language.model import Ambiguous, Query
from bot.language.twins import twins
from tests.asking import ask

FACT = Meant(Query("support", ("rovella",), ("folding",)), kind=0.6, topic=0.5, ranked=1.0)
OTHER_FACT = Meant(Query("support", ("rovella",), ("belt-drive",)), kind=0.6, topic=0.2, ranked=0.4)
ARTICLE = Meant(Query("troubleshoot", article="something"), kind=0.3, topic=0.5)
OTHER_ARTICLE = ARTICLE._replace(query=Query("troubleshoot", article="anything"), beside=True)

HALF_CLEAR = (
    "verbs available in Consul intentions",
    "follow a request on its way through the proxies for me",
    "is there a spare brain when istiod falls over, high availability I mean",
    "we are four people with a couple of pods, what should we take",
    "rolling, canary, blue green, what are the ways to release",
    "does Kuma match Istio feature for feature?",
    "reference customers of Linkerd",
    "SPIRE?",
    "how does a mesh help when things fail",
    "sidecars and ambient",
)
"""Questions of every sort that are half clear; most of them are asked back, whatever is learnt."""


def test_what_leads_comes_first() -> None:
    """The likeliest stays first, whatever is said for the others."""
    assert choices((OTHER_FACT, FACT))[0] == OTHER_FACT.query


def test_another_kind_comes_before_more_of_the_same() -> None:
    """What is of another kind than the likeliest is offered before a like thing for which as much speaks."""
    like = OTHER_FACT._replace(kind=ARTICLE.kind, topic=ARTICLE.topic, ranked=ARTICLE.ranked)
    assert choices((FACT, like, ARTICLE)) == (FACT.query, ARTICLE.query, like.query)


def test_what_is_likelier_comes_before_what_is_less_likely() -> None:
    """Chance of the kind, chance of the topic and chance among the readings all count."""
    better = OTHER_FACT._replace(query=FACT.query._replace(features=("anti-lock",)))
    for worse in (
        OTHER_FACT._replace(kind=0.1),
        OTHER_FACT._replace(topic=0.1),
        OTHER_FACT._replace(ranked=0.1),
    ):
        assert choices((FACT, worse, better))[1] == better.query


def test_articles_about_others_come_last() -> None:
    """Who names a subject is offered articles about others behind those about it."""
    assert choices((FACT, OTHER_ARTICLE, ARTICLE)) == (FACT.query, ARTICLE.query, OTHER_ARTICLE.query)


def test_there_are_enough_choices_and_not_too_many(real_desk: Desk) -> None:
    """What is asked back comes with several choices, each once."""
    understood = [*map(real_desk.understand, HALF_CLEAR)]
    asked_back = [each for each in understood if isinstance(each, Ambiguous)]
    assert len(asked_back) > len(HALF_CLEAR) / 2
    for each in asked_back:
        asked = [real_desk.phrase(reading) for reading in each.readings]
        assert 1 < len(asked) == len(set(asked)) <= MOST_CHOICES


def test_a_choice_that_is_picked_asks_what_it_stands_for(real_desk: Desk) -> None:
    """The question of every choice is understood as that choice: its article, or its intent, subjects and features."""
    for question in HALF_CLEAR:
        for choice in ask(real_desk, question).choices:
            picked = real_desk.understand(choice.question)
            assert isinstance(picked, Query), choice.question
            assert real_desk.phrase(picked) == choice.question


def test_what_lacks_something_has_an_opposite(world_desk: Desk) -> None:
    """Who may have asked for those without a thing may have asked for those with it."""
    gazetteer = world_desk.release.recognizer.language.gazetteer
    without = Query("which", excluded_features=("folding",))
    assert tuple(twins(without, gazetteer)) == (Query("which", features=("folding",)),)


def test_terms_may_be_meant(world_desk: Desk) -> None:
    """Who names features with definitions may want those."""
    gazetteer = world_desk.release.recognizer.language.gazetteer
    defined = tuple(gazetteer.definitions.items())[:2]
    asked = Query("which", features=tuple(feature for feature, _ in defined))
    terms = (Query("define", features=(feature,), article=article) for feature, article in defined)
    assert tuple(twins(asked, gazetteer)) == tuple(terms)


def test_advice_on_others_is_none(real_desk: Desk) -> None:
    """Who chooses between two is offered no advice that leaves one of them out."""
    offered = ask(real_desk, "which is easier to get going, Linkerd or Consul").choices
    assert "recommendation: which mesh is the simplest?" not in [choice.question for choice in offered[:3]]


def test_the_fact_beside_a_guide(real_desk: Desk) -> None:
    """Who asks for a guide to a feature may have asked whether there is such a thing."""
    gazetteer = real_desk.release.recognizer.language.gazetteer
    guide = Query("howto", subjects=("kuma",), article="mirror-traffic-kuma")
    assert tuple(twins(guide, gazetteer)) == (Query("support", ("kuma",), ("traffic-mirroring",)),)


def test_trouble_without_more_is_asked_back_with_guides_to_it(real_desk: Desk) -> None:
    """Who tells nothing but that a subject fails is offered what to do when it does, be it of other subjects too."""
    offered = [each.question for each in ask(real_desk, "Istio is broken, help").choices]
    assert sum(each.startswith("troubleshooting: ") for each in offered) > 2


def test_a_part_of_a_name_offers_whose_it_is(real_desk: Desk) -> None:
    """What a subject is called by beside others offers that subject where it stands alone, and what it is asked for."""
    offered = [choice.question for choice in ask(real_desk, "traefik").choices]
    assert "tell me about Traefik Mesh" in offered
    asked = [choice.question for choice in ask(real_desk, "rate limiting in traefik").choices]
    assert "does Traefik Mesh support rate limiting" in asked
