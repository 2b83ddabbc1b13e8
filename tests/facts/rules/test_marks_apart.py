"""The rule: nothing in the knowledge's own texts looks like the mark of a citation."""

from bot.facts.rules.marks_apart import check
from tests.facts.world import World


def test_refuses_what_reads_as_a_mark(world: World) -> None:
    """A number alone in brackets would resolve to a citation that nobody gave; other brackets are fine."""
    world.edit("subjects/rovella.yaml", "value: 11.2 kg", "value: 11.2 kg [a]")
    assert world.complaints(check) == []
    world.edit("subjects/rovella.yaml", "11.2 kg [a]", "11.2 kg [2]")
    assert world.complaints(check) == [
        "subjects/rovella.yaml:56:14: like-a-mark: '[2]' reads as the mark of a citation; write it otherwise"
    ]
