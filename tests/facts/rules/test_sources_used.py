"""The rule: a source that is described is referred to."""

from bot.facts.rules.sources_used import check
from tests.facts.world import World


def test_refuses_a_source_nobody_cites(world: World) -> None:
    """A source without a citation is refused at its id."""
    spare = '  spare: {title: Spare, publisher: X, kind: tested, date: "2024-01"}\n'
    world.edit("sources/makers.yaml", "  bramble-farewell:", f"{spare}  bramble-farewell:")
    assert world.complaints(check) == [
        "sources/makers.yaml:22:3: unused-source: nothing cites source 'spare'; cite it or remove it",
    ]
