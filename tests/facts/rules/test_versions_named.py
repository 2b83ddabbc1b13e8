"""The rule: `since` and `until` name a version or a day."""

import pytest

from bot.facts.rules.versions_named import check
from tests.facts.world import World


@pytest.mark.parametrize(
    "said", ["v2", "1.10.3-rc1", "2024-03", "9 March 2024", "the end of the works, 2030"]
)
def test_accepts_versions_and_days_in_any_spelling(world: World, said: str) -> None:
    """Makers number their versions in many ways, and a day may stand at the end of words."""
    world.edit("subjects/rovella.yaml", 'since: "2"', f'since: "{said}"')
    assert world.complaints(check) == []


def test_refuses_words_that_move_with_time(world: World) -> None:
    """What is the latest today is not tomorrow, so neither end may be told like that."""
    world.edit("subjects/rovella.yaml", 'since: "2"', "since: latest\n      until: the present")
    assert world.complaints(check) == [
        (
            "subjects/rovella.yaml:23:14: no-version: since 'latest' is neither a version nor a date; "
            'write the first version that has it, "2.17", or the day, "2026-11-20"'
        ),
        (
            "subjects/rovella.yaml:24:14: no-version: until 'the present' is neither a version nor a date; "
            'write the last version that has it, "2.17", or the day, "2026-11-20"'
        ),
    ]
