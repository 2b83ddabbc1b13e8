"""The bot as a process that answers from a built release: `python -m tests.slack.serving RELEASE SECONDS AHEAD`.

SECONDS is how long what it takes on is its own: less than the minute that Slack would take to bring it again. AHEAD is
by how many seconds its clock is fast.
"""

import sys
import time
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from types import SimpleNamespace

from bot.desk import Desk
from bot.release import open_release
from bot.settings import read_settings
from bot.slack import claims, conversations, recording
from bot.web import signature
from bot.web.serve import serve
from tests.desks import PLACE


def _put_forward(ahead: timedelta) -> None:
    """Has this process's clock be fast, wherever what it tells is compared with other clocks."""

    class Fast(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # a plain one
            return datetime.now(tz) + ahead

    for module in (claims, conversations, recording):
        module.datetime = Fast  # type: ignore[attr-defined]
    shifted = SimpleNamespace(time=lambda: time.time() + ahead.total_seconds())
    signature.time = shifted  # type: ignore[assignment, attr-defined]


if __name__ == "__main__":
    claims.TAKEN = timedelta(seconds=float(sys.argv[2]))  # type: ignore[misc]
    if float(sys.argv[3]):
        _put_forward(timedelta(seconds=float(sys.argv[3])))
    serve(read_settings(), Desk(open_release(Path(sys.argv[1]))), PLACE)
