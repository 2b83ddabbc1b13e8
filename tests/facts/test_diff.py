"""What two releases know differently."""

from pathlib import Path

from bot.facts.build import build_release
from bot.facts.diff import find_changed_facts, find_changed_names
from bot.facts.store import Store
from tests.facts.world import World


def _open(world: World, path: Path) -> Store:
    build_release(world.read(), {}, path)
    return Store.open(path)


def test_tells_what_came_changed_and_went(world: World, store: Store, tmp_path: Path) -> None:
    """Value, verdict, winner and conflict are told before and after; of anything else only that it changed."""
    world.edit("subjects/rovella.yaml", "value: 11.2 kg", "value: 11.4 kg")
    world.edit("subjects/rovella.yaml", "at: chapter 4", "at: chapter 5")
    world.edit(
        "subjects/cartling.yaml",
        "  electric-assist:",
        "  gears:\n    - value: none\n      source: fair-sheet\n      at: a\n  electric-assist:",
    )
    world.edit(
        "subjects/quillon.yaml",
        'stance: "no"\n      source: workshop-test',
        'stance: "yes"\n      source: workshop-test',
    )
    world.edit(
        "subjects/bramble.yaml",
        '  parking-brake:\n    - stance: "yes"\n      source: fair-sheet\n      at: line 9\n',
        "",
    )
    with _open(world, tmp_path / "new.sqlite") as new:
        gears = "“three, in the hub” [rovella-manual, 2024-03-10]"
        assert [str(change) for change in find_changed_facts(store, new)] == [
            f"~ rovella/gears: {gears} → {gears}, told otherwise",
            "~ rovella/weight: “11.2 kg” [rovella-manual, 2024-03-10] → “11.4 kg” [rovella-manual, 2024-03-10]",
            (
                "~ quillon/anti-lock: no, disputed [workshop-test, 2024-05-02]"
                " → yes [workshop-test, 2024-05-02]"
            ),
            "+ cartling/gears: “none” [fair-sheet, 2022-09-20]",
            "- bramble/parking-brake: yes [fair-sheet, 2022-09-20]",
        ]
        assert find_changed_names(store, new) == ()


def test_tells_names_that_came_and_went(world: World, store: Store, tmp_path: Path) -> None:
    """A renamed thing has one name less and one more; ways of asking count as well."""
    world.edit("subjects/rovella.yaml", "name: Rovella", "name: Rovella IV")
    world.edit("features/buying.yaml", "asked: [how heavy]", "asked: [how heavy, load on the scales]")
    with _open(world, tmp_path / "new.sqlite") as new:
        assert [str(change) for change in find_changed_names(store, new)] == [
            "+ subject rovella: name 'Rovella IV'",
            "+ feature weight: asked 'load on the scales'",
            "- subject rovella: name 'Rovella'",
        ]
        assert find_changed_facts(store, new) == ()


def test_the_same_knowledge_differs_in_nothing(world: World, store: Store, tmp_path: Path) -> None:
    """Built again from other files with the same records, nothing is told."""
    world.edit("subjects/rovella.yaml", "facts:\n", "# Read again.\nfacts:\n")
    with _open(world, tmp_path / "new.sqlite") as new:
        assert find_changed_facts(store, new) == ()
        assert find_changed_names(store, new) == ()
