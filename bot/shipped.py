"""Where the shipped knowledge and intents are, and where built releases are kept between starts."""

import os
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_PACKAGED = _HERE / "shipped_files"


def shipped(name: str) -> Path:
    """Returns the shipped directory `name`: beside the code in an installed copy, at the top of a checkout."""
    packaged = _PACKAGED / name
    return packaged if packaged.is_dir() else _HERE.parent / name


def installed_releases() -> Path:
    """Returns the directory of the releases that were built when the program was installed, if any were."""
    return Path(sys.prefix) / "share" / "meshwise"


def cache_directory() -> Path:
    """Returns the directory for built releases: MESHWISE_CACHE, else the user's cache directory."""
    chosen = os.environ.get("MESHWISE_CACHE")
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    return Path(base) / "meshwise"
