"""The delivery that is being handled: known wherever its handling goes, without being handed on."""

import time
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final


@dataclass(slots=True)
class Handling:
    """One delivery from its arrival to the end of its last listener.

    Attributes:
        ident: Slack's id of it, "" where it has none.
        kind: event, command, interaction or other.
        arrived: when it came, on the clock of `time.perf_counter`.
        replied: its first call to Slack has gone out.
        put_off: another one is at it, and has not finished.
    """

    ident: str
    kind: str
    arrived: float = field(default_factory=time.perf_counter)
    replied: bool = False
    put_off: bool = False

    @property
    def seconds(self) -> float:
        """How long ago it came."""
        return time.perf_counter() - self.arrived


HANDLING: Final[ContextVar[Handling | None]] = ContextVar("handling", default=None)
"""The delivery that the current task handles, if any."""


def put_off() -> None:
    """Tells of the delivery that is handled now that another one is at it, and has not finished."""
    handling = HANDLING.get()
    if handling is not None:
        handling.put_off = True
