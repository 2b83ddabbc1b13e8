"""How long a release takes to build, in seconds of the processor; the peer only parses the same YAML."""

import re
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import yaml

from bot.release import build
from tests.bench.table import Built, Rows

COLUMNS = ("building", "CPU s", "/ parsing")


def measure(places: Sequence[Built]) -> tuple[Sequence[str], Rows]:
    """Builds the releases of all places, each from nothing and again after one fact or one name has changed."""
    rows: dict[str, Sequence[float]] = {}
    for place in places:
        again = place.directory / "again.sqlite"
        took = {
            "parsing alone": _time(partial(_parse, place.knowledge)),
            "from nothing": _time(partial(build, place.knowledge, place.intents, place.release)),
        }
        for name, change in CHANGES.items():
            changed = place.directory / name
            shutil.copytree(place.knowledge, changed)
            change(changed)
            took[name] = _time(partial(build, changed, place.intents, again, earlier=place.release))
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
    _put(path, r'(\bat"?: )"?[^"\n]*"?', r'\1"the first page"')


def _add_a_name(directory: Path) -> None:
    """Gives one feature an alias more, in a list of either style."""
    path = min((directory / "features").glob("*.yaml"))
    _put(path, r'(features"?:.*?aliases"?:)(\s*)- ', r"\1\2- zorbly quendle\2- ")
    _put(path, r'(features"?:[^-]*?aliases"?: \[)', r"\1zorbly quendle, ")


def _put(path: Path, pattern: str, text: str) -> None:
    """Puts something else in the first place of a file that looks like this."""
    said = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, text, said, count=1, flags=re.DOTALL), encoding="utf-8")


CHANGES: Mapping[str, Callable[[Path], None]] = {
    "one fact changed": _change_a_fact,
    "one name more": _add_a_name,
}
"""What is changed before a release is built anew, by the name of its row."""
