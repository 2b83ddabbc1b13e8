"""The rule: an id stands for one thing: no two files describe the same source, feature or article."""

from bot.facts.rules.ids_once import check
from tests.facts.world import World


def test_refuses_an_id_in_two_files(world: World) -> None:
    """Sources, features and articles have one home each; the message names the first."""
    world.edit("features/riding.yaml", "  gears:\n    name: Gears", "  weight:\n    name: Gears")
    world.edit("articles/terms.yaml", "  hub-gear:\n    title", "  commuting:\n    title")
    world.edit("sources/others.yaml", "  fair-sheet:", "  quillon-news:")
    assert world.complaints(check) == [
        (
            "sources/others.yaml:23:3: repeated-id: "
            "'quillon-news' is already in sources/makers.yaml; join the two or rename one"
        ),
        (
            "features/riding.yaml:28:3: repeated-id: "
            "'weight' is already in features/buying.yaml; join the two or rename one"
        ),
        (
            "articles/terms.yaml:25:3: repeated-id: "
            "'commuting' is already in articles/advice.yaml; join the two or rename one"
        ),
    ]
