"""The rule: sources of the same weight that contradict each other are each explained by a note."""

from bot.facts.rules.disputes_explained import check
from tests.facts.world import World

SECOND = '    - stance: "no"\n      source: fair-sheet\n      at: line 22\n{note}  electric-assist'


def test_refuses_a_tie_without_notes(world: World) -> None:
    """Both entries of a tie need a note; the one that lacks it is told."""
    world.edit("subjects/cartling.yaml", "  electric-assist", SECOND.format(note=""))
    advice = "so neither holds; add a note to both saying why, or remove the wrong one"
    said = f"undecided: contradicts another entry of the same kind and date (declared, 2022-09-20), {advice}"
    assert world.complaints(check) == [
        f"subjects/cartling.yaml:7:7: {said}",
        f"subjects/cartling.yaml:10:7: {said}",
    ]
    world.edit(
        "subjects/cartling.yaml", "at: line 22\n", "at: line 22\n      note: The other side says no.\n"
    )
    assert world.complaints(check) == [f"subjects/cartling.yaml:7:7: {said}"]
    world.edit(
        "subjects/cartling.yaml", "at: line 21\n", "at: line 21\n      note: The other side says yes.\n"
    )
    assert world.complaints(check) == []


def test_a_tie_that_loses_needs_nothing(world: World) -> None:
    """Two that contradict each other below a stronger one decide nothing."""
    world.edit("subjects/cartling.yaml", "  electric-assist", SECOND.format(note=""))
    stronger = '    - stance: "yes"\n      source: workshop-test\n      at: run 12\n'
    world.edit("subjects/cartling.yaml", "  folding:\n", f"  folding:\n{stronger}")
    assert world.complaints(check) == []
