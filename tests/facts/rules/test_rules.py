"""The rules as a whole: none is forgotten, and all speak at once."""

from pathlib import Path

from bot.facts import rules
from bot.facts.check import check_directory
from bot.facts.rules import RULES
from tests.facts.world import World


def test_every_rule_is_listed_and_tested() -> None:
    """A module in the rules' folder is in the list or asks for today's date, and a test file bears its name."""
    modules = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}
    listed = {check.__module__.rpartition(".")[2] for check in RULES}
    assert listed | {"days_past"} == modules
    assert {path.stem for path in Path(__file__).parent.glob("test_*.py")} >= {f"test_{m}" for m in modules}


def test_the_world_keeps_all_rules(world: World) -> None:
    """The invented world is sound."""
    assert check_directory(world.root) == ()


def test_several_rules_speak_at_once_in_the_order_of_the_files(world: World) -> None:
    """Problems of several rules in several files come together, a file's problems side by side."""
    world.edit("subjects/rovella.yaml", "kind: bicycle", "kind: boat")
    world.edit("subjects/rovella.yaml", "caveat: smudged", "caveat: blurred")
    world.edit("articles/terms.yaml", "related: [hub-gear]", "related: [nothing-like-it]")
    world.edit("desk.yaml", "bramble, cartling]", "bramble, cartling, barge]")
    world.edit("sources/makers.yaml", '"2024-04-01"', '"2024-04-31"')
    found = [(problem.path, problem.line, problem.code) for problem in check_directory(world.root)]
    assert found == [
        ("desk.yaml", 20, "unknown-in-order"),
        ("sources/makers.yaml", 20, "no-such-day"),
        ("subjects/rovella.yaml", 3, "unknown-kind"),
        ("subjects/rovella.yaml", 19, "unknown-caveat"),
        ("articles/terms.yaml", 14, "unknown-article"),
    ]
