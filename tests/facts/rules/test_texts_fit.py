"""The rule: texts fit the places in which they are shown."""

from bot.facts.rules.texts_fit import check
from tests.facts.world import World


def test_refuses_a_value_too_long_for_a_cell(world: World) -> None:
    """Three hundred characters fit, one more does not."""
    world.edit("subjects/rovella.yaml", "value: 11.2 kg", f"value: {'k' * 300}")
    assert world.complaints(check) == []
    world.edit("subjects/rovella.yaml", "k" * 300, "k" * 301)
    assert world.complaints(check) == [
        (
            "subjects/rovella.yaml:56:14: does-not-fit: "
            "value has 301 characters, a cell holds 300; move the rest into note"
        )
    ]


def test_refuses_a_name_that_cuts_its_button_short(world: World) -> None:
    """The question that a button asks about the subject with the longest name fits on it whole."""
    name = "P" * (75 - len("does Cartling support "))
    world.edit("features/braking.yaml", "name: Parking brake", f"name: {name}")
    assert world.complaints(check) == []
    world.edit("features/braking.yaml", name, f"{name}P")
    assert world.complaints(check) == [
        (
            "features/braking.yaml:31:11: does-not-fit: "
            f"a button that asks for '{name}P' has 1 characters too many; shorten the name"
        )
    ]
