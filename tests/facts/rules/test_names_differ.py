"""The rule: no two things of one sort share a name or alias, unless the desk says so."""

from bot.facts.rules.names_differ import check
from tests.facts.world import World


def test_refuses_a_name_two_subjects_share(world: World) -> None:
    """Two subjects never share a name, however it is written."""
    world.edit("subjects/quillon.yaml", "aliases: [quillon tourer]", "aliases: [ROVELLA-three]")
    assert world.complaints(check) == [
        (
            "subjects/rovella.yaml:4:11: shared-name: "
            "subject 'quillon' is already called 'rovella three'; choose another name"
        ),
    ]


def test_refuses_an_alias_two_features_share(world: World) -> None:
    """Two features share an alias only if the desk lists it, and the message says so."""
    world.edit("features/buying.yaml", "aliases: [mass]", "aliases: [motors]")
    assert world.complaints(check) == [
        (
            "features/riding.yaml:15:15: shared-name: "
            "feature 'weight' is already called 'motor'; choose another name, or list it under shared"
            " in desk.yaml"
        ),
    ]


def test_refuses_shared_names_of_every_other_sort(world: World) -> None:
    """Kinds, categories, values and articles of one kind are held to the same."""
    world.edit("desk.yaml", "aliases: [bike trailer]", "aliases: [bikes]")
    world.edit("features/buying.yaml", "name: Buying", "name: Riding")
    world.edit("features/buying.yaml", "aliases: [carbon]", "aliases: [steel]")
    world.edit("articles/terms.yaml", "aliases: [hub gear]", "aliases: [toothed belt]")
    assert world.complaints(check) == [
        "desk.yaml:12:15: shared-name: kind 'bicycle' is already called 'bikes'; choose another name",
        (
            "features/buying.yaml:24:19: shared-name: "
            "value of 'frame-material' 'steel' is already called 'steel'; choose another name"
        ),
        (
            "features/riding.yaml:2:7: shared-name: "
            "category 'buying' is already called 'Riding'; choose another name"
        ),
        (
            "articles/terms.yaml:28:15: shared-name: "
            "define article 'belt-drive' is already called 'toothed belt'; choose another name"
        ),
    ]


def test_refuses_an_alias_no_longer_listed_as_shared(world: World) -> None:
    """The desk's list is what lets two features share an alias."""
    world.edit("desk.yaml", "shared: [brake details]\n", "")
    assert world.complaints(check) == [
        (
            "features/braking.yaml:25:20: shared-name: "
            "feature 'brake-types' is already called 'brake details'; choose another name, or list it"
            " under shared in desk.yaml"
        ),
    ]
