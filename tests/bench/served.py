"""The bot as a process that serves a release: `python -m tests.bench.served RELEASE`, settings from the environment."""

import sys
from pathlib import Path

from bot.curation.place import Place
from bot.desk import Desk
from bot.release import open_release
from bot.settings import read_settings
from bot.shipped import shipped
from bot.web.serve import serve

if __name__ == "__main__":
    place = Place(shipped("knowledge"), shipped("intents"))
    serve(read_settings(), Desk(open_release(Path(sys.argv[1]))), place)
