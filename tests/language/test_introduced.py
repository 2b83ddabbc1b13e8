"""Names that a message tells of before it asks, and what asks for them."""

import pytest

from bot.desk import Desk
from bot.language.introduced import introduced
from bot.language.recognize import Recognizer
from tests.asking import ask
from tests.language.ranked import tagger_of

INTRODUCED = (
    ("I keep reading 'waypoint', what's that?", "define", "waypoint"),
    (
        "our platform people keep saying 'east-west'. what do they mean by that?",
        "define",
        "east-west-traffic",
    ),
    ("ztunnel??", "define", "ztunnel"),
    ("what would 'north-south' traffic be", "define", "north-south-traffic"),
    (
        "Newcomer here: two terms I mix up, what would 'north-south' traffic be?",
        "define",
        "north-south-traffic",
    ),
    ("before I ask anything: which products do you hold information about?", "catalog", None),
)


@pytest.mark.parametrize(("utterance", "intent", "article"), INTRODUCED)
def test_what_is_told_before_is_not_asked(
    real_desk: Desk, utterance: str, intent: str, article: str | None
) -> None:
    """What a message tells before it asks what something is, or before a whole question, changes nothing."""
    answer = ask(real_desk, utterance)
    assert (answer.status, answer.intent, answer.article) == ("answered", intent, article)


KEPT = (
    ("we all talk about the rovella, what is that?", "rovella what is that ?"),
    ("we all talk about the rovella, explain please", "rovella explain please"),
    ("the rovella ??", "the rovella ??"),
    # Who asks before, or points at nothing, asks more than what it is
    ("does the rovella fold, what is that?", "does the rovella fold , what is that ?"),
    ("the rovella and the quillon, what is that?", "the rovella and the quillon , what is that ?"),
    ("and the rovella, what about it", "and the rovella , what about it"),
    ("the rovella squeaks, what do i do", "the rovella squeaks , what do i do"),
)


@pytest.mark.parametrize(("message", "kept"), KEPT)
def test_a_name_that_is_introduced_stands_alone(recognizer: Recognizer, message: str, kept: str) -> None:
    """A single name is left of what is told before a clause that only asks what it is."""
    pieces = introduced(tagger_of(recognizer.language).tag(message), frozenset())
    assert " ".join(piece.text for piece in pieces).replace("? ?", "??") == kept
