"""The rule: an article can be asked for."""

from bot.facts.rules.articles_findable import check
from tests.facts.world import World


def test_refuses_an_article_nobody_can_ask_for(world: World) -> None:
    """An article without aliases and ways of asking would never be shown."""
    world.edit("articles/advice.yaml", "    asked: [taking children to school]\n", "")
    assert world.complaints(check) == [
        (
            "articles/advice.yaml:34:3: unfindable-article: "
            "nobody can ask for article 'school-run'; add aliases or asked"
        ),
    ]
