"""The rule: a feature that is referred to exists."""

from bot.facts.rules.features_exist import check
from tests.facts.world import World


def test_refuses_a_fact_on_an_unknown_feature(world: World) -> None:
    """A fact's feature must be in a category; a misspelling is met with the right name."""
    world.edit("subjects/rovella.yaml", "  folding:", "  foldin:")
    assert world.complaints(check) == [
        "subjects/rovella.yaml:15:3: unknown-feature: no feature 'foldin'; did you mean 'folding'?",
    ]


def test_refuses_an_article_on_an_unknown_feature(world: World) -> None:
    """So must an article's; without a near name the message says where it would belong."""
    world.edit("articles/advice.yaml", "features: [folding, weight]", "features: [folding, xyz]")
    assert world.complaints(check) == [
        "articles/advice.yaml:49:25: unknown-feature: no feature 'xyz'; add it to a file of features/",
    ]
