"""The doors of the page: what each person is shown and told, and who may act."""

import json
import re
from importlib.resources import files

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace.ids import DEVELOPER, GENERAL, OPERATOR, dm_of
from bot.workspace.workspace import Workspace


async def test_each_person_sees_their_own(
    workspace: Workspace, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    """The session holds public messages and one's own, never other people's."""
    await client.chat_postMessage(channel=GENERAL, text="for all")
    await client.chat_postEphemeral(channel=GENERAL, user=DEVELOPER, text="for one")
    await workspace.type(DEVELOPER, dm_of(DEVELOPER), "between us")
    shown = {}
    for user in (DEVELOPER, OPERATOR):
        async with session.get(f"{workspace.page_url}page/session?user={user}") as response:
            shown[user] = [message["text"] for message in (await response.json())["messages"]]
    assert shown == {DEVELOPER: ["for all", "for one", "between us"], OPERATOR: ["for all"]}


async def test_changes_are_streamed_to_those_who_may_see(
    workspace: Workspace, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    """An ephemeral message for someone else is not in the stream; a public one is."""
    async with session.get(f"{workspace.page_url}page/stream?user={OPERATOR}") as response:
        await response.content.readuntil(b"\n\n")
        await client.chat_postEphemeral(channel=GENERAL, user=DEVELOPER, text="for one")
        await client.chat_postMessage(channel=GENERAL, text="for all")
        line = await response.content.readuntil(b"\n\n")
    told = json.loads(line.removeprefix(b"data: "))
    assert (told["kind"], told["body"]["text"]) == ("message", "for all")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"content-type": "application/json"}, 200),
        ({"content-type": "text/plain"}, 403),
        ({"content-type": "application/json", "origin": "https://example.org"}, 403),
        ({"content-type": "application/json", "host": "example.org"}, 400),
    ],
)
async def test_only_the_page_itself_may_act(
    workspace: Workspace, session: aiohttp.ClientSession, headers: dict[str, str], status: int
) -> None:
    """Another site open in the same browser cannot speak for its user."""
    body = json.dumps({"user": DEVELOPER, "channel": GENERAL, "text": "hello"})
    async with session.post(f"{workspace.page_url}page/type", data=body, headers=headers) as response:
        assert response.status == status
    assert len(workspace.state.messages) == (1 if status == 200 else 0)


@pytest.mark.parametrize(
    ("deed", "body", "status"),
    [
        ("type", {"user": DEVELOPER, "channel": "C0NOWHERE", "text": "x"}, 409),
        ("type", {"user": DEVELOPER}, 400),
        ("type", ["x"], 400),
        ("shout", {}, 403),
    ],
)
async def test_nonsense_is_answered_shortly(
    workspace: Workspace, session: aiohttp.ClientSession, deed: str, body: object, status: int
) -> None:
    """What makes no sense is refused with a status and a code, not with a failure."""
    async with session.post(f"{workspace.page_url}page/{deed}", json=body) as response:
        assert (response.status, (await response.json())["ok"]) == (status, False)


async def test_the_page_runs_nothing_from_elsewhere(
    workspace: Workspace, session: aiohttp.ClientSession
) -> None:
    """The page allows only its own files."""
    async with session.get(workspace.page_url) as response:
        assert response.headers["content-security-policy"].startswith("default-src 'self'")
        assert "://" not in (await response.text()).replace("http-equiv", "")


async def test_the_page_fetches_its_modules_at_once(
    workspace: Workspace, session: aiohttp.ClientSession
) -> None:
    """Every module is named in the page, so that none is found only when another has come."""
    modules = sorted(each.name for each in (files("bot.workspace") / "static" / "js").iterdir())
    async with session.get(workspace.page_url) as response:
        named = re.findall(r'"/static/js/(\w+\.js)"', await response.text())
    assert sorted(named) == modules
