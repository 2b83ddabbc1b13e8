"""What may fail without anybody missing it: the answer is out already, or comes without it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from bot.slack.failures import describe

_log: Final = logging.getLogger(__name__)


@contextmanager
def forgiving(what: str) -> Iterator[None]:
    """A failure inside ends there, with one line in the log that says `what` did not happen and why."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it is, the person has what they asked for
        _log.error("%s: %s", what, describe(error))
