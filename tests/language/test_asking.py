"""Which part of a message asks, and what it tells of the kind of thing that is asked for."""

import pytest

from bot.desk import Desk
from bot.language.asking import asking_part, heard_in, tells_only
from tests.language.ranked import tagger_of


@pytest.mark.parametrize(
    ("message", "asking"),
    [
        ("our auditors want it gone. How do we set that up in Istio?", "how do we set that up in istio"),
        ("SPIRE, what is that? It keeps turning up in our meetings", "what is that"),
        ("our users wait too long, what can we check, nobody touched it", "what can we check"),
        ("what is a waypoint", "what is a waypoint"),
        ("so, what are waypoints", "what are waypoints"),
        ("Istio or Linkerd? I can't decide", "istio or linkerd ?"),
        ("please advise, mirroring in Istio", "please advise , mirroring in istio"),
        ("it says denied, nobody touched the code", "it says denied , nobody touched the code"),
    ],
)
def test_what_opens_as_a_question_asks(real_desk: Desk, message: str, asking: str) -> None:
    """The last clause that does; else the last sentence with a question mark, else all that is said."""
    part = asking_part(tagger_of(real_desk.release.recognizer.language).tag(message))
    assert " ".join(piece.text for piece in part) == asking


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("RBAC: access denied - curl from another namespace, istio", True),
        ("our Linkerd callers log service unavailable and then it heals by itself. Any idea?", True),
        ("our Linkerd callers log service unavailable. Which meshes retry?", False),
        ("calls get dropped. does Linkerd support retries", False),
        ("503s and dropped calls, Linkerd retries?", False),
        ("compare the retries of Istio and Linkerd", False),
        ("Kuma custom metrics", False),
        ("Kuma custom metrics missing since noon", True),
    ],
)
def test_what_tells_only(real_desk: Desk, message: str, *, told: bool) -> None:
    """A message that tells a case asks for nothing in particular, or but for help; a few names ask for a fact."""
    assert tells_only(tagger_of(real_desk.release.recognizer.language).tag(message)) is told


def test_an_article_is_asked_for_by_the_whole_or_the_part() -> None:
    """A fact is asked for by both, since who describes a case uses the words of facts."""
    whole, part = {"feature": 0.9, "howto": 0.1}, {"feature": 0.2, "howto": 0.5, "define": 0.3}
    assert heard_in(whole, part) == {"feature": 0.2, "howto": 0.5, "define": 0.3}
    assert heard_in(part, whole) == heard_in(whole, part)


@pytest.mark.parametrize(
    ("question", "intent", "article"),
    [
        (
            "Auditors say nothing may leave but one host. How do we set that up in Istio?",
            "howto",
            "control-egress-istio",
        ),
        ("A VM with old billing must be inside Istio. What is the procedure?", "howto", "add-vm-istio"),
        ("Steps please for a canary under Linkerd, my boss wants it by Thursday", "howto", "canary-linkerd"),
        ("What do I label so that Kuma puts its sidecars into my namespace?", "howto", "mesh-workloads-kuma"),
        (
            "What do I have to do so that Consul knows about a new service?",
            "howto",
            "register-service-consul",
        ),
        (
            "Calls got slow since we meshed the checkout. Where should I look first?",
            "troubleshoot",
            "timeouts-and-latency",
        ),
        ("a call gets 'RBAC: access denied', nobody changed anything", "troubleshoot", "rbac-access-denied"),
        ("SPIRE, what is that supposed to be? It keeps turning up in our meetings", "define", "spire"),
    ],
)
def test_the_kind_is_heard_whatever_is_told_besides(
    real_desk: Desk, question: str, intent: str, article: str
) -> None:
    """Background, haste and what somebody's boss wants say nothing of what is asked for."""
    query = real_desk.understand(question)
    assert (getattr(query, "intent", None), getattr(query, "article", None)) == (intent, article)


@pytest.mark.parametrize(
    ("question", "feature"),
    [
        ("How does Consul get to know about a new service?", "service-registration"),
        ("What does Linkerd use for load balancing when I configure nothing?", "default-load-balancing"),
        (
            "Does Linkerd support rate limiting, my boss wants to know by Thursday",
            "rate-limiting",
        ),
        ("We're on Kuma since March. Can it mirror traffic?", "traffic-mirroring"),
    ],
)
def test_a_fact_stays_a_fact(real_desk: Desk, question: str, feature: str) -> None:
    """Where there is a guide to the same as well."""
    query = real_desk.understand(question)
    assert (getattr(query, "article", None), getattr(query, "features", None)) == (None, (feature,))
