"""What questions take while another process builds a release, as a review of changed files does."""

import subprocess
import sys
from collections.abc import Sequence

from bot.desk import Desk
from bot.release import open_release
from tests.bench.answers import enumerated_questions
from tests.bench.table import Built, Rows, percentile, time_each

COLUMNS = ("answers meanwhile", "p50 ms", "p99 ms", "p99 / alone")
ASKED = 2_000
"""Questions; they are done with long before the build is."""


def measure(places: Sequence[Built]) -> tuple[Sequence[str], Rows]:
    """Asks plain questions of the first place, alone and while the release of the last place is built."""
    first, last = places[0], places[-1]
    desk = Desk(open_release(first.release))
    plain = enumerated_questions(desk)[:ASKED]
    time_each(desk.ask, plain, rounds=1)
    took = {"nothing else": time_each(desk.ask, plain, rounds=1)}
    command = [sys.executable, "-m", "bot.cli", "--knowledge", str(last.knowledge), "knowledge", "build"]
    with subprocess.Popen(
        [*command, str(last.directory / "meanwhile.sqlite")], stdout=subprocess.DEVNULL
    ) as other:
        took["a release is built"] = time_each(desk.ask, plain, rounds=1)
        other.kill()
    base = percentile(took["nothing else"], 0.99)
    return COLUMNS, {
        name: (percentile(each, 0.5), high := percentile(each, 0.99), high / base)
        for name, each in took.items()
    }
