"""The large knowledge that answers are timed on."""

from pathlib import Path

from bot.desk import Desk
from bot.release import build, open_release
from tests.asking import ask
from tests.bench.answers import enumerated_questions
from tests.desks import INTENTS
from tests.large import write_large


def test_invented_knowledge_is_answered_from(tmp_path: Path) -> None:
    """Whatever its size, it builds, and each plain question about it has its answer."""
    write_large(tmp_path, subjects=3, features=60)
    build(tmp_path, INTENTS, tmp_path / "release.sqlite")
    desk = Desk(open_release(tmp_path / "release.sqlite"))
    questions = enumerated_questions(desk)
    assert len(questions) == 180
    assert {ask(desk, question).verdict for question in questions} == {"yes", "no"}
