"""The rule: evidence says something: a stance or a value."""

from bot.facts.rules.evidence_says_something import check
from tests.facts.world import World


def test_refuses_an_entry_that_says_nothing(world: World) -> None:
    """Neither stance nor value, or ids of values without their wording, is no evidence."""
    world.edit("subjects/quillon.yaml", '- stance: "no"\n      source', "- source")
    world.edit("subjects/quillon.yaml", "- value: rim brakes\n      values: [rim]", "- values: [rim]")
    assert world.complaints(check) == [
        (
            "subjects/quillon.yaml:12:7: empty-evidence: "
            "neither 'stance' nor 'value'; write what the source says"
        ),
        (
            "subjects/quillon.yaml:34:7: empty-evidence: "
            "neither 'stance' nor 'value'; write what the source says"
        ),
    ]
