"""Facts that are due for review."""

from datetime import date

from bot.facts.knowledge import Knowledge
from bot.facts.stale import find_stale
from tests.facts.world import World


def test_lists_the_oldest_first(knowledge: Knowledge) -> None:
    """A fact is due when its newest evidence, whoever gave it, is older than two years."""
    assert [str(fact) for fact in find_stale(knowledge, date(2025, 9, 20))] == [
        "2022-09-20  cartling/folding: 36 months old, 24 allowed",
        "2023-06     quillon/belt-drive: 27 months old, 24 allowed",
        "2023-06     quillon/gears: 27 months old, 24 allowed",
        "2023-06     quillon/brake-types: 27 months old, 24 allowed",
        "2023-07-01  quillon/warranty: 26 months old, 24 allowed",
    ]


def test_a_feature_says_how_often(world: World) -> None:
    """A feature's own interval counts before the general one; one that is not over yet is not told."""
    world.edit("features/buying.yaml", "aliases: [guarantee]", "aliases: [guarantee]\n    review: 6 months")
    world.edit("features/riding.yaml", "aliases: [number", "review: 1 month\n    aliases: [number")
    found = {
        (fact.subject, fact.feature, fact.allowed) for fact in find_stale(world.read(), date(2024, 4, 10))
    }
    assert found == {("quillon", "warranty", 6), ("quillon", "gears", 1)}


def test_one_interval_for_all(knowledge: Knowledge) -> None:
    """Asked for another interval, all features are held to it."""
    assert len(find_stale(knowledge, date(2024, 5, 2), months=48)) == 0
    assert [fact.feature for fact in find_stale(knowledge, date(2024, 5, 2), months=12)] == ["folding"]


def test_what_has_ended_is_left_alone(knowledge: Knowledge) -> None:
    """Nobody needs to look again at a retired subject."""
    assert "bramble" not in {fact.subject for fact in find_stale(knowledge, date(2040, 1, 1))}
