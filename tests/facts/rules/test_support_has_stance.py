"""The rule: evidence on a support feature takes a stance."""

from bot.facts.rules.support_has_stance import check
from tests.facts.world import World


def test_refuses_a_support_fact_without_stance(world: World) -> None:
    """On a yes-or-no feature a value alone does not answer."""
    world.edit("subjects/quillon.yaml", '- stance: "yes"\n      value: 250', "- value: 250")
    assert world.complaints(check) == [
        (
            "subjects/quillon.yaml:16:7: missing-stance: "
            "'electric-assist' is a support feature; add a stance: yes, no, partial, …"
        ),
    ]
