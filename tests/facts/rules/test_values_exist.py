"""The rule: the values of evidence are values of its feature."""

from bot.facts.rules.values_exist import check
from tests.facts.world import World


def test_refuses_an_unknown_value(world: World) -> None:
    """A value must be one of the feature's; a misspelling is met with the right id."""
    world.edit("subjects/rovella.yaml", "values: [disc]", "values: [disk]")
    assert world.complaints(check) == [
        (
            "subjects/rovella.yaml:43:16: unknown-value: "
            "feature 'brake-types' has no value 'disk'; did you mean 'disc'?"
        ),
    ]


def test_names_the_values_there_are(world: World) -> None:
    """Without a near one the message lists what the feature has."""
    world.edit("subjects/quillon.yaml", "values: [steel]", "values: [bamboo]")
    world.edit("subjects/quillon.yaml", "value: nine", "value: nine\n      values: [nine]")
    assert world.complaints(check) == [
        "subjects/quillon.yaml:32:16: unknown-value: feature 'gears' has no value 'nine'; it has none",
        (
            "subjects/quillon.yaml:52:16: unknown-value: "
            "feature 'frame-material' has no value 'bamboo'; it has metal, steel, tempered-steel, aluminium, carbon"
        ),
    ]
