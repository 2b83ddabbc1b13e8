"""The rule: an article worth reading besides exists, and is another one."""

from bot.facts.rules.articles_exist import check
from tests.facts.world import World


def test_refuses_an_unknown_related_article(world: World) -> None:
    """A related article must exist."""
    world.edit("articles/terms.yaml", "related: [hub-gear]", "related: [hub-gears]")
    assert world.complaints(check) == [
        "articles/terms.yaml:14:15: unknown-article: no article 'hub-gears'; did you mean 'hub-gear'?",
    ]


def test_refuses_an_article_related_to_itself(world: World) -> None:
    """An article does not refer to itself."""
    world.edit("articles/terms.yaml", "related: [hub-gear]", "related: [belt-drive]")
    assert world.complaints(check) == [
        ("articles/terms.yaml:14:15: unknown-article: article 'belt-drive' is related to itself; remove it"),
    ]
