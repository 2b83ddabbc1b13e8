"""How long a release takes to build, in seconds of the processor; the peer only parses the same YAML."""

import re
import shutil
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import yaml

from bot.release import build
from tests.bench.table import Built, Rows

COLUMNS = ("building", "CPU s", "/ parsing")


def measure(places: Sequence[Built]) -> tuple[Sequence[str], Rows]:
    """Builds the releases of all places, each from nothing and again after one fact has changed."""
    rows: dict[str, Sequence[float]] = {}
    for place in places:
        changed = place.directory / "knowledge"
        shutil.copytree(place.knowledge, changed)
        _change_a_fact(changed)
        again = place.directory / "again.sqlite"
        took = {
            "parsing alone": _time(partial(_parse, changed)),
            "from nothing": _time(partial(build, place.knowledge, place.intents, place.release)),
            "one fact changed": _time(partial(build, changed, place.intents, again, earlier=place.release)),
        }
        base = took["parsing alone"]
        rows |= {f"{place.name}, {name}": (figure, figure / base) for name, figure in took.items()}
    return COLUMNS, rows


def _time(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


def _parse(directory: Path) -> None:
    for path in directory.rglob("*.yaml"):
        for _ in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader):
            pass


def _change_a_fact(directory: Path) -> None:
    """Words the place of one piece of evidence otherwise."""
    path = min((directory / "subjects").glob("*.yaml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(\bat"?: )"?[^"\n]*"?', r'\1"the first page"', text, count=1), encoding="utf-8")
