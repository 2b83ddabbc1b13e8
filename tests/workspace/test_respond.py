"""A response address shows, replaces and deletes, within its rules."""

import aiohttp
import pytest

from bot.workspace.faults import ServerError
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL
from bot.workspace.model import JsonObject, Message
from bot.workspace.workspace import Workspace
from tests.workspace.build import section
from tests.workspace.staging import Receiver


@pytest.fixture
async def address(workspace: Workspace, receiver: Receiver) -> str:
    """The response address of a command just run."""
    await workspace.command(DEVELOPER, GENERAL, "/mesh help")
    return str(receiver.received[-1].content["response_url"])


async def send(session: aiohttp.ClientSession, address: str, body: JsonObject) -> tuple[int, str]:
    """Status and text of one use of a response address."""
    async with session.post(address, json=body) as response:
        return response.status, await response.text()


async def test_it_shows_a_message_to_the_person(
    workspace: Workspace, session: aiohttp.ClientSession, address: str
) -> None:
    """Without further words, only the person sees it."""
    assert await send(session, address, {"text": "x", "blocks": [section()]}) == (200, "ok")
    (shown,) = workspace.state.messages.values()
    assert (shown.user, shown.only_for, shown.channel) == (BOT_USER, DEVELOPER, GENERAL)


async def test_it_can_show_to_the_channel(
    workspace: Workspace, session: aiohttp.ClientSession, address: str
) -> None:
    """in_channel makes it a message for everyone."""
    await send(session, address, {"text": "x", "response_type": "in_channel"})
    assert [each.only_for for each in workspace.state.messages.values()] == [None]


async def test_it_refuses_what_slack_refuses(
    workspace: Workspace, session: aiohttp.ClientSession, address: str
) -> None:
    """Blocks are checked as strictly as elsewhere."""
    status, text = await send(session, address, {"text": "x", "blocks": [section("")]})
    assert (status, "invalid_blocks" in text) == (400, True)
    assert workspace.state.messages == {}


async def test_it_works_five_times(
    workspace: Workspace, session: aiohttp.ClientSession, address: str
) -> None:
    """The sixth use is refused, and an unknown address too."""
    answers = [await send(session, address, {"text": str(number)}) for number in range(6)]
    assert [status for status, _ in answers] == [200] * 5 + [404]
    assert "used_url" in answers[-1][1]
    assert "expired_url" in (await send(session, f"{workspace.page_url}respond/999", {"text": "x"}))[1]


@pytest.mark.parametrize(
    ("body", "texts"), [({"text": "new", "replace_original": True}, ["new"]), ({"delete_original": True}, [])]
)
async def test_it_replaces_or_deletes_the_original(
    workspace: Workspace,
    receiver: Receiver,
    session: aiohttp.ClientSession,
    body: JsonObject,
    texts: list[str],
) -> None:
    """After a click, the message it came from can be replaced or deleted, ephemeral or not."""
    element = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "x"}}
    blocks = ({"type": "actions", "elements": [element]},)
    old = workspace.state.add(
        Message(
            GENERAL,
            workspace.state.next_ts(),
            BOT_USER,
            "old",
            blocks,
            bot_id="B0MESHBOT",
            only_for=DEVELOPER,
        )
    )
    await workspace.click(DEVELOPER, old, "a")
    await send(session, receiver.received[-1].content["response_url"], body)
    assert [each.text for each in workspace.state.messages.values()] == texts


async def test_it_is_logged_and_can_fail(
    workspace: Workspace, session: aiohttp.ClientSession, address: str
) -> None:
    """Uses appear among the calls, and misfortunes can be ordered."""
    workspace.faults.next("response_url", ServerError())
    assert (await send(session, address, {"text": "x"}))[0] == 500
    assert (await send(session, address, {"text": "x"}))[0] == 200
    assert [(call.method, call.response["ok"]) for call in workspace.calls] == [
        ("response_url", False),
        ("response_url", True),
    ]
