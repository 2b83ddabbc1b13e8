"""The rule: a date is a day of the calendar."""

from bot.facts.rules.real_days import check
from tests.facts.world import World


def test_refuses_days_no_calendar_has(world: World) -> None:
    """Dates of sources, evidence and retirement are days of the calendar."""
    world.edit("sources/makers.yaml", '"2024-03-10"', '"2023-02-29"')
    world.edit("subjects/quillon.yaml", '"2023-07-01"', '"2023-06-31"')
    world.edit("subjects/bramble.yaml", 'since: "2023-01"', 'since: "2022-02-30"')
    assert world.complaints(check) == [
        ("sources/makers.yaml:7:11: no-such-day: there is no day 2023-02-29; write the day of the calendar"),
        (
            "subjects/quillon.yaml:62:13: no-such-day: "
            "there is no day 2023-06-31; write the day of the calendar"
        ),
        (
            "subjects/bramble.yaml:5:10: no-such-day: "
            "there is no day 2022-02-30; write the day of the calendar"
        ),
    ]
