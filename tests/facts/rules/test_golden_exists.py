"""The rule: what a golden question is about exists, and each is asked once."""

from bot.facts.rules.golden_exists import check
from tests.facts.world import World


def test_refuses_what_stands_for_nothing(world: World) -> None:
    """Unknown subjects, features and articles are told, and so is a question asked twice."""
    world.edit("golden.yaml", "subjects: [rovella]", "subjects: [rovela]")
    world.edit("golden.yaml", "features: [anti-lock]", "features: [anti-lock, horn]")
    world.edit("golden.yaml", "article: coaster-brake", "article: coaster")
    world.edit("golden.yaml", "Which bicycles have a belt drive?", "DOES the Rovella fold?")
    assert world.complaints(check) == [
        "golden.yaml:5:16: unknown-in-golden: no subject 'rovela'; did you mean 'rovella'?",
        ("golden.yaml:11:27: unknown-in-golden: no feature 'horn'; name one that has an entry in features/"),
        "golden.yaml:13:10: unknown-in-golden: 'DOES the Rovella fold?' is asked above already; keep one",
        "golden.yaml:18:14: unknown-in-golden: no article 'coaster'; did you mean 'coaster-brake'?",
    ]


def test_there_need_be_no_golden_questions(world: World) -> None:
    """A directory without the file is sound."""
    (world.root / "golden.yaml").unlink()
    assert world.complaints(check) == []
