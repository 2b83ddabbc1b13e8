"""The rule: what the desk puts in order exists, and is named once."""

from bot.facts.rules.order_exists import check
from tests.facts.world import World


def test_refuses_an_order_of_what_does_not_exist(world: World) -> None:
    """The desk's order names what has a file."""
    world.edit("desk.yaml", "subjects: [rovella,", "subjects: [rovela,")
    world.edit("desk.yaml", "categories: [riding,", "categories: [sailing,")
    assert world.complaints(check) == [
        "desk.yaml:20:12: unknown-in-order: subjects: no 'rovela'; did you mean 'rovella'?",
        "desk.yaml:21:14: unknown-in-order: categories: no 'sailing'; did you mean 'riding'?",
    ]


def test_refuses_an_order_that_repeats_itself(world: World) -> None:
    """The desk's order names each thing once."""
    world.edit("desk.yaml", "[riding, braking, buying]", "[riding, braking, riding]")
    assert world.complaints(check) == [
        "desk.yaml:21:31: unknown-in-order: categories: 'riding' stands here twice; keep one",
    ]
