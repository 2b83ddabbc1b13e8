"""Killed at any moment, the bot starts with a whole release and answers from it."""

import multiprocessing
import random
import shutil
import signal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.curation.curator import Curator
from bot.curation.shelf import Shelf
from bot.desk import Desk, Reply
from bot.release import Release, build, open_release
from tests.curation.churning import KEPT, Ground, churn
from tests.facts.world import World
from tests.rows import Rows, rows_of

ROUNDS = 10
KILLS = 20
"""In each round, which begins with an empty ledger; 200 in all."""

BUILDING = 2
"""So many of a round's kills come while the files are built, or soon after."""

MOST_STEPS = 4
"""A process that publishes is killed after as many steps at most: it goes round once in three."""

STEP_SECONDS = 0.06
"""About what a step takes; the kill comes at any moment of the next one."""

BUILD_SECONDS = 2.0
SEED = 20_261_001
"""Of the moments at which processes are killed."""

QUESTIONS = ("Does the Rovella fold?", "which bicycles fold", "the little one folding?")


@dataclass(frozen=True, slots=True)
class Known:
    """What each of the releases holds, by its digest."""

    contents: Mapping[str, Rows]
    replies: Mapping[str, tuple[Reply, ...]]


def _ask(release: Release) -> tuple[Reply, ...]:
    return tuple(map(Desk(release).ask, QUESTIONS))


@pytest.fixture(scope="module")
def candidates(tmp_path_factory: pytest.TempPathFactory, small_release: Path) -> tuple[Path, ...]:
    """Two releases of changed files, and files named by their digests that hold them."""
    directory = tmp_path_factory.mktemp("candidates")
    world = World(Path(shutil.copytree(small_release / "knowledge", directory / "knowledge")))
    found = []
    for old, new in (
        ("aliases: [rovella three]", "aliases: [rovella three, the little one]"),
        ("edition: City", "edition: Town"),
    ):
        world.edit("subjects/rovella.yaml", old, new)
        build(world.root, small_release / "intents", directory / "built.sqlite")
        digest = open_release(directory / "built.sqlite").digest
        found.append((directory / "built.sqlite").rename(directory / f"{digest}.sqlite"))
    return tuple(found)


@pytest.fixture(scope="module")
def known(candidates: tuple[Path, ...], small_release: Path) -> Known:
    """What the release of the start and the candidates hold."""
    files = {open_release(file).digest: file for file in (small_release / "release.sqlite", *candidates)}
    return Known(
        {digest: rows_of(file.read_bytes()) for digest, file in files.items()},
        {digest: _ask(open_release(file)) for digest, file in files.items()},
    )


@pytest.fixture
def ground(tmp_path: Path, small_release: Path, candidates: tuple[Path, ...]) -> Ground:
    """A bot's directory, in which nothing was published yet."""
    return Ground(Path(shutil.copytree(small_release, tmp_path / "bot")), candidates)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a process is killed: while it builds or publishes, after so many steps and so many seconds more."""

    builds: bool
    steps: int
    seconds: float


def _moments() -> Iterator[Moment]:
    points = random.Random(SEED)  # noqa: S311 - no secret
    for number in range(ROUNDS * KILLS):
        if number % KILLS < BUILDING:
            yield Moment(builds=True, steps=0, seconds=points.uniform(0, BUILD_SECONDS))
        else:
            seconds = points.uniform(0, STEP_SECONDS)
            yield Moment(builds=False, steps=points.randint(0, MOST_STEPS), seconds=seconds)


MOMENTS = tuple(_moments())


@pytest.mark.parametrize("number", range(ROUNDS))
async def test_killed_at_any_moment_it_starts_whole(ground: Ground, known: Known, number: int) -> None:
    """After each of 200 kills a start answers from the release in force, and whatever is kept is whole."""
    acts: set[str] = set()
    for moment in MOMENTS[number * KILLS : (number + 1) * KILLS]:
        _kill(ground, moment)
        acts |= await _start(ground, known)
    assert {"publish", "rollback"} <= acts


def _kill(ground: Ground, moment: Moment) -> None:
    """Lets a process change releases up to this moment, and kills it."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([churn.__module__])
    here, there = processes.Pipe(duplex=False)
    process = processes.Process(target=churn, args=(ground, there), kwargs={"builds": moment.builds})
    process.start()
    there.close()
    assert [here.recv_bytes() for _ in range(1 + moment.steps)]
    process.join(moment.seconds)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    process.close()
    here.close()


async def _start(ground: Ground, known: Known) -> set[str]:
    """Starts on what a killed process left; returns what had been done to the releases."""
    desk, ledger = Desk(open_release(ground.start)), ground.ledger()
    await ledger.open()
    try:
        await Curator(desk, ledger, ground.place, Shelf(ground.shelf), kept=KEPT).restore()
        history = await ledger.releases.history(1_000)
        in_force = history[0].digest if history else desk.release.digest
        assert desk.release.digest == in_force
        assert _ask(desk.release) == known.replies[in_force]
        for digest in {each.digest for each in history}:
            built = await ledger.releases.find(digest)
            assert built is None or rows_of(built.content) == known.contents[digest]
    finally:
        await ledger.close()
    for file in (*ground.shelf.glob("*.sqlite"), ground.target):
        assert not file.exists() or rows_of(file.read_bytes()) in known.contents.values()
    return {each.act for each in history}
