"""A staged workspace for one test, and what speaks with it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace.manifest import Manifest
from bot.workspace.workspace import Workspace
from tests.workspace.staging import MANIFEST, Receiver, staged_workspace


@pytest.fixture
def receiver() -> Receiver:
    """The receiver in the bot's place."""
    return Receiver()


@pytest.fixture
def manifest() -> Manifest:
    """The app as it is registered."""
    return MANIFEST


@pytest.fixture
async def workspace(receiver: Receiver, manifest: Manifest) -> AsyncIterator[Workspace]:
    """A workspace whose deliveries go to the receiver, and which does not wait long."""
    async with staged_workspace(receiver, manifest) as made:
        made.courier.patience = 0.5
        yield made


@pytest.fixture
def verifier(workspace: Workspace) -> SignatureVerifier:
    """Slack's own check of signatures."""
    return SignatureVerifier(workspace.addresses.signing_secret)


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """A plain HTTP client."""
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def client(workspace: Workspace, session: aiohttp.ClientSession) -> AsyncWebClient:
    """Slack's own client of the Web API, with the bot's token."""
    return AsyncWebClient(token=workspace.addresses.token, base_url=workspace.api_url, session=session)
