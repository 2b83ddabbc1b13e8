"""The rule: a feature can be asked for by more than its title."""

from bot.facts.rules.features_askable import check
from tests.facts.world import World


def test_refuses_a_feature_without_other_names(world: World) -> None:
    """One alias or one way of asking is enough; neither is too little."""
    world.edit("features/braking.yaml", "    asked: [stays where you leave it]\n", "")
    world.edit("features/buying.yaml", "    asked: [how heavy]\n", "")
    assert world.complaints(check) == [
        (
            "features/braking.yaml:30:3: unaskable-feature: "
            "feature 'parking-brake' has no name that people use; add aliases or asked"
        )
    ]
