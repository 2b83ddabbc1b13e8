"""Golden questions: what a change of the knowledge does to answers."""

import shutil
from pathlib import Path

from bot.curation.answers import find_broken, find_changed_answers
from bot.desk import Desk
from bot.release import build, open_release
from tests.desks import INTENTS
from tests.facts.world import World
from tests.world import WORLD


def _changed(tmp_path: Path, *edits: tuple[str, str, str]) -> Desk:
    """A desk of the invented world with some files edited."""
    world = World(Path(shutil.copytree(WORLD, tmp_path / "knowledge")))
    for edit in edits:
        world.edit(*edit)
    build(world.root, INTENTS, tmp_path / "release.sqlite")
    return Desk(open_release(tmp_path / "release.sqlite"))


def test_every_golden_question_of_the_shipped_knowledge_holds(real_desk: Desk) -> None:
    """The shipped golden questions are answered as they must be."""
    assert find_broken(real_desk) == ()
    assert len(real_desk.release.reference.store.golden()) >= 40


def test_the_worlds_golden_questions_hold(tmp_path: Path) -> None:
    """Those of the invented world do, too."""
    desk = _changed(tmp_path)
    assert [question.ask for question in desk.release.reference.store.golden()][:1] == [
        "Does the Rovella fold?"
    ]
    assert find_broken(desk) == ()


def test_says_what_no_longer_holds(tmp_path: Path) -> None:
    """Each respect in which an answer is other than expected is one line; what is not expected is not looked at."""
    desk = _changed(
        tmp_path,
        ("golden.yaml", 'verdict: "yes"', 'verdict: "no"'),
        ("golden.yaml", "subjects: [quillon]", "subjects: [rovella, quillon]"),
        ("golden.yaml", "intent: which", "intent: catalog"),
    )
    assert find_broken(desk) == (
        "Does the Rovella fold?: verdict yes, must be no",
        "Does the Quillon have anti-lock braking?: subjects quillon, must be rovella, quillon",
        "Which bicycles have a belt drive?: intent which, must be catalog",
    )


def test_tells_which_answers_change(tmp_path: Path) -> None:
    """A changed verdict shows both headlines; a change further down says so; all others are not told."""
    old = _changed(tmp_path / "old")
    new = _changed(
        tmp_path / "new",
        (
            "subjects/rovella.yaml",
            'stance: "yes"\n      source: rovella',
            'stance: "no"\n      source: rovella',
        ),
        ("subjects/quillon.yaml", "at: run 4", "at: run 5"),
    )
    questions = ("Does the Rovella fold?", "Does the Quillon have abs?", "How heavy is the Rovella?")
    assert [str(answer) for answer in find_changed_answers(old, new, questions)] == [
        (
            "Does the Rovella fold?\n"
            "    before: Yes: Rovella, Folding frame\n"
            "    after:  No: Rovella, Folding frame"
        ),
        (
            "Does the Quillon have abs?\n"
            "    same headline, other text below it: No: Quillon, Anti-lock braking"
        ),
    ]
