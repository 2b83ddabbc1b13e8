"""Whatever is typed, an answer comes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk import Desk
from tests.asking import STATUSES, ask, assert_cited

FLOODS = {
    "junk": "xq7%" * 10_000,
    "one letter": "a" * 40_000,
    "one name": "rovella " * 5_000,
    "names run together": "rovellaquillon" * 3_000,
    "every name": "rovella quillon bramble cartling folding belt drive gears steel " * 600,
    "near names": "rovela qullion brambel cartlign blet drvie " * 900,
    "negations": "not without except neither nor " * 1_200,
    "mentions": "<@U024BE7LH>" * 3_400,
    "open mentions": "<@<!<#<@" * 5_000,
    "open links": "<https:" * 5_700,
    "strikes": "~a" * 20_000,
    "colons": ":a" * 20_000,
    "entities": "&amp;" * 8_000,
    "brackets": "[({<" * 10_000,
    "punctuation": "?!.,;" * 8_000,
    "sentences": "does it fold? " * 2_900,
    "control characters": "".join(map(chr, range(32))) * 1_250,
    "right to left": "\u202e\u2067rovella\u2069 " * 3_000,
    "combining": "o" + "\u0301" * 40_000,
    "ligatures": "\ufdfa" * 40_000,
    "emoji": "\U0001f6b2" * 40_000,
    "numbers": "1.1." * 10_000,
    "a lone surrogate": "does the rovella \ud800 fold",
    "zeros": "\0" * 40_000,
    "nothing": "",
    "space": " \t\n" * 10_000,
    "hash": "# " * 20_000,
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_is_answered(world_desk: Desk, real_desk: Desk, name: str) -> None:
    """Junk of any sort and length gets a well-formed answer from either desk."""
    for desk in (world_desk, real_desk):
        answer = ask(desk, FLOODS[name])
        assert answer.status in STATUSES
        assert_cited(answer)


@pytest.mark.parametrize("name", ["junk", "control characters", "emoji", "nothing", "zeros", "punctuation"])
def test_junk_is_refused(world_desk: Desk, name: str) -> None:
    """What says nothing is not taken for a question."""
    assert ask(world_desk, FLOODS[name]).status == "out_of_scope"


def test_a_question_before_a_flood_of_space_is_read(world_desk: Desk) -> None:
    """What stands within the part that is read counts."""
    assert ask(world_desk, "does the rovella fold?" + " \n" * 20_000).verdict == "yes"


def test_a_question_at_the_end_of_a_long_story_is_read(world_desk: Desk) -> None:
    """A message with more in it than any question has is read by its sentences."""
    story = "we went to the market, " * 8 + "and then home again. "
    assert ask(world_desk, story + "Does the rovella fold?").verdict == "yes"
    assert ask(world_desk, story).status == "out_of_scope"


@settings(deadline=None, max_examples=200)
@given(text=st.text())
def test_any_text_is_answered(world_desk: Desk, text: str) -> None:
    """Any text at all gives one of the five statuses, marks that resolve, and a headline."""
    answer = ask(world_desk, text)
    assert answer.status in STATUSES
    assert answer.headline
    assert_cited(answer)


_WORDS = (
    *(
        "does",
        "is",
        "which",
        "what",
        "who",
        "how",
        "many",
        "compare",
        "vs",
        "about",
        "list",
        "sources",
        "help",
    ),
    *("and", "or", "not", "but", "without", "except", "neither", "nor", "only", "also", "same", "better"),
    *("it", "those", "all", "mean", "differ", "thanks", "?", ",", "."),
    *("rovella", "quillon", "bramble", "cartling", "little", "cart", "bikes", "trailers", "scooter", "zzz"),
    *("folding", "belt", "drive", "gears", "steel", "disc", "electric", "assist", "brake", "details"),
    *("coaster", "weight", "riding", "braking"),
)


@settings(deadline=None, max_examples=400)
@given(
    conversation=st.lists(
        st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join), min_size=1, max_size=3
    )
)
def test_any_words_of_the_desk_are_answered(world_desk: Desk, conversation: list[str]) -> None:
    """Known words in any order, in any conversation, give a well-formed answer that fits its status."""
    answer = ask(world_desk, *conversation)
    assert answer.status in STATUSES
    assert_cited(answer)
    assert 0 <= answer.confidence <= 1
    if answer.status == "clarify":
        assert answer.choices
    if answer.status == "out_of_scope":
        assert (answer.intent, answer.subjects, answer.features) == (None, (), ())


@settings(deadline=None, max_examples=100)
@given(text=st.text(st.characters(codec="utf-8"), max_size=300))
def test_the_same_text_gives_the_same_answer(world_desk: Desk, text: str) -> None:
    """Nothing is remembered between questions that have no conversation."""
    first = world_desk.ask(text)
    world_desk.ask("does the rovella fold")
    assert world_desk.ask(text) == first
