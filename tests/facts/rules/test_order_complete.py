"""The rule: where the desk puts things in order, none is left out."""

from bot.facts.rules.order_complete import check
from tests.facts.world import World


def test_accepts_a_desk_without_an_order(world: World) -> None:
    """Who wants everything in the order of the ids writes none."""
    world.edit("desk.yaml", "subjects: [rovella, quillon, bramble, cartling]\n", "")
    assert world.complaints(check) == []


def test_refuses_an_order_with_gaps(world: World) -> None:
    """Whoever adds a file says where it is shown."""
    world.edit("desk.yaml", "quillon, bramble, cartling]", "cartling]")
    world.edit("desk.yaml", "[riding, braking, buying]", "[riding, braking]")
    wanted = "is left out; add it at the place where it should be shown"
    found = list(check(world.read()))
    assert [(problem.line, str(problem).partition(": missing-in-order: ")[2]) for problem in found] == [
        (20, f"subjects: 'bramble' {wanted}"),
        (20, f"subjects: 'quillon' {wanted}"),
        (21, f"categories: 'buying' {wanted}"),
    ]
