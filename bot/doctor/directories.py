"""The directories that are written to: whether they can be, and how much room is left."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bot.doctor.model import Finding, Level, Patient

ROOM_WANTED: Final = 500 * 1024 * 1024
"""A year of a busy workspace, and a few releases; below it somebody should look."""
ROOM_NEEDED: Final = 50 * 1024 * 1024
"""Two releases; below it a build or a backup fails."""

_OTHERS: Final = 0o077


async def check_data(patient: Patient) -> Iterable[Finding]:
    """The directory of the ledger, where the ledger is a file."""
    if patient.settings.database_url is not None:
        return []
    directory = patient.settings.data
    found = _check("data", "MESHWISE_DATA", directory, "error")
    if found.level == "ok" and directory.exists() and directory.stat().st_mode & _OTHERS:
        told = f"{directory}, where what people asked is kept, is open to others on this machine"
        return [found, Finding("warning", "data", told, f"chmod 700 {directory}")]
    return [found]


async def check_cache(patient: Patient) -> Iterable[Finding]:
    """The directory of built releases; where it cannot be written, every start builds anew."""
    return [_check("cache", "MESHWISE_CACHE", patient.cache, "warning")]


def _check(check: str, setting: str, directory: Path, at_worst: Level) -> Finding:
    place = _standing(directory)
    try:
        with tempfile.TemporaryFile(dir=place):
            free = shutil.disk_usage(place).free
    except OSError as error:
        told = f"{directory} cannot be written: {error.strerror}"
        return Finding(at_worst, check, told, f"let {setting} name a directory that the bot's user can write")
    told = f"{directory} can be written; {free // 1024**2:,} MB are free"
    level = weigh_room(free, at_worst)
    return Finding(
        level, check, told, "" if level == "ok" else f"make room there, or let {setting} name another disk"
    )


def weigh_room(free: int, at_worst: Level) -> Level:
    """What it means that so many bytes are free."""
    if free < ROOM_NEEDED:
        return at_worst
    return "warning" if free < ROOM_WANTED else "ok"


def _standing(directory: Path) -> Path:
    """The directory, or where it will be made: the nearest one above it that is there."""
    return next((each for each in (directory, *directory.parents) if each.exists()), directory)
