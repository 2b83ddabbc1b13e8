"""What the workspace hands out for a short while: trigger ids and response addresses."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from bot.render.limits import RESPONSE_URL_SECONDS, RESPONSE_URL_USES, TRIGGER_ID_SECONDS
from bot.workspace.refusal import RefusedError


@dataclass(frozen=True, slots=True)
class Ticket:
    """What was handed out, to whom, when, and what it belongs to.

    Attributes:
        user: the person whose act it came from.
        issued: when, in seconds of the workspace's clock.
        channel: where a response goes, and where an act took place; empty for acts outside of channels.
        message_ts: the message a response may replace, if any.
        thread_ts: the thread that message stands in, if any.
        view: the modal the act took place in, if any.
    """

    user: str
    issued: float
    channel: str = ""
    message_ts: str | None = None
    thread_ts: str | None = None
    view: str | None = None


class Tickets:
    """Issues and redeems tickets; `now` is the clock, in seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._numbers = count(1)
        self._triggers: dict[str, Ticket] = {}
        self._used_triggers: set[str] = set()
        self._responses: dict[str, Ticket] = {}
        self._uses: dict[str, int] = {}

    def issue_trigger(self, user: str, channel: str = "", *, view: str | None = None) -> str:
        """A trigger id, good once within three seconds; `channel` and `view` are where the act took place."""
        trigger = f"{next(self._numbers)}.{int(self._now())}.trigger"
        self._triggers[trigger] = Ticket(user, self._now(), channel, view=view)
        return trigger

    def redeem_trigger(self, trigger: str) -> Ticket:
        """What a trigger id stands for.

        Raises:
            RefusedError: it is unknown, used, or too old.
        """
        ticket = self._triggers.get(trigger)
        if ticket is None:
            raise RefusedError("invalid_trigger_id")
        if trigger in self._used_triggers:
            raise RefusedError("exchanged_trigger_id")
        if self._now() - ticket.issued > TRIGGER_ID_SECONDS:
            raise RefusedError("expired_trigger_id")
        self._used_triggers.add(trigger)
        return ticket

    def issue_response(
        self, user: str, channel: str, message_ts: str | None = None, thread_ts: str | None = None
    ) -> str:
        """The last part of a response address, good for five uses in half an hour."""
        key = f"{next(self._numbers)}"
        self._responses[key] = Ticket(user, self._now(), channel, message_ts, thread_ts)
        self._uses[key] = 0
        return key

    def redeem_response(self, key: str) -> Ticket:
        """What a response address stands for.

        Raises:
            RefusedError: it is unknown, used up, or too old.
        """
        ticket = self._responses.get(key)
        if ticket is None or self._now() - ticket.issued > RESPONSE_URL_SECONDS:
            raise RefusedError("expired_url")
        if self._uses[key] >= RESPONSE_URL_USES:
            raise RefusedError("used_url")
        self._uses[key] += 1
        return ticket
