"""The rule: no two things of one sort have names that one slip, or another order, turns into each other."""

from bot.facts.rules.names_apart import check
from tests.facts.world import World


def test_refuses_names_one_slip_apart(world: World) -> None:
    """Two names that differ by a letter more, less, other or swapped are told with the later one."""
    world.edit("features/buying.yaml", "aliases: [mass]", "aliases: [gaers, sped]")
    world.edit("subjects/quillon.yaml", "aliases: [quillon tourer]", "aliases: [rovela three]")
    assert [line.partition(";")[0] for line in world.complaints(check)] == [
        (
            "features/riding.yaml:29:11: near-name: "
            "feature 'gears' is called 'Gears', one slip from 'gaers', a name of 'weight'"
        ),
        (
            "subjects/rovella.yaml:4:11: near-name: "
            "subject 'rovella' is called 'rovella three', one slip from 'rovela three', a name of 'quillon'"
        ),
    ]


def test_refuses_names_that_differ_by_their_order(world: World) -> None:
    """The same words in another order are too near, whatever their endings."""
    world.edit("features/buying.yaml", "aliases: [mass]", "aliases: [drives belt]")
    (line,) = world.complaints(check)
    assert line.startswith(
        "features/riding.yaml:19:11: near-name: feature 'belt-drive' is called 'Belt drive',"
    )
    assert "in another order 'drives belt', a name of 'weight'" in line


def test_leaves_apart_what_people_keep_apart(world: World) -> None:
    """Versions, short words, two slips, names of one thing and of different sorts, and shared names are no matter."""
    for number, name in enumerate(
        ("abz", "mtb 2", "mtb 3", "warrantees", "bike", "parking brakes", "break details")
    ):
        target = "features/buying.yaml" if number % 2 else "features/braking.yaml"
        world.edit(target, "aliases: [", f"aliases: [{name}, ")
    world.edit("desk.yaml", "shared: [brake details]", "shared: [brake details, break details]")
    assert world.complaints(check) == []


def test_a_pair_the_desk_keeps_apart_is_excused(world: World) -> None:
    """The desk lists a whole name, a single word or an order of words; then nothing is said."""
    world.edit("features/buying.yaml", "aliases: [mass]", "aliases: [gaers, drive belt, bolt drive]")
    assert len(world.complaints(check)) == 3
    world.edit(
        "desk.yaml", "shared:", "distinct: [[gears, gaers], [drive belt, Belt drive], [bolt, belt]]\nshared:"
    )
    assert world.complaints(check) == []


def test_a_pair_no_longer_needed_is_refused(world: World) -> None:
    """A list of exceptions only shrinks: what excuses nothing, or stands there twice, must go."""
    world.edit("features/buying.yaml", "aliases: [mass]", "aliases: [gaers]")
    world.edit("desk.yaml", "shared:", "distinct: [[gears, gaers], [belt, bolt], [gaers, gears]]\nshared:")
    assert world.complaints(check) == [
        (
            "desk.yaml:19:28: near-name: "
            "no names need 'belt' and 'bolt' to be kept apart here; remove the pair"
        ),
        (
            "desk.yaml:19:42: near-name: "
            "no names need 'gaers' and 'gears' to be kept apart here; remove the pair"
        ),
    ]
