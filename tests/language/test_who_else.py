"""Others asked for beside a subject that has something, or has it not."""

import pytest

from bot.desk import Desk
from tests.asking import ask

ASKED: tuple[tuple[str, list[str], list[str]], ...] = (
    # what is told and asked, features wanted, features asked to be absent
    ("the quillon can't fold. which bikes can?", ["folding"], []),
    ("the quillon has no abs, who has?", ["anti-lock"], []),
    ("the rovella folds. which ones don't?", [], ["folding"]),
    ("the quillon lacks abs, which bikes do not?", ["anti-lock"], []),
    ("we ride the quillon and it doesn't fold, so which ones do", ["folding"], []),
    ("the rovella is what we ride. which bikes besides it have abs?", ["anti-lock"], []),
)

ASKED_OF_ONE = (
    # Nobody else is asked for
    "in the rovella can I say who may unlock it with abs",
    "how does folding work in the rovella, which ways are there",
    "the rovella, which we ride: does it have abs",
    "the rovella has abs. who put it there",
)


@pytest.mark.parametrize(("message", "wanted", "absent"), ASKED)
def test_the_others_are_asked(world_desk: Desk, message: str, wanted: list[str], absent: list[str]) -> None:
    """What is told of one subject is asked of the others, wanted or not as the last clause says."""
    answer = ask(world_desk, message)
    found = (answer.intent, list(answer.features), list(answer.excluded_features))
    assert found == ("which", wanted, absent)


@pytest.mark.parametrize("message", ASKED_OF_ONE)
def test_one_is_asked(world_desk: Desk, message: str) -> None:
    """A clause that says more than who is so asks for nobody else."""
    assert ask(world_desk, message).intent != "which"


@pytest.mark.parametrize("second", ["which bikes can?", "which bikes do", "which ones can"])
def test_who_is_so_is_asked_after_a_question(world_desk: Desk, second: str) -> None:
    """A question that only asks who is so leans on the one before; one that asks which there are does not."""
    first = world_desk.ask("can the rovella fold").query
    assert world_desk.ask(second, first).answer.features == ("folding",)
    assert world_desk.ask("which bikes are there", first).answer.intent == "catalog"
