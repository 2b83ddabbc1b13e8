"""Changes of a question that change nothing about its meaning."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk import Desk
from tests.asking import ask, asked

QUESTIONS = (
    "does the rovella fold",
    "does the quillon have anti-lock braking",
    "what is the frame material of the quillon",
    "compare rovella and quillon on brakes",
    "which bikes have a belt drive but not electric assist",
    "which bikes are made of steel",
    "what is a coaster brake",
    "tell me about the bramble",
    "what can you compare",
    "what are your sources",
    "help",
    "does the scooter fold",
    "does it fold",
)

CHANGES = (
    ("capitals", str.upper),
    ("title case", str.title),
    ("a question mark", "{}?".format),
    ("several marks", "{}???!".format),
    ("a full stop", "{}.".format),
    ("bold", "*{}*".format),
    ("italic", "_{}_".format),
    ("code", "`{}`".format),
    ("quotes", "\u201c{}\u201d".format),
    ("a block quote", "> {}".format),
    ("a mention before", "<@U024BE7LH> {}".format),
    ("a mention after", "{} <@U024BE7LH>".format),
    ("a picture", "{} :pray:".format),
    ("an emoji", "{} \U0001f64f".format),
    ("space", "  {}\n".format),
    ("please", "{}, please".format),
    ("a hyphen", "- {}".format),
    ("brackets", "({})".format),
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_dress_does_not_matter(world_desk: Desk, question: str) -> None:
    """Case, punctuation, mark-up, mentions and pictures leave status, intent, slots and verdict as they are."""
    plain = asked(ask(world_desk, question))
    changed = [name for name, change in CHANGES if asked(ask(world_desk, change(question))) != plain]
    assert changed == []


@settings(deadline=None, max_examples=60)
@given(order=st.permutations(["rovella", "quillon", "bramble"]))
def test_the_order_of_a_comparison_is_that_of_the_question(world_desk: Desk, order: list[str]) -> None:
    """However subjects are ordered, the same facts are compared, in the order asked."""
    answer = ask(world_desk, f"compare {order[0]}, {order[1]} and {order[2]} on frame material")
    assert list(answer.subjects) == order
    assert answer.table is not None
    assert [column.casefold() for column in answer.table.columns[1:]] == order
    materials = dict(zip(order, (cell.text for cell in answer.table.rows[0][1:]), strict=True))
    assert materials["rovella"] == "aluminium"
    assert materials["bramble"] == "steel"


SYNONYMS = (
    ("does the rovella fold", "can the rovella fold", "is the rovella foldable", "rovella folding?"),
    ("which bikes fold", "which bicycles fold", "list the bikes that fold", "who folds"),
    ("compare rovella and quillon", "rovella vs quillon", "difference between rovella and quillon"),
    ("what is the weight of the rovella", "rovella weight", "what's the rovella's mass"),
    (
        "what is a coaster brake",
        "what does coaster brake mean",
        "define coaster brake",
        "explain a back-pedal brake",
    ),
)


@pytest.mark.parametrize("questions", SYNONYMS, ids=lambda questions: questions[0])
def test_other_words_for_the_same_question(world_desk: Desk, questions: tuple[str, ...]) -> None:
    """Aliases and other turns of phrase ask the same."""
    meant = asked(ask(world_desk, questions[0]))
    assert [question for question in questions if asked(ask(world_desk, question)) != meant] == []


SLIPS = (
    ("does the rovella fold", ("does the rovela fold", "does the rvoella fold", "deos the rovella fold")),
    ("which bikes have a belt drive", ("wich bikes have a belt drive", "which bikes have a blet drive")),
    ("compare rovella and quillon", ("comapre rovella and quillon", "compare rovella and qullion")),
)


@pytest.mark.parametrize(("right", "slipped"), SLIPS)
def test_slips_are_forgiven(world_desk: Desk, right: str, slipped: tuple[str, ...]) -> None:
    """A misspelt word of a name or of the question itself is read as what it stands for."""
    meant = asked(ask(world_desk, right))
    assert [question for question in slipped if asked(ask(world_desk, question)) != meant] == []
