"""What something comes from: told by a name, it asks for no sources."""

import pytest

from bot.desk import Desk
from tests.asking import ask

TOLD = (
    "can Istio workload certs come from our company PKI rather than its own?",
    "may the certificates of Istio come from an external CA",
)


@pytest.mark.parametrize("utterance", TOLD)
def test_a_named_origin_is_no_source_asked_for(real_desk: Desk, utterance: str) -> None:
    """What comes from something that is named is asked about that."""
    answer = ask(real_desk, utterance)
    assert (answer.intent, answer.subjects, answer.features) == ("support", ("istio",), ("external-ca",))


def test_an_unnamed_origin_is_asked_for(real_desk: Desk) -> None:
    """Where nothing is named behind it, it asks for sources."""
    assert ask(real_desk, "where does this come from").intent == "sources"
