"""Asks a day's questions fast: `python -m tests.soak --questions 20000`."""

import argparse
import asyncio
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.release import cached_release
from bot.shipped import cache_directory, shipped
from tests.soak.run import soak


def main() -> None:
    """Prints what the process held after each part, and whether every question had one answer."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--questions", type=int, default=20_000)
    arguments = parser.parse_args()
    release = cached_release(shipped("knowledge"), shipped("intents"), cache_directory())
    with TemporaryDirectory() as directory:
        tell = partial(print, flush=True)
        soaked = asyncio.run(soak(release.path, Path(directory), arguments.questions, tell))
    print(
        f"without an answer: {soaked.unanswered}; with several: {soaked.several}; in doubt: {soaked.doubted}"
    )


if __name__ == "__main__":
    main()
