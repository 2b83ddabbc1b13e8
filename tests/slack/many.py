"""Several workspaces of one Slack, replicas of a bot that serves them all, and a browser that installs it."""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final

import aiohttp
from cryptography.fernet import Fernet

from bot.curation.curator import Curator
from bot.desk import Desk
from bot.ledger import Ledger
from bot.slack.app import SlackApp, build_app
from bot.slack.policy import DEFAULT_POLICY, Policy
from bot.slack.workspaces import Credentials
from bot.web.edge import EVENTS_PATH, create_asgi
from bot.web.serving import serving
from bot.workspace import Workspace
from bot.workspace.deliver import Courier
from bot.workspace.manifest import shipped_manifest
from bot.workspace.model import Team
from bot.workspace.serve import address_of, build_workspace, create_page, listening
from bot.workspace.slack import Slack
from tests.desks import PLACE

KEY: Final = Fernet.generate_key().decode()
RED: Final = Team("T0REDTEAM", "Red", "red")
BLUE: Final = Team("T0BLUTEAM", "Blue", "blue")


@dataclass(frozen=True, slots=True)
class Page:
    """What a browser shows, and the cookie it was handed."""

    status: int
    text: str
    location: str
    cookie: str


@dataclass(frozen=True, slots=True)
class Replica:
    """A bot behind HTTP."""

    app: SlackApp
    address: str
    courier: Courier

    async def get(self, path: str, cookie: str = "") -> Page:
        """What a browser with this cookie is answered; it follows no redirection."""
        async with (
            aiohttp.ClientSession() as session,
            session.get(
                f"{self.address}{path}", headers={"cookie": cookie} if cookie else {}, allow_redirects=False
            ) as response,
        ):
            handed = response.headers.get("set-cookie", "")
            return Page(response.status, await response.text(), response.headers.get("location", ""), handed)

    async def idle(self) -> None:
        """Returns once nothing is at work."""
        assert await self.app.room.in_flight.drain() == 0


@dataclass(frozen=True, slots=True)
class Many:
    """The workspaces, and the replicas; events of workspaces go to the first replica."""

    slack: Slack
    workspaces: dict[str, Workspace]
    replicas: Sequence[Replica]

    async def install(
        self, team: Team, *, begun_at: Replica | None = None, ended_at: Replica | None = None
    ) -> Page:
        """Somebody installs the app in a workspace with a browser."""
        begun = await (begun_at or self.replicas[0]).get("/slack/install")
        query = self.slack.grants.approve(begun.location, team)
        cookie = begun.cookie.partition(";")[0]
        return await (ended_at or self.replicas[0]).get(f"/slack/oauth_redirect?{query}", cookie)

    def calls(self, team: Team, method: str) -> list[str]:
        """The tokens that a method was called with in a workspace."""
        return [call.token for call in self.workspaces[team.id].calls if call.method == method]


@asynccontextmanager
async def running_many(
    desk: Desk,
    ledger_address: str,
    teams: Sequence[Team] = (RED, BLUE),
    *,
    replicas: int = 1,
    policy: Policy = DEFAULT_POLICY,
    keys: tuple[str, ...] = (KEY,),
    rotating: bool = False,
    slack: Slack | None = None,
) -> AsyncIterator[Many]:
    """Workspaces in which the app is not installed yet, and bots for all of them at one ledger.

    The workspaces join the `slack`, if one is given.
    """
    slack = slack or Slack(time.time, shipped_manifest().scopes)
    slack.grants.rotating = slack.grants.rotating or rotating
    credentials = Credentials(slack.grants.client_id, slack.grants.client_secret)
    async with AsyncExitStack() as stack:
        edges = [stack.enter_context(listening(0)) for _ in range(replicas)]
        bot_url = address_of(edges[0]).rstrip("/") + EVENTS_PATH
        workspaces: dict[str, Workspace] = {}
        for team in teams:
            page = stack.enter_context(listening(0))
            made = build_workspace(address_of(page), bot_url, team=team, slack=slack)
            await stack.enter_async_context(serving(create_page(made), page))
            stack.push_async_callback(made.close)
            workspaces[team.id] = made
        first = workspaces[teams[0].id]
        running = []
        for edge in edges:
            curator = Curator(desk, Ledger(ledger_address, keys), PLACE)
            app = build_app(curator, token=credentials, api_url=first.api_url, policy=policy)
            secret = first.addresses.signing_secret
            await stack.enter_async_context(serving(create_asgi(app, signing_secret=secret), edge))
            address = address_of(edge).rstrip("/")
            courier = Courier(address + EVENTS_PATH, secret, time.time, lambda _: None)
            stack.push_async_callback(courier.close)
            running.append(Replica(app, address, courier))
        yield Many(slack, workspaces, running)
