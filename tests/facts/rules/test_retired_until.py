"""The rule: what is said of a subject after its end says until when it was so."""

from bot.facts.rules.retired_until import check
from tests.facts.world import World


def test_refuses_a_living_subject_after_its_end(world: World) -> None:
    """Who says yes of a retired subject after its end says until when; a list that names something says yes."""
    world.edit("subjects/bramble.yaml", "at: line 9", 'at: line 9\n      date: "2023-02"')
    world.edit(
        "subjects/bramble.yaml", 'at: line 8\n      until: "1.4"', 'at: line 8\n      date: "2024-01-05"'
    )
    advice = "but the subject is retired since 2023-01; add until: the last version or day that had it"
    assert world.complaints(check) == [
        f"subjects/bramble.yaml:20:7: missing-until: says 'yes' on 2024-01-05, {advice}",
        f"subjects/bramble.yaml:26:7: missing-until: says 'yes' on 2023-02, {advice}",
    ]


def test_accepts_a_no_an_end_and_the_time_before(world: World) -> None:
    """A no is true for ever, until says enough, and what was said on the last day was said in time."""
    world.edit("subjects/bramble.yaml", "at: line 3", 'at: line 3\n      date: "2024-01"')
    world.edit("subjects/bramble.yaml", "at: line 8", 'at: line 8\n      date: "2024-01"')
    world.edit("subjects/bramble.yaml", "at: line 9", 'at: line 9\n      date: "2023-01"')
    assert world.complaints(check) == []
