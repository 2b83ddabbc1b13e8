"""A case told before a question: it tells who is meant, and nothing of what is asked."""

import pytest

from bot.desk import Desk
from tests.asking import ask

CASES = (
    # Everyday words of the case that name features, subjects that the question stands for, words that ask for advice
    (
        "our platforms team argues for Consul, the security folks for Istio. how does certificate management compare?",
        ("compare", ("consul", "istio"), ("certificate-management",)),
    ),
    (
        "our network team prefers Kuma, the developers Linkerd. how does their access logging compare?",
        ("compare", ("kuma", "linkerd"), ("access-logging",)),
    ),
    (
        "I advise a hosting firm with forty customers on one installation. does Kuma have multi-tenancy?",
        ("support", ("kuma",), ("multi-tenancy",)),
    ),
    # What is named by more than an everyday word is asked about as well
    (
        "traffic mirroring would be nice for my team. is there rate limiting in Kuma?",
        ("support", ("kuma",), ("traffic-mirroring", "rate-limiting")),
    ),
)


@pytest.mark.parametrize(("message", "asked"), CASES)
def test_a_case_tells_who_is_meant(real_desk: Desk, message: str, asked: tuple[object, ...]) -> None:
    """Only names of what can be asked about, and what is needed, are taken up from it."""
    answer = ask(real_desk, message)
    subjects = asked[1] and answer.subjects
    assert (answer.intent, subjects, answer.features) == asked
