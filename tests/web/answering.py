"""The bot as a process: `python -m tests.web.answering DIRECTORY`, with settings from the environment."""

import sys
from pathlib import Path

from bot.settings import read_settings
from bot.web.serve import serve
from tests.desks import PLACE, build_desk

if __name__ == "__main__":
    serve(read_settings(), build_desk(Path(sys.argv[1])), PLACE)
