"""The rule: a feature is one that something is known about."""

from bot.facts.rules.features_used import check
from tests.facts.world import World


def test_refuses_a_feature_without_evidence(world: World) -> None:
    """Without evidence a feature needs an article about it."""
    facts = "      source: rovella-manual\n      at: chapter 4\n"
    world.edit("subjects/rovella.yaml", f"  gears:\n    - value: three, in the hub\n{facts}", "")
    world.edit("subjects/quillon.yaml", "  gears:\n    - value: nine\n      source: quillon-manual\n", "")
    world.edit("subjects/quillon.yaml", "      at: page 6\n", "")
    assert world.complaints(check) == [
        (
            "features/riding.yaml:28:3: unused-feature: "
            "no subject has evidence on 'gears'; add some, or remove the feature"
        )
    ]
    world.edit(
        "articles/terms.yaml", "    aliases: [hub gear]\n", "    aliases: [hub gear]\n    features: [gears]\n"
    )
    assert world.complaints(check) == []
