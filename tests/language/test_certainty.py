"""When a question is answered, asked back or refused: rows on both sides of the thresholds."""

import pytest

from bot.desk import Desk
from bot.language.model import Condition
from tests.asking import ask

SIDES = (
    # A feature without anybody to ask it of, and with a word that stands for those
    ("is there a belt drive at the factory door", False),
    ("which bikes have a belt drive", True),
    ("who has a belt drive", True),
    # A name alone says what of, not what
    ("belt drive", False),
    ("what is a hub gear", True),
    # Unknown words beside a subject, and in a subject's place
    ("does the rovella fold, my neighbour asks", True),
    ("does the velosolex fold", False),
    # Words about something else
    ("the rovella family had lunch at noon", False),
)


@pytest.mark.parametrize(("utterance", "answered"), SIDES)
def test_what_is_answered(world_desk: Desk, utterance: str, *, answered: bool) -> None:
    """What is clear enough is answered; the rest is asked back or refused, and never answered."""
    assert (ask(world_desk, utterance).status in ("answered", "unknown")) is answered


@pytest.mark.parametrize(
    ("values", "has", "has_only"),
    [({"a"}, True, True), ({"a", "b"}, True, False), ({"b"}, False, False)],
)
def test_conditions(values: set[str], *, has: bool, has_only: bool) -> None:
    """Having a value, having no other, and the opposite of both are four different things."""
    assert Condition("f", ("a",)).holds(values) is has
    assert Condition("f", ("a",), only=True).holds(values) is has_only
    assert Condition("f", ("a",), wanted=False).holds(values) is not has
    assert Condition("f", ("a",), wanted=False, only=True).holds(values) is not has_only
