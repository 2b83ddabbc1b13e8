"""Several of the bot's processes, as they are to Slack: each with an edge of its own, at one ledger."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.curation.curator import Curator
from bot.desk import Desk
from bot.ledger import Ledger
from bot.slack.app import SlackApp, build_app
from bot.web.edge import EVENTS_PATH, create_asgi
from bot.web.serving import serving
from bot.workspace import Workspace
from bot.workspace.deliver import Courier, Delivery
from bot.workspace.serve import address_of, listening
from tests.desks import PLACE
from tests.slack.events import envelope


@dataclass(frozen=True, slots=True)
class Replica:
    """A bot behind signed HTTP, and who brings it deliveries."""

    app: SlackApp
    courier: Courier

    async def bring(self, event: dict[str, Any], **changes: Any) -> Delivery:
        """Delivers an event; returns once it is accepted."""
        return await self.courier.bring_event(envelope(event, **changes))


@asynccontextmanager
async def running_replica(
    workspace: Workspace, desk: Desk, ledger_address: str, *, api_url: str = ""
) -> AsyncIterator[Replica]:
    """A further bot of the workspace, which forgets what it has in memory at the end.

    Args:
        workspace: where it is asked.
        desk: what answers.
        ledger_address: what it remembers in.
        api_url: how it reaches the workspace; the straight way when "".
    """
    addresses = workspace.addresses
    curator = Curator(desk, Ledger(ledger_address), PLACE)
    app = build_app(curator, token=addresses.token, api_url=api_url or workspace.api_url)
    with listening(0) as edge:
        address = address_of(edge).rstrip("/") + EVENTS_PATH
        courier = Courier(address, addresses.signing_secret, time.time, lambda _: None)
        async with serving(create_asgi(app, signing_secret=addresses.signing_secret), edge):
            try:
                yield Replica(app, courier)
            finally:
                await courier.close()
