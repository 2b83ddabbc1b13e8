"""Misfortunes on order: make one call of a method fail as Slack sometimes does."""

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class RateLimited:
    """Answer 429 with `Retry-After` in seconds."""

    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class ServerError:
    """Answer with an error status and no JSON."""

    status: int = 500


@dataclass(frozen=True, slots=True)
class Hang:
    """Answer properly, but only after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refuse:
    """Answer `ok: false` with this error code."""

    error: str


Fault: TypeAlias = RateLimited | ServerError | Hang | Refuse


class Faults:
    """The misfortunes waiting for each method, used up in order, one per call."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def next(self, method: str, *faults: Fault) -> None:
        """Lets the next calls of `method` ("chat.postMessage", "response_url") meet these faults."""
        self._waiting[method].extend(faults)

    def take(self, method: str) -> Fault | None:
        """The fault for this call, if one waits."""
        waiting = self._waiting[method]
        return waiting.popleft() if waiting else None
