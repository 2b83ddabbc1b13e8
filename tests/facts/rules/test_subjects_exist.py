"""The rule: a subject that an article is about exists."""

from bot.facts.rules.subjects_exist import check
from tests.facts.world import World


def test_refuses_an_article_on_an_unknown_subject(world: World) -> None:
    """An article's subject must have a file."""
    world.edit("articles/advice.yaml", "subjects: [rovella, quillon]", "subjects: [rovella, quilon]")
    assert world.complaints(check) == [
        "articles/advice.yaml:48:25: unknown-subject: no subject 'quilon'; did you mean 'quillon'?",
    ]
