"""The log: lines of text or of JSON, each with the id of the delivery that it is about."""

import logging
import sys
from typing import Final, Literal, TextIO, TypeAlias

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

from bot.telemetry.handling import HANDLING
from bot.text.characters import visible

Format: TypeAlias = Literal["text", "json"]

OURS: Final = "bot"
"""The logger of the program itself, which alone tells details: those of libraries can hold what people wrote, or what
opens a door."""

_TEXT: Final = "%(asctime)s %(levelname)s %(name)s:%(delivery_shown)s %(message)s"
_FIELDS: Final = {"levelname": "level", "name": "logger"}


def set_up_log(level: str, form: Format, stream: TextIO | None = None) -> None:
    """Sends the log to standard error, or to `stream`.

    Args:
        level: the least severe level of the program's own lines; of libraries only warnings and worse are told.
        form: a line of text for people, or a JSON object for programs, on each line.
        stream: where to.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.addFilter(_add_delivery)
    handler.setFormatter(_json_formatter() if form == "json" else _TextFormatter(_TEXT))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level)


class _TextFormatter(logging.Formatter):
    """Lines that nothing tears: what somebody had the program say cannot look like another line."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        """The line without what follows it, which is the trace of an error."""
        return visible(super().formatMessage(record))


def _json_formatter() -> logging.Formatter:
    # uvicorn adds its message once more, with marks that only a terminal shows.
    hidden = [*RESERVED_ATTRS, "delivery_shown", "color_message"]
    return JsonFormatter(
        ["levelname", "name", "message"], rename_fields=_FIELDS, reserved_attrs=hidden, timestamp="time"
    )


def _add_delivery(record: logging.LogRecord) -> bool:
    """Notes which delivery is being handled; a line that is about none stays as it is."""
    handling = HANDLING.get()
    ident = handling.ident if handling else ""
    if ident:
        record.delivery = ident
    record.delivery_shown = f" [{ident}]" if ident else ""
    return True
