"""What is not let in, and what whoever sent it is told: a status and one line."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request goes no further.

    Attributes:
        status: the HTTP status, 4xx.
        reason: what it counts as in the figures.
        line: what the sender reads.
    """

    status: int
    reason: str
    line: str


class RefusedError(Exception):
    """A request that goes no further."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.line)
        self.refusal = refusal


CONTENT_TYPE: Final = Refusal(415, "content_type", "the content type is neither JSON nor a form")
TOO_LARGE: Final = Refusal(413, "too_large", "request body too large")
INCOMPLETE: Final = Refusal(408, "incomplete", "the request body did not come in time")
UNSIGNED: Final = Refusal(401, "unsigned", "not signed by Slack")
FORGED: Final = Refusal(401, "forged", "not signed by Slack")
STALE: Final = Refusal(401, "stale", "signed more than five minutes before or after the time here")
REPLAYED: Final = Refusal(409, "replayed", "this very request was taken before")
UNREADABLE: Final = Refusal(400, "unreadable", "neither a JSON object nor a form")
