"""Subjects asked for by what they are known for, without their name."""

import pytest

from bot.desk import Desk

KNOWN_AS = "the commuter bicycle that goes on the train"


@pytest.mark.parametrize(
    "question",
    [
        KNOWN_AS,
        f"tell me about {KNOWN_AS}",
        f"What is {KNOWN_AS}?",
        "who is the commuter bicycle which goes on trains",
        "the commuter bicycle that goes on the train, what is that",
    ],
)
def test_a_way_of_asking_stands_for_the_name(world_desk: Desk, question: str) -> None:
    """A question that is a way of asking for a subject, in any question for an overview, gives the overview."""
    answer = world_desk.ask(question).answer
    assert (answer.status, answer.intent, answer.subjects) == ("answered", "overview", ("rovella",))


@pytest.mark.parametrize("question", [f"does {KNOWN_AS} have a belt drive", f"how do I fold {KNOWN_AS}"])
def test_a_part_of_a_question_is_no_way_of_asking(world_desk: Desk, question: str) -> None:
    """Only whole questions are matched: what asks something of a subject gives no overview."""
    assert world_desk.ask(question).answer.intent != "overview"
