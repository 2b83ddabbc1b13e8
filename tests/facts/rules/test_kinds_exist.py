"""The rule: a subject's kind is one of the desk's kinds."""

from bot.facts.rules.kinds_exist import check
from tests.facts.world import World


def test_refuses_an_unknown_kind(world: World) -> None:
    """A subject is of a kind that the desk names."""
    world.edit("subjects/rovella.yaml", "kind: bicycle", "kind: bycicle")
    world.edit("subjects/quillon.yaml", "kind: bicycle", "kind: boat")
    world.edit("subjects/cartling.yaml", "kind: trailer", "kind: bicycle trailers")
    assert world.complaints(check) == [
        "subjects/cartling.yaml:3:7: unknown-kind: no kind 'bicycle trailers'; did you mean 'trailer'?",
        "subjects/quillon.yaml:3:7: unknown-kind: no kind 'boat'; the desk has bicycle, trailer",
        "subjects/rovella.yaml:3:7: unknown-kind: no kind 'bycicle'; did you mean 'bicycle'?",
    ]
