"""A desk behind the edge."""

from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette

from bot.desk import Desk
from bot.slack.app import SlackApp, build_app
from bot.slack.policy import Policy
from bot.web import create_asgi
from tests.desks import build_desk, make_curator
from tests.web.asgi import SECRET
from tests.web.slack import Slack, running_slack


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The desk of the invented world."""
    return build_desk(tmp_path_factory.mktemp("release"))


@pytest.fixture
def policy() -> Policy:
    """What the bot's operator decided: nothing; tests of a limit have their own."""
    return Policy()


@pytest.fixture
def slack() -> Slack:
    """Slack, which takes everything unless a test says otherwise."""
    return Slack()


@pytest.fixture
async def api_url(slack: Slack) -> AsyncIterator[str]:
    """Where its Web API is."""
    async with running_slack(slack) as address:
        yield address


@pytest.fixture
def closed(desk: Desk, policy: Policy, api_url: str) -> SlackApp:
    """A bot of this Slack, not open yet."""
    return build_app(make_curator(desk), token="xoxb-1", api_url=api_url, policy=policy)  # noqa: S106 - no such bot


@pytest.fixture
async def app(closed: SlackApp) -> AsyncIterator[SlackApp]:
    """The same, open."""
    async with closed.running():
        yield closed


@pytest.fixture
def edge(app: SlackApp) -> Starlette:
    """Its edge."""
    return create_asgi(app, signing_secret=SECRET)
