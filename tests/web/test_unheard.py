"""What is signed by Slack, whatever it says: it is accepted or refused, and nothing breaks."""

import json
from random import Random
from typing import Any

from starlette.applications import Starlette

from bot.slack.app import SlackApp
from bot.telemetry import names
from tests.web.asgi import ask, event, signed
from tests.web.deliveries import command, interaction
from tests.web.figures import figure

STRANGE = 1_000

_VALUES: tuple[Any, ...] = (
    None,
    0,
    -1.5,
    True,
    "",
    "U1",
    "\ud800",
    [],
    ["x"],
    [{}],
    {},
    {"id": 5},
    {"id": {}},
    "x" * 9_000,
)
_KEYS = (
    *(
        "type",
        "event_id",
        "trigger_id",
        "team_id",
        "team",
        "user",
        "channel",
        "event",
        "view",
        "actions",
        "message",
    ),
    *(
        "container",
        "authorizations",
        "enterprise",
        "is_ext_shared_channel",
        "response_url",
        "event_ts",
        "callback_id",
    ),
)
_EVENT_KEYS = (
    "type",
    "user",
    "channel",
    "ts",
    "thread_ts",
    "text",
    "subtype",
    "bot_id",
    "channel_type",
    "files",
    "edited",
)


async def test_deliveries_for_nobody_are_accepted(app: SlackApp, edge: Starlette) -> None:
    """A signed event, command or interaction of a kind that nobody listens to is no failure that Slack would count."""
    requests = [
        signed(event(1, "emoji_changed")),
        signed(b'{"type": "app_rate_limited", "team_id": "T1", "minute_rate_limited": 1}'),
        command("/unheard-of"),
        interaction("workflow_step_edit"),
        interaction("block_actions", actions=[{"type": "button", "action_id": "nobodys", "block_id": "b"}]),
        interaction("view_submission", view={"type": "modal", "callback_id": "nobodys", "id": "V1"}),
        interaction("dialog_submission", callback_id="nobodys"),
    ]
    assert [(await ask(edge, request)).status for request in requests] == [200] * len(requests)
    assert figure(app, names.DELIVERIES, outcome="accepted") == len(requests)


async def test_strange_bodies_break_nothing(app: SlackApp, edge: Starlette) -> None:
    """With any value in any place of a signed body the answer is short, and never that the bot is broken."""
    lot = Random(7)  # noqa: S311 - for choices, not for secrets
    for number in range(STRANGE):
        reply = await ask(edge, signed(_strange(lot, number)))
        assert reply.status in (200, 400), reply
        assert len(reply.body) < 300
    await app.room.in_flight.drain()
    assert figure(app, names.DELIVERIES, outcome="failed") == 0


def _strange(lot: Random, number: int) -> bytes:
    """An event or an interaction with odd values."""
    said = {key: lot.choice(_VALUES) for key in lot.sample(_EVENT_KEYS, 4)}
    kind = lot.choice(["app_mention", "message", "app_home_opened"])
    pressed: dict[str, Any] = {"type": "block_actions", "actions": [{"action_id": "a", "block_id": "b"}]}
    body: dict[str, Any] = json.loads(event(number, kind)) if lot.random() < 0.7 else pressed
    if "event" in body:
        body["event"] |= said
    return json.dumps(body | {key: lot.choice(_VALUES) for key in lot.sample(_KEYS, 2)}).encode()
