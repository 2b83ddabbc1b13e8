"""The rule: a file's first line names its schema, so that an editor checks it while it is written."""

from bot.facts.rules.headers import check
from tests.facts.world import World


def test_refuses_a_file_without_its_header(world: World) -> None:
    """Every file's first line names the schema of its own kind, with the right path."""
    world.edit("desk.yaml", "# yaml-language-server: $schema=schema/desk.schema.json\n", "")
    world.edit("subjects/rovella.yaml", "$schema=../schema/subject", "$schema=../schema/subjects")
    assert world.complaints(check) == [
        (
            "desk.yaml:1:1: missing-header: "
            "the first line must be: # yaml-language-server: $schema=schema/desk.schema.json"
        ),
        (
            "subjects/rovella.yaml:1:1: missing-header: "
            "the first line must be: # yaml-language-server: $schema=../schema/subject.schema.json"
        ),
    ]
