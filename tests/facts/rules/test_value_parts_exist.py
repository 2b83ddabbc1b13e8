"""The rule: a value is part of wider values of the same feature, and not of itself."""

from bot.facts.rules.value_parts_exist import check
from tests.facts.world import World


def test_refuses_a_part_of_nothing(world: World) -> None:
    """An unknown value, a value of another feature and a circle are told apart, each where it stands."""
    world.edit("features/buying.yaml", "name: metal", "name: metal\n        part_of: [tempered-steel]")
    world.edit(
        "features/buying.yaml", "aliases: [carbon]", "aliases: [carbon]\n        part_of: [metl, disc]"
    )
    circle = "is part of itself; remove part_of here or above"
    assert world.complaints(check) == [
        f"features/buying.yaml:12:19: unknown-wider-value: 'metal' {circle}",
        f"features/buying.yaml:15:19: unknown-wider-value: 'steel' {circle}",
        f"features/buying.yaml:18:19: unknown-wider-value: 'tempered-steel' {circle}",
        "features/buying.yaml:26:19: unknown-wider-value: no value 'metl'; did you mean 'metal'?",
        (
            "features/buying.yaml:26:25: unknown-wider-value: no value 'disc'; "
            "name the id of a wider value of this feature"
        ),
    ]
