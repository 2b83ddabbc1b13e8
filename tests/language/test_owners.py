"""What is asked of a part that one subject alone has."""

import pytest

from bot.desk import Desk
from tests.asking import ask

ASKED = (
    ("can istiod run with more than one replica", ("istio",), ("control-plane-ha",)),
    (
        "both companies keep their own Consul servers. Can these be tied so that they share services and trust?",
        ("consul",),
        ("multi-cluster-federation",),
    ),
    ("can istiod of Linkerd run with more than one replica", ("linkerd",), ("control-plane-ha",)),
)


@pytest.mark.parametrize(("utterance", "subjects", "features"), ASKED)
def test_a_part_stands_for_its_owner(
    real_desk: Desk, utterance: str, subjects: tuple[str, ...], features: tuple[str, ...]
) -> None:
    """A feature asked of a part that only one subject has is asked of that subject, where no other is named."""
    answer = ask(real_desk, utterance)
    assert (answer.intent, answer.subjects, answer.features) == ("support", subjects, features)


def test_a_part_chooses_among_all(real_desk: Desk) -> None:
    """Where subjects are chosen among, a part that is named says nothing of who is asked about."""
    assert ask(real_desk, "which meshes besides the one with istiod have canary upgrades").intent == "which"


def test_a_part_is_defined_by_itself(real_desk: Desk) -> None:
    """What a part is asked as a definition."""
    assert ask(real_desk, "what is istiod").article == "istiod"


GUIDED = (
    ("every cluster has own istiod. How do I make one mesh of them?", "join-clusters-istio"),
    ("two clusters with own consul servers, how do I set up a peering between them?", "peer-clusters-consul"),
    ("istiod has to sign with our own intermediate. How do I plug that in?", "use-own-ca-istio"),
)


@pytest.mark.parametrize(("utterance", "article"), GUIDED)
def test_a_part_names_whose_guide_is_wanted(real_desk: Desk, utterance: str, article: str) -> None:
    """A guide is the one about the subject that a part is named of, where several have the same to tell."""
    answer = ask(real_desk, utterance)
    assert (answer.intent, answer.article) == ("howto", article)


PROXIES = (
    ("does consul's envoy understand redis", ("consul",)),
    ("RAM per envoy in consul?", ("consul",)),
    # Set against each other, or nothing else said: both are meant
    ("compare the memory of consul and envoy", ("consul", "envoy")),
    ("consul envoy", ("consul", "envoy")),
    ("does envoy understand redis", ("envoy",)),
)


@pytest.mark.parametrize(("utterance", "subjects"), PROXIES)
def test_a_subject_of_another_kind_is_its_owners(
    real_desk: Desk, utterance: str, subjects: tuple[str, ...]
) -> None:
    """A subject beside the name of one of the kind meant by default is that one's part, and not compared with it."""
    assert ask(real_desk, utterance).subjects == subjects


GUIDED_BESIDE = (
    ("scraping consul envoys with prometheus, how do I set that up", "collect-metrics-consul"),
    ("Need request logs of all envoys in Istio for the audit, where to turn it on", "log-access-istio"),
    ("how do I get the envoy container into my existing pods, istio", "inject-istio-sidecars"),
)


@pytest.mark.parametrize(("utterance", "article"), GUIDED_BESIDE)
def test_a_guide_need_not_be_about_a_part(real_desk: Desk, utterance: str, article: str) -> None:
    """A guide is about the subject of its kind that is named, whatever of another kind is named besides."""
    assert ask(real_desk, utterance).article == article


def test_a_guide_is_about_all_of_its_kind(real_desk: Desk) -> None:
    """Who moves from one subject to another is not told a guide about one of them."""
    assert ask(real_desk, "how do I move from Linkerd to Istio").article is None
