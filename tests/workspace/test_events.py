"""What the bot hears of conversations: as its manifest subscribes to it, in Slack's shapes."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace.ids import (
    ADMIN,
    BOT_USER,
    DEVELOPER,
    GENERAL,
    OPERATOR,
    OTHER_BOT_ID,
    OTHER_TEAM,
    PARTNERS,
    ROLLOUT,
    STRANGER,
    TEAM,
    dm_of,
)
from bot.workspace.manifest import Manifest
from bot.workspace.model import Channel
from bot.workspace.refusal import RefusedError
from bot.workspace.workspace import Workspace
from tests.workspace.staging import EVENTS, SCOPES, Receiver


@pytest.fixture
def manifest() -> Manifest:
    """An app that hears everything there is to hear."""
    return Manifest(frozenset(SCOPES), frozenset({*EVENTS, "message.channels", "message.groups"}))


async def heard(workspace: Workspace, receiver: Receiver, number: int = 1) -> list[dict[str, Any]]:
    """The first events that were brought, in the order in which they happened."""
    await workspace.wait_until(lambda: len(workspace.deliveries) >= number)
    envelopes = sorted((each.content for each in receiver.received), key=lambda each: str(each["event_id"]))
    assert len(envelopes) == number
    return [envelope["event"] for envelope in envelopes]


async def test_a_mention_comes_twice_to_those_who_read_along(
    workspace: Workspace, receiver: Receiver
) -> None:
    """app_mention and the message's own copy tell of one message in two events."""
    said = await workspace.type(DEVELOPER, GENERAL, "@meshwise hello")
    mention, copy = await heard(workspace, receiver, 2)
    assert (mention["type"], copy["type"], copy["channel_type"]) == ("app_mention", "message", "channel")
    assert {mention["ts"], copy["ts"]} == {said.ts}
    assert {each.content["event_id"] for each in receiver.received} == {"Ev00000001", "Ev00000002"}


@pytest.mark.parametrize(
    ("user", "place", "kind"),
    [
        (DEVELOPER, GENERAL, "channel"),
        (ADMIN, ROLLOUT, "group"),
        (OPERATOR, dm_of(OPERATOR), "im"),
    ],
)
async def test_messages_tell_what_kind_of_place_they_are_in(
    workspace: Workspace, receiver: Receiver, user: str, place: str, kind: str
) -> None:
    """Channels, private channels and direct messages have each their own subscription and kind."""
    await workspace.type(user, place, "hello")
    (event,) = await heard(workspace, receiver)
    assert (event["type"], event["channel"], event["channel_type"]) == ("message", place, kind)


async def test_the_bot_hears_only_where_it_is(workspace: Workspace, receiver: Receiver) -> None:
    """A channel without the bot is silent, whatever is said in it."""
    workspace.state.add_channel(Channel("C0NOBOTS", "humans", members=frozenset({DEVELOPER})))
    await workspace.type(DEVELOPER, "C0NOBOTS", "@meshwise?")
    await workspace.type(DEVELOPER, GENERAL, "hello")
    (event,) = await heard(workspace, receiver)
    assert event["channel"] == GENERAL


async def test_edits_and_deletions(workspace: Workspace, receiver: Receiver) -> None:
    """An edit tells of both versions, and mentions anew; a deletion tells of what is gone."""
    said = await workspace.type(DEVELOPER, GENERAL, "hello")
    edited = await workspace.edit(DEVELOPER, said, "hello @meshwise")
    await workspace.delete(DEVELOPER, edited)
    _, mention, changed, deleted = await heard(workspace, receiver, 4)
    assert (mention["type"], bool(mention["edited"])) == ("app_mention", True)
    assert (changed["subtype"], changed["previous_message"]["text"]) == ("message_changed", "hello")
    assert changed["message"]["text"] == f"hello <@{BOT_USER}>"
    assert (deleted["subtype"], deleted["deleted_ts"], deleted["hidden"]) == (
        "message_deleted",
        said.ts,
        True,
    )
    assert workspace.state.messages == {}


async def test_only_authors_edit_and_delete(workspace: Workspace) -> None:
    """Nobody changes what somebody else wrote."""
    said = await workspace.type(DEVELOPER, GENERAL, "hello")
    with pytest.raises(RefusedError, match="cant_update_message"):
        await workspace.edit(OPERATOR, said, "bye")
    with pytest.raises(RefusedError, match="cant_delete_message"):
        await workspace.delete(OPERATOR, said)


