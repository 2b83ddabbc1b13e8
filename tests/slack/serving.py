"""The bot as a process that answers from a built release: `python -m tests.slack.serving RELEASE SECONDS`.

SECONDS is how long what it takes on is its own: less than the minute that Slack would take to bring it again.
"""

import sys
from datetime import timedelta
from pathlib import Path

from bot.desk import Desk
from bot.release import open_release
from bot.settings import read_settings
from bot.slack import claims
from bot.web.serve import serve
from tests.desks import PLACE

if __name__ == "__main__":
    claims.TAKEN = timedelta(seconds=float(sys.argv[2]))  # type: ignore[misc]
    serve(read_settings(), Desk(open_release(Path(sys.argv[1]))), PLACE)
