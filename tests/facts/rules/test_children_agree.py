"""The rule: a feature is not held "yes" where the feature it is part of is held "no"."""

from bot.facts.rules.children_agree import check
from tests.facts.world import World


def test_refuses_a_part_without_its_whole(world: World) -> None:
    """What holds counts, not every entry; partly is no contradiction, and neither is an unknown whole."""
    world.edit("features/riding.yaml", "aliases: [motor,", "part_of: folding\n    aliases: [motor,")
    world.edit("features/riding.yaml", "aliases: [belt]", "part_of: folding\n    aliases: [belt]")
    world.edit("features/braking.yaml", "asked: [stays", "part_of: anti-lock\n    asked: [stays")
    assert world.complaints(check) == [
        (
            "subjects/quillon.yaml:15:3: part-without-whole: 'electric-assist' holds yes, but 'folding',"
            " which it is part of, holds no; one of the two is wrong, or part_of is"
        )
    ]
