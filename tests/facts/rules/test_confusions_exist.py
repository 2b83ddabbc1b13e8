"""The rule: what a feature is confused with is another feature, or an article."""

from bot.facts.rules.confusions_exist import check
from tests.facts.world import World


def test_refuses_a_confusion_with_nothing(world: World) -> None:
    """What a feature is confused with is a feature or an article."""
    world.edit("features/riding.yaml", "hub-gear: The", "hubgear: The")
    assert world.complaints(check) == [
        (
            "features/riding.yaml:27:7: unknown-confusion: "
            "neither a feature nor an article is called 'hubgear'; did you mean 'hub-gear'?"
        ),
    ]


def test_refuses_a_confusion_with_itself(world: World) -> None:
    """A feature is confused with something else."""
    world.edit("features/riding.yaml", "      gears: The", "      belt-drive: The")
    assert world.complaints(check) == [
        (
            "features/riding.yaml:26:7: unknown-confusion: "
            "feature 'belt-drive' is confused with itself; name the other one"
        ),
    ]
