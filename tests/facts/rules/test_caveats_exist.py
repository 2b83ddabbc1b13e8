"""The rule: the caveat of evidence is one of its source's caveats."""

from bot.facts.rules.caveats_exist import check
from tests.facts.world import World


def test_refuses_an_unknown_caveat(world: World) -> None:
    """A caveat must be worded by the entry's own source."""
    world.edit("subjects/rovella.yaml", "caveat: smudged", "caveat: smuged")
    world.edit("subjects/quillon.yaml", "note: Both", "caveat: smudged\n      note: Both")
    assert world.complaints(check) == [
        (
            "subjects/quillon.yaml:47:15: unknown-caveat: "
            "source 'workshop-test' has no caveat 'smudged'; it has none"
        ),
        (
            "subjects/rovella.yaml:19:15: unknown-caveat: "
            "source 'spoke-review-2021' has no caveat 'smuged'; did you mean 'smudged'?"
        ),
    ]
