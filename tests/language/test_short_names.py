"""Subjects that a conversation calls by a part of their name."""

import pytest

from bot.desk import Desk
from tests.asking import ask

Meaning = tuple[tuple[str, ...], tuple[str, ...]]

SHORT: tuple[tuple[tuple[str, ...], Meaning], ...] = (
    (("which meshes are still developed", "is the AWS one?"), (("aws-app-mesh",), ("lifecycle",))),
    (("does Istio carry UDP", "and the NGINX one?"), (("nginx-service-mesh",), ("udp",))),
    (("does Istio carry UDP", "and the one from AWS?"), (("aws-app-mesh",), ("udp",))),
    (("does Istio carry UDP", "and traefik?"), (("traefik-mesh",), ("udp",))),
    (("does Istio carry UDP", "ok, nginx then"), (("nginx-service-mesh",), ("udp",))),
    (
        ("does Istio carry UDP", "what is the license of the Traefik one"),
        (("traefik-mesh",), ("license",)),
    ),
)

ITSELF: tuple[tuple[tuple[str, ...], Meaning], ...] = (
    # Values of what was asked before
    (("which proxy does Istio have", "and is it traefik?"), (("istio",), ("service-proxy",))),
    # A feature, where those before are not of the kind that is called so
    (("does Istio support mesh expansion", "and federation?"), (("istio",), ("multi-cluster-federation",))),
    # Not all that is said
    (
        ("does Istio carry UDP", "which service mesh uses the traefik proxy"),
        (("traefik-mesh",), ("service-proxy",)),
    ),
)


@pytest.mark.parametrize(("conversation", "meaning"), SHORT)
def test_part_of_a_name_is_the_subject(
    real_desk: Desk, conversation: tuple[str, ...], meaning: Meaning
) -> None:
    """Before "one", and where it is all that is said, a part of a name stands for the subject."""
    answer = ask(real_desk, *conversation)
    assert (answer.subjects, answer.features) == meaning


@pytest.mark.parametrize(("conversation", "meaning"), ITSELF)
def test_part_of_a_name_is_what_it_is_elsewhere(
    real_desk: Desk, conversation: tuple[str, ...], meaning: Meaning
) -> None:
    """Where it is a value of what was asked, or a feature, or more is said, it stays that."""
    answer = ask(real_desk, *conversation)
    assert (answer.subjects, answer.features) == meaning


def test_advice_on_the_two_that_were_compared(real_desk: Desk) -> None:
    """Who asks which of those compared to take gets the advice on them, not once more how they differ."""
    answer = ask(real_desk, "Envoy against linkerd2-proxy, memory", "so which of the two would you recommend")
    assert (answer.intent, answer.article) == ("recommend", "envoy-or-linkerd2-proxy")


def test_a_question_asked_back_is_leant_on(real_desk: Desk) -> None:
    """Where the first question was unsure, the next one leans on what it most likely was."""
    first = (
        "our auditors want to hear that the mesh survives losing the machine its brain runs on, with Kuma?"
    )
    answer = ask(real_desk, first, "and Istio?")
    assert (answer.subjects, answer.features) == (("istio",), ("control-plane-ha",))


def test_words_of_approaches_are_asked_of_them(real_desk: Desk) -> None:
    """In a comparison of approaches, what names nothing by itself is asked of both."""
    first = "with a service mesh and without: what can be seen of the traffic?"
    for then, feature in (
        ("how are policies enforced in each", "policy-enforcement"),
        ("and recovery from failures?", "failure-recovery"),
    ):
        answer = ask(real_desk, first, then)
        assert (answer.intent, answer.features) == ("compare", (feature,))
