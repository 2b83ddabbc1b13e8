"""What an answer says of other readings of a question that is half sure."""

import pytest

from bot.answers.aside import RIVALS
from bot.desk import Desk
from bot.language.certainty import HALF_SURE
from tests.asking import ask
from tests.evaluation.cases import TUNING, read_cases

HALF = (
    ("rate limiting in Istio, Linkerd & Kuma, how do they differ", True),
    ("compare Istio, Linkerd and Kuma on rate limiting", False),
    ("Is a canary release the same as a blue-green deployment?", True),
    ("what is a canary release", False),
    ("in Istio there is something called pilot. What is it?", True),
    ("explain pilot", False),
)


@pytest.mark.parametrize(("utterance", "half"), HALF)
def test_an_answer_tells_when_it_is_half_sure(real_desk: Desk, utterance: str, *, half: bool) -> None:
    """Below a threshold of confidence the other readings are told, each as the question to ask next."""
    answer = ask(real_desk, utterance)
    told = [note.text for note in answer.notes if note.text.startswith(RIVALS.split("{", maxsplit=1)[0])]
    assert (answer.status, answer.confidence < HALF_SURE, len(told)) == ("answered", half, int(half))
    assert all(f"“{answer.suggestions[0].question}”" in text for text in told)


def test_what_is_told_of_other_readings(real_desk: Desk) -> None:
    """They are no other ways to ask what was answered, and nothing of them is remembered for the next question."""
    told = 0
    for case in read_cases(TUNING, "blind.jsonl"):
        reply = real_desk.ask(case["text"])
        answer = reply.answer
        assert reply.query is None or not reply.query.rivals
        for note in answer.notes:
            if note.text.startswith(RIVALS.split("{", maxsplit=1)[0]):
                told += 1
                assert answer.confidence < HALF_SURE
                assert f"“{answer.question}”" not in note.text
    assert told > 20
