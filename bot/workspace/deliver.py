"""Brings events, commands and interactions to the bot: signed, with Slack's patience and Slack's retries."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

import aiohttp

from bot.web.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, sign
from bot.workspace.model import JsonObject

PATIENCE_SECONDS: Final = 3.0
"""How long Slack waits for an answer."""
RETRY_DELAYS: Final = (0.0, 60.0, 300.0)
"""How long Slack waits before each further attempt at an event."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back from the bot.

    Attributes:
        status: the HTTP status, or 0 when there was no answer.
        body: the answer's text.
        reason: why an attempt failed, as Slack's retry header says it; empty after success.
        may_retry: the bot did not ask to be spared further attempts.
    """

    status: int
    body: str = ""
    reason: str = ""
    may_retry: bool = True


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing brought to the bot.

    Attributes:
        kind: "event", "command" or "interaction".
        payload: what was sent.
        outcomes: one for each attempt.
    """

    kind: str
    payload: JsonObject
    outcomes: tuple[Outcome, ...]

    @property
    def attempts(self) -> tuple[int, ...]:
        """The status of each attempt."""
        return tuple(outcome.status for outcome in self.outcomes)


class Courier:
    """Carries everything to one address; keeps a log of what it carried.

    Attributes:
        log: every finished delivery.
        retry_delays: seconds before each further attempt at an event.
        patience: seconds to wait for an answer.
    """

    def __init__(
        self, address: str, secret: str, now: Callable[[], float], done: Callable[[Delivery], None]
    ) -> None:
        """Carries to `address`, signed with `secret`; `done` is told of every finished delivery."""
        self.log: list[Delivery] = []
        self.retry_delays: tuple[float, ...] = RETRY_DELAYS
        self.patience = PATIENCE_SECONDS
        self._address = address
        self._secret = secret
        self._now = now
        self._done = done
        self._session: aiohttp.ClientSession | None = None
        self._signed: dict[int, int] = {}

    async def bring_event(self, envelope: JsonObject) -> Delivery:
        """Brings an event, again and again until the bot says 2xx or the attempts are used up."""
        body = json.dumps(envelope).encode()
        outcomes = [await self._post(body, "application/json")]
        for number, delay in enumerate(self.retry_delays, 1):
            if not (outcomes[-1].reason and outcomes[-1].may_retry):
                break
            await asyncio.sleep(delay)
            again = {"x-slack-retry-num": str(number), "x-slack-retry-reason": outcomes[-1].reason}
            outcomes.append(await self._post(body, "application/json", again))
        return self._note(Delivery("event", envelope, tuple(outcomes)))

    async def bring_command(self, fields: dict[str, str]) -> Outcome:
        """Brings a slash command, once."""
        outcome = await self._post_form(fields)
        self._note(Delivery("command", dict(fields), (outcome,)))
        return outcome

    async def bring_interaction(self, payload: JsonObject) -> Outcome:
        """Brings an interaction, once."""
        outcome = await self._post_form({"payload": json.dumps(payload)})
        self._note(Delivery("interaction", payload, (outcome,)))
        return outcome

    async def close(self) -> None:
        """Ends its connections."""
        if self._session is not None:
            await self._session.close()

    async def _post_form(self, fields: dict[str, str]) -> Outcome:
        return await self._post(urlencode(fields).encode(), "application/x-www-form-urlencoded")

    async def _post(self, body: bytes, content_type: str, extra: dict[str, str] | None = None) -> Outcome:
        timestamp = self._sign_time(body)
        headers = {
            "content-type": content_type,
            "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            TIMESTAMP_HEADER: timestamp,
            SIGNATURE_HEADER: sign(self._secret, timestamp, body),
            **(extra or {}),
        }
        try:
            async with asyncio.timeout(self.patience):
                return await self._exchange(body, headers)
        except TimeoutError:
            return Outcome(0, reason="http_timeout")
        except aiohttp.ClientError:
            return Outcome(0, reason="connection_failed")

    def _sign_time(self, body: bytes) -> str:
        """Now, in seconds, or later where the same was signed in this second: each attempt has its own signature."""
        same = hash(body)
        self._signed[same] = second = max(int(self._now()), self._signed.get(same, 0) + 1)
        return str(second)

    async def _exchange(self, body: bytes, headers: dict[str, str]) -> Outcome:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        async with self._session.post(self._address, data=body, headers=headers) as response:
            text = await response.text()
            reason = "" if response.ok else "http_error"
            spared = response.headers.get("x-slack-no-retry") == "1"
            return Outcome(response.status, text, reason, may_retry=not spared)

    def _note(self, delivery: Delivery) -> Delivery:
        self.log.append(delivery)
        self._done(delivery)
        return delivery
