"""Deliveries as Slack signs them, ready to be put to an edge."""

import json
from itertools import count
from typing import Any
from urllib.parse import quote_plus, urlencode

from tests.web.asgi import FORM, Request, event, signed

QUESTION = "does the Rovella fold?"

_numbers = count(1)


def mention(number: int | None = None) -> Request:
    """Somebody asks in a channel."""
    return signed(event(number or next(_numbers), text=f"<@UBOT> {QUESTION}"))


def command(name: str = "/mesh", *, url: str = "") -> Request:
    """Somebody types a command."""
    fields = {"command": name, "text": QUESTION, "team_id": "T1", "channel_id": "C1", "user_id": "U1"}
    return signed(urlencode({**fields, "trigger_id": _ident(), "response_url": url}).encode(), FORM)


def interaction(kind: str, **fields: Any) -> Request:
    """Somebody presses something."""
    known = {"type": kind, "team": {"id": "T1"}, "user": {"id": "U1"}, "trigger_id": _ident()}
    return signed(f"payload={quote_plus(json.dumps(known | fields))}".encode(), FORM)


def press() -> dict[str, str]:
    """What a button that was pressed says."""
    named = {"action_id": "ask_next_1", "block_id": "b", "value": QUESTION}
    return {"type": "button", "action_ts": "1.0"} | named


def pressed(url: str) -> Request:
    """Somebody presses a button of a message."""
    place = {"type": "message", "channel_id": "C1", "message_ts": "1.0"}
    return interaction(
        "block_actions", actions=[press()], container=place, channel={"id": "C1"}, response_url=url
    )


def _ident() -> str:
    return f"{next(_numbers)}.0.trigger"
