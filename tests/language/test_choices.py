"""What a question that is asked back may have meant: which readings are offered, and in which order."""

from bot.desk import Desk
from bot.language.choices import choices
from bot.language.model import Query
from tests.asking import ask

FACT = Query("support", ("rovella",), ("folding",))
OTHER_FACT = Query("support", ("rovella",), ("belt-drive",))
THIRD_FACT = Query("support", ("rovella",), ("anti-lock",))
ARTICLE = Query("recommend", article="anything")
OTHER_ARTICLE = Query("troubleshoot", article="something")


def test_the_best_article_is_among_the_first_facts(world_desk: Desk) -> None:
    """Where facts lead, the best article comes third at the latest."""
    gazetteer = world_desk.release.recognizer.language.gazetteer
    assert choices((FACT, OTHER_FACT, THIRD_FACT, ARTICLE), gazetteer)[:3] == (FACT, OTHER_FACT, ARTICLE)


def test_the_best_fact_is_among_the_first_articles(world_desk: Desk) -> None:
    """Where articles lead, the best fact comes second."""
    gazetteer = world_desk.release.recognizer.language.gazetteer
    offered = choices((ARTICLE, OTHER_ARTICLE, FACT, OTHER_FACT), gazetteer)
    assert offered == (ARTICLE, FACT, OTHER_ARTICLE, OTHER_FACT)


def test_the_opposite_of_what_lacks_something(world_desk: Desk) -> None:
    """Who may have asked for those without a thing may have asked for those with it; nothing is offered twice."""
    gazetteer = world_desk.release.recognizer.language.gazetteer
    without = Query("which", excluded_features=("folding",))
    assert choices((without, without), gazetteer) == (without, Query("which", features=("folding",)))


def test_terms_may_be_meant(world_desk: Desk) -> None:
    """Who names features with definitions may want those."""
    gazetteer = world_desk.release.recognizer.language.gazetteer
    defined = tuple(gazetteer.definitions.items())[:2]
    asked = Query("which", features=tuple(feature for feature, _ in defined))
    terms = (Query("define", features=(feature,), article=article) for feature, article in defined)
    assert choices((asked,), gazetteer) == (asked, *terms)


def test_advice_on_others_is_none(real_desk: Desk) -> None:
    """Who chooses between two is offered no advice that leaves one of them out."""
    offered = ask(real_desk, "which is easier to get going, Linkerd or Consul").choices
    assert "recommendation: which mesh is the simplest?" not in [choice.question for choice in offered]


def test_the_fact_beside_a_guide(real_desk: Desk) -> None:
    """Who asks for a guide to a feature may have asked whether there is such a thing, and is never left one choice."""
    gazetteer = real_desk.release.recognizer.language.gazetteer
    guide = Query("howto", subjects=("kuma",), article="mirror-traffic-kuma")
    assert choices((guide,), gazetteer) == (guide, Query("support", ("kuma",), ("traffic-mirroring",)))