async def test_the_bots_own_deeds_come_back_to_it(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """What the bot posts, changes and deletes is told to it like everyone's; what only one person sees is not."""
    await client.chat_postEphemeral(channel=GENERAL, user=DEVELOPER, text="psst")
    posted = await client.chat_postMessage(channel=GENERAL, text="one")
    await client.chat_update(channel=GENERAL, ts=posted["ts"], text="two")
    await client.chat_delete(channel=GENERAL, ts=posted["ts"])
    events = await heard(workspace, receiver, 3)
    assert [event.get("subtype") for event in events] == [None, "message_changed", "message_deleted"]
    assert (events[0]["bot_id"], events[0]["app_id"]) == ("B0MESHBOT", "A0MESHBOT")


async def test_broadcasts_files_and_other_bots(workspace: Workspace, receiver: Receiver) -> None:
    """Each special kind of message has its subtype; other bots have no user."""
    root = await workspace.type(DEVELOPER, GENERAL, "look")
    await workspace.type(OPERATOR, GENERAL, "here too", thread_ts=root.ts, broadcast=True)
    await workspace.share_file(OPERATOR, GENERAL, "meshes.csv", b"a,b", text="@meshwise see")
    await workspace.post_as_other_bot(GENERAL, "deployed")
    _, broadcast, mention, shared, bot = await heard(workspace, receiver, 5)
    assert (broadcast["subtype"], broadcast["thread_ts"]) == ("thread_broadcast", root.ts)
    assert (mention["type"], mention["files"][0]["name"]) == ("app_mention", "meshes.csv")
    assert (shared["subtype"], shared["files"][0]["mimetype"]) == ("file_share", "text/csv")
    assert (bot["subtype"], bot["bot_id"], "user" in bot) == ("bot_message", OTHER_BOT_ID, False)


async def test_strangers_are_told_apart(workspace: Workspace, receiver: Receiver) -> None:
    """In a shared channel the envelope says so, and a stranger's team is another than the envelope's."""
    await workspace.type(STRANGER, PARTNERS, "@meshwise hello")
    mention, _ = await heard(workspace, receiver, 2)
    envelope = receiver.received[0].content
    assert (mention["team"], mention["user_team"]) == (OTHER_TEAM, OTHER_TEAM)
    assert (envelope["team_id"], envelope["is_ext_shared_channel"]) == (TEAM, True)
    with pytest.raises(RefusedError, match="command_not_found"):
        await workspace.command(STRANGER, PARTNERS, "/mesh help")


async def test_the_tabs_and_what_is_looked_at_beside_them(workspace: Workspace, receiver: Receiver) -> None:
    """Opening a tab and looking at a channel are events of their own."""
    await workspace.open_messages(DEVELOPER)
    await workspace.open_home(DEVELOPER)
    await workspace.look_at(DEVELOPER, GENERAL)
    messages, home, context = await heard(workspace, receiver, 3)
    assert [messages["tab"], home["tab"]] == ["messages", "home"]
    assert context["context"]["entities"][0]["value"] == GENERAL


async def test_a_working_session_can_be_stopped(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """The stop button works while the bot is at work, and only tells it."""
    said = await workspace.type(DEVELOPER, dm_of(DEVELOPER), "hello")
    place = {"channel_id": dm_of(DEVELOPER), "thread_ts": said.ts}
    with pytest.raises(RefusedError, match="not_found"):
        await workspace.stop_session(DEVELOPER, dm_of(DEVELOPER), said.ts)
    answer = await client.agents_sessions_setStatus(**place, status="processing", title="Hello")
    assert (answer["title"], answer.get("warning")) == ("Hello", None)
    await workspace.stop_session(DEVELOPER, dm_of(DEVELOPER), said.ts)
    _, stopped = await heard(workspace, receiver, 2)
    assert (stopped["type"], stopped["thread_ts"], stopped["user"]) == (
        "agent_session_stopped",
        said.ts,
        DEVELOPER,
    )
    assert workspace.state.sessions[dm_of(DEVELOPER), said.ts]["status"] == "processing"
