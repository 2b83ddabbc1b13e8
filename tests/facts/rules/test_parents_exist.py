"""The rule: a feature is part of a wider support feature, and not of itself."""

from bot.facts.rules.parents_exist import check
from tests.facts.world import World


def test_refuses_a_part_of_nothing(world: World) -> None:
    """An unknown feature, another kind of feature and a circle are told apart."""
    world.edit("features/riding.yaml", "aliases: [motor,", "part_of: foldin\n    aliases: [motor,")
    world.edit("features/riding.yaml", "aliases: [belt]", "part_of: gears\n    aliases: [belt]")
    world.edit("features/braking.yaml", "aliases: [abs,", "part_of: parking-brake\n    aliases: [abs,")
    world.edit("features/braking.yaml", "asked: [stays", "part_of: anti-lock\n    asked: [stays")
    assert world.complaints(check) == [
        (
            "features/braking.yaml:25:14: unknown-parent: "
            "'anti-lock' is part of itself; remove part_of here or above"
        ),
        (
            "features/braking.yaml:34:14: unknown-parent: "
            "'parking-brake' is part of itself; remove part_of here or above"
        ),
        "features/riding.yaml:15:14: unknown-parent: no feature 'foldin'; did you mean 'folding'?",
        (
            "features/riding.yaml:22:14: unknown-parent: "
            "'belt-drive' is a support and 'gears' a value feature; both must be support"
        ),
    ]
