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
