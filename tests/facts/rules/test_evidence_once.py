"""The rule: evidence is said once."""

from bot.facts.rules.evidence_once import check
from tests.facts.world import World


def test_refuses_the_same_entry_twice(world: World) -> None:
    """An entry that differs in nothing is told; another place in the source is another entry."""
    entry = '    - stance: "yes"\n      source: fair-sheet\n      at: line {}\n'
    more = entry.format(21) + entry.format(22)
    world.edit("subjects/cartling.yaml", "  electric-assist", f"{more}  electric-assist")
    assert world.complaints(check) == [
        (
            "subjects/cartling.yaml:10:7: repeated-evidence: "
            "the same as entry 1 of 'folding'; keep one, or say what differs"
        )
    ]
