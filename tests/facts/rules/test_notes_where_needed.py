"""The rule: evidence that says "partial", "planned" or "removed" says in a note what that means."""

from bot.facts.rules.notes_where_needed import check
from tests.facts.world import World


def test_refuses_partial_and_planned_without_note(world: World) -> None:
    """Who reads "partly" or "planned" must be told what that means."""
    world.edit("subjects/quillon.yaml", "      note: Only with the hub gear.\n", "")
    world.edit("subjects/rovella.yaml", "      note: Announced for the next model, without a date.\n", "")
    assert world.complaints(check) == [
        (
            "subjects/quillon.yaml:26:15: missing-note: "
            "stance 'partial' without a note; add note: what is there and what is not"
        ),
        (
            "subjects/rovella.yaml:28:15: missing-note: "
            "stance 'planned' without a note; add note: what is there and what is not"
        ),
    ]


def test_refuses_removed_without_note(world: World) -> None:
    """Who reads that something was removed must be told since when."""
    world.edit("subjects/quillon.yaml", "stability: beta", "stability: removed")
    assert world.complaints(check) == [
        (
            "subjects/quillon.yaml:21:18: missing-note: "
            "stability 'removed' without a note; add note: since when, and what takes its place"
        )
    ]
    world.edit(
        "subjects/quillon.yaml", "stability: removed", "stability: removed\n      note: Gone since autumn."
    )
    assert world.complaints(check) == []
