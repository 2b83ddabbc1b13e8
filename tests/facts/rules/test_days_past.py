"""The rule: what was said was said by today."""

from datetime import date

from bot.facts.knowledge import Knowledge
from bot.facts.rules.days_past import check
from tests.facts.world import World


def test_accepts_the_world(knowledge: Knowledge) -> None:
    """On the day of its latest source, the world keeps the rule."""
    assert list(check(knowledge, date(2024, 5, 2))) == []


def test_refuses_what_is_still_to_come(world: World) -> None:
    """A source or entry of tomorrow or of next month is refused; this month without a day is not."""
    world.edit("subjects/rovella.yaml", "at: chapter 4", 'at: chapter 4\n      date: "2024-05"')
    assert [str(problem) for problem in check(world.read(), date(2024, 5, 1))] == [
        (
            "sources/others.yaml:7:11: future-date: "
            "2024-05-02 is after today, 2024-05-01; write the day on which it was said or read"
        )
    ]
    assert [problem.path for problem in check(world.read(), date(2024, 4, 30))] == [
        "sources/others.yaml",
        "subjects/rovella.yaml",
    ]


def test_an_end_may_be_announced(world: World) -> None:
    """A subject may be retired as of a day to come."""
    world.edit("subjects/bramble.yaml", 'since: "2023-01"', 'since: "2030-01"')
    assert list(check(world.read(), date(2024, 5, 2))) == []
