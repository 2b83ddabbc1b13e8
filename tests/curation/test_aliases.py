"""Spellings from use as aliases: the proposed line passes the checks, and what is refused would not."""

from datetime import date

import pytest

from bot.curation.aliases import propose_alias
from bot.desk import Desk
from bot.facts.check import check_directory
from tests.facts.world import World

TODAY = date(2026, 11, 20)
FOLDS = "does Rovella support Folding frame"
ANTI_LOCK = "does Rovella support Anti-lock braking"
ROVELLA = ("subjects/rovella.yaml", "rovella three]")
ABS = ("features/braking.yaml", "abs, brake details]")


def test_an_unknown_name_becomes_an_alias_of_the_one_that_was_meant(world_desk: Desk, world: World) -> None:
    """Of a subject the file and the line to add; the checks accept it there."""
    proposed = propose_alias(world_desk, "does the zorblax fold", FOLDS)
    assert proposed == "subjects/rovella.yaml, aliases: - zorblax"
    world.edit(*ROVELLA, "rovella three, zorblax]")
    assert check_directory(world.root, TODAY) == ()


def test_of_a_feature_the_line_names_it_too(world_desk: Desk, world: World) -> None:
    """Its file holds several, so that the line says which."""
    proposed = propose_alias(world_desk, "does rovella have eabs", ANTI_LOCK)
    assert proposed == "features/braking.yaml, anti-lock, aliases: - eabs"
    world.edit(*ABS, "abs, brake details, eabs]")
    assert check_directory(world.root, TODAY) == ()


def test_a_misspelling_that_was_meant_so_is_an_alias_too(world_desk: Desk) -> None:
    """One slip from a name of the thing itself is no collision."""
    proposed = propose_alias(world_desk, "does the quillom fold", "does Quillon support Folding frame")
    assert proposed == "subjects/quillon.yaml, aliases: - quillom"


def test_what_the_checks_would_refuse_is_not_proposed(world_desk: Desk, world: World) -> None:
    """One slip from a name of something else: told instead of proposed, and refused by the checks all the same."""
    assert propose_alias(world_desk, "does the quillom fold", FOLDS) == (
        "'quillom' is too near 'quillon', a name of 'quillon'"
    )
    world.edit(*ROVELLA, "rovella three, quillom]")
    assert [problem.code for problem in check_directory(world.root, TODAY)] == ["near-name"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("does the zorblax wumpf", FOLDS),
        ("zorblax", FOLDS),
        ("does the rovella fold in zorblax", FOLDS),
        ("does the scooter fold", FOLDS),
        ("fold", FOLDS),
        ("does the zorblax fold", "what will the weather be"),
    ],
)
def test_what_is_not_clear_is_left(world_desk: Desk, written: str, meant: str) -> None:
    """Two new words, two things or none that could be meant, a name known from elsewhere, or nothing understood."""
    assert propose_alias(world_desk, written, meant) == ""
