"""A few thousand of the inputs without end; `python -m tests.fuzz --inputs 1000000` puts in as many as one likes."""

from itertools import islice
from pathlib import Path
from random import Random

import pytest

from bot.desk import Desk
from tests.desks import build_desk
from tests.fuzz.mutate import CORPUS, HOSTILE, LONGEST, mutate, read_corpus
from tests.fuzz.run import run
from tests.fuzz.targets import EDGE, targets

INPUTS = 4_000
SEED = 20_261_127


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of the invented world."""
    return build_desk(tmp_path_factory.mktemp("fuzz"))


def test_nothing_is_found(desk: Desk) -> None:
    """Normaliser, language, YAML reader, renderer and edge take what comes: no failure, within limits, in time."""
    results = tuple(run(desk, INPUTS, SEED))
    assert [each.finds for each in results] == [()] * 5
    assert sum(each.inputs for each in results) == INPUTS


def test_shares_are_of_all_inputs(desk: Desk) -> None:
    """What is asked for is put in."""
    assert sum(target.share for target in (*targets(desk), EDGE)) == 100


def test_the_same_lot_makes_the_same_inputs() -> None:
    """A find can be made again; and the inputs differ from each other."""
    seeds = read_corpus("text")
    made = [[mutate(lot, seeds) for _ in range(200)] for lot in (Random(1), Random(1))]  # noqa: S311 - no secret
    assert made[0] == made[1]
    assert len(set(made[0])) > 150
    assert max(map(len, made[0])) <= LONGEST
    assert any(each in text for each in islice(HOSTILE, 7) for text in made[0])


def test_the_corpus_stays_small() -> None:
    """What is found is mended and becomes a row of the tests where it belongs, not another file here."""
    assert sum(file.stat().st_size for file in Path(CORPUS).iterdir()) < 64 * 1024
