"""Several questions in one message: all that one subject is asked is answered, the others are said to be left."""

import pytest

from bot.desk import Desk
from bot.language.model import Query
from tests.asking import ask

SEVERAL: tuple[tuple[str, tuple[object, ...], list[str]], ...] = (
    (
        "Does Istio support mirroring? Does Linkerd support retries?",
        ("support", ("istio",), ("traffic-mirroring",)),
        ["Does Linkerd support retries and timeouts"],
    ),
    (
        "does Kuma support mTLS? who uses Linkerd?",
        ("support", ("kuma",), ("mtls",)),
        ["case study: who uses Linkerd"],
    ),
    # The later one points at what the one before names
    (
        "what is mTLS and which meshes have it",
        ("define", (), ("mtls",)),
        ["which service meshes support Mutual TLS"],
    ),
    (
        "does Istio support retries, and how do I set them up?",
        ("support", ("istio",), ("retries-and-timeouts",)),
        ["how to: set timeouts and retries in Istio"],
    ),
    # One answer tells all
    ("Istio and Kuma: do they come with a dashboard, and are there Grafana boards?", ("compare",), []),
    (
        "does Kuma mirror traffic? and is it written in Go, or what is it written in?",
        ("value", ("kuma",), ("traffic-mirroring", "written-in")),
        [],
    ),
    ("is Consul open source, and who makes it?", ("value", ("consul",), ("license", "developed-by")), []),
    (
        "does Kuma use Envoy, and does it have retries",
        ("value", ("kuma",), ("service-proxy", "retries-and-timeouts")),
        [],
    ),
    # What is merely guessed to be asked of the same subject is left, and so is what is asked of another
    (
        "is Kuma written in Go, and does it bring traffic back up after a failing call?",
        ("value", ("kuma",), ("written-in",)),
        ["does Kuma support retries and timeouts"],
    ),
    (
        "does Kuma support mTLS? does it support retries? does Linkerd support UDP?",
        ("support", ("kuma",), ("mtls", "retries-and-timeouts")),
        ["does Linkerd support UDP"],
    ),
    (
        "does Kuma support mTLS? is Istio written in Go?",
        ("compare", ("kuma", "istio"), ("mtls", "written-in")),
        [],
    ),
    # The same again in other words, what tells of nothing else, and no question before the last
    ("Did the CNCF archive any of these meshes? Which?", ("which",), []),
    ("how do I mirror traffic in Istio? anybody?", ("howto",), []),
    (
        "we lost calls yesterday. does Istio support retries?",
        ("support", ("istio",), ("retries-and-timeouts",)),
        [],
    ),
)


@pytest.mark.parametrize(("message", "first", "left"), SEVERAL)
def test_questions_of_a_message(
    real_desk: Desk, message: str, first: tuple[object, ...], left: list[str]
) -> None:
    """The first is answered; each of the others is named, and is the next that can be asked."""
    answer = ask(real_desk, message)
    assert (answer.intent, answer.subjects, answer.features)[: len(first)] == first
    suggested = [choice.question for choice in answer.suggestions[: len(left)]]
    told = [note.text for note in answer.notes if note.text.startswith("Left")]
    assert [each.casefold() for each in suggested] == [each.casefold() for each in left]
    assert [all(each in text for each in suggested) for text in told] == [True] * bool(left)


def test_the_next_question_leans_on_the_one_that_was_answered(real_desk: Desk) -> None:
    """What was left is no part of the conversation."""
    reply = real_desk.ask("does Istio support mirroring? who uses Linkerd?")
    after = real_desk.ask("and Kuma?", reply.query).answer
    assert (after.subjects, after.features) == (("kuma",), ("traffic-mirroring",))


def test_what_a_message_means_is_its_first_question(real_desk: Desk) -> None:
    """Where one meaning is wanted, it is the one that is answered."""
    meant = real_desk.understand("what is mTLS? how do I install Linkerd?")
    assert isinstance(meant, Query)
    assert meant.intent == "define"
