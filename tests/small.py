"""The invented world with the shipped intents, made small: a release of it is built in a second."""

import json
import shutil
from pathlib import Path

import yaml

from bot.release import build
from tests.desks import INTENTS
from tests.world import WORLD

FEW = 20


def small_files(directory: Path) -> Path:
    """Writes `knowledge`, `intents` and their `release.sqlite` into a directory, and returns it.

    Of the long lists of words that are no names only a few stay.
    """
    shutil.copytree(WORLD, directory / "knowledge")
    shutil.copytree(INTENTS, directory / "intents")
    words = directory / "intents" / "words.yaml"
    lists = yaml.safe_load(words.read_text(encoding="utf-8"))
    lists |= {name: lists[name][:FEW] for name in ("elsewhere", "ordinary", "other_talk")}
    words.write_text(json.dumps(lists), encoding="utf-8")
    build(directory / "knowledge", directory / "intents", directory / "release.sqlite")
    return directory
