"""The Web API answers and refuses as Slack's does, called by Slack's own client."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.render.limits import SESSION_TITLE_MAX, UPDATE_TEXT_MAX
from bot.workspace.faults import Hang, RateLimited, Refuse, ServerError
from bot.workspace.ids import (
    ADMIN,
    BOT_USER,
    DEVELOPER,
    GENERAL,
    OPERATOR,
    PARTNERS,
    ROLLOUT,
    STRANGER,
    TEAM,
    dm_of,
)
from bot.workspace.model import Channel, JsonObject
from bot.workspace.workspace import Workspace
from tests.workspace.build import actions, button, home, modal, section


async def refusal(client: AsyncWebClient, method: str, **arguments: object) -> JsonObject:
    """What the API answers to a call that it refuses."""
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json=arguments)
    return dict(caught.value.response.data)


async def test_auth_test_names_the_bot(client: AsyncWebClient) -> None:
    """A token says whose it is."""
    response = await client.auth_test()
    assert (response["team_id"], response["user_id"]) == (TEAM, BOT_USER)


@pytest.mark.parametrize(("token", "error"), [(None, "not_authed"), ("xoxb-other", "invalid_auth")])
async def test_tokens_are_checked(
    workspace: Workspace, session: aiohttp.ClientSession, token: str | None, error: str
) -> None:
    """No call works without the right token."""
    headers = {"authorization": f"Bearer {token}"} if token else {}
    async with session.post(f"{workspace.api_url}auth.test", headers=headers) as response:
        assert (await response.json())["error"] == error


@pytest.mark.parametrize(("method", "of_the_app"), [("auth.test", False), ("apps.connections.open", True)])
async def test_each_token_has_its_methods(
    workspace: Workspace, session: aiohttp.ClientSession, method: str, *, of_the_app: bool
) -> None:
    """The app's own token opens connections and does nothing else; the bot's does all the rest."""
    known = workspace.addresses
    for token, fits in ((known.token, not of_the_app), (known.app_token, of_the_app)):
        headers = {"authorization": f"Bearer {token}"}
        async with session.post(f"{workspace.api_url}{method}", headers=headers) as response:
            told = await response.json()
        assert told["ok"] == fits
        assert fits or told["error"] == "not_allowed_token_type"


async def test_unknown_methods(client: AsyncWebClient) -> None:
    """A method that does not exist is refused by name."""
    assert (await refusal(client, "chat.postMassage"))["error"] == "unknown_method"


async def test_forms_and_json_mean_the_same(
    workspace: Workspace, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    """Arguments may come as JSON or as a form with JSON inside."""
    await client.chat_postMessage(channel=GENERAL, text="one", blocks=[section()])
    form = {
        "token": workspace.addresses.token,
        "channel": GENERAL,
        "text": "two",
        "blocks": '[{"type":"divider"}]',
    }
    async with session.post(f"{workspace.api_url}chat.postMessage", data=form) as response:
        assert (await response.json())["ok"] is True
    assert [(each.text, len(each.blocks)) for each in workspace.state.messages.values()] == [
        ("one", 1),
        ("two", 1),
    ]


async def test_a_message_is_kept_with_ids(workspace: Workspace, client: AsyncWebClient) -> None:
    """A posted message has a ts, and its blocks and elements have ids."""
    response = await client.chat_postMessage(channel=GENERAL, text="x", blocks=[actions(button())])
    kept = workspace.state.get_message(GENERAL, response["ts"])
    assert kept.blocks[0]["block_id"]
    assert kept.blocks[0]["elements"][0]["action_id"]
    assert response["message"]["blocks"] == list(kept.blocks)


async def test_invalid_blocks_point_at_the_place(client: AsyncWebClient) -> None:
    """The error has the code, the places, and the same again for people."""
    assert await refusal(
        client, "chat.postMessage", channel=GENERAL, text="x", blocks=[section("x" * 3001)]
    ) == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": ["must be less than 3001 characters [json-pointer:/blocks/0/text/text]"],
        "response_metadata": {
            "messages": ["[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"]
        },
    }


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"text": "x"}, "channel_not_found"),
        ({"channel": "C0ARCHIVE", "text": "x"}, "is_archived"),
        ({"channel": "C0PRIVATE", "text": "x"}, "not_in_channel"),
        ({"channel": GENERAL}, "no_text"),
        ({"channel": GENERAL, "text": "x", "blocks": "nonsense"}, "invalid_blocks_format"),
        ({"channel": GENERAL, "text": "x", "thread_ts": "1.000100"}, "thread_not_found"),
        ({"channel": GENERAL, "text": "x", "attachments": [{}] * 101}, "too_many_attachments"),
    ],
)
async def test_messages_that_go_nowhere(
    workspace: Workspace, client: AsyncWebClient, arguments: JsonObject, error: str
) -> None:
    """A message to the wrong place, or without words, is refused and not kept."""
    workspace.state.add_channel(Channel("C0ARCHIVE", "old", members=frozenset({BOT_USER}), is_archived=True))
    workspace.state.add_channel(Channel("C0PRIVATE", "board", members=frozenset({DEVELOPER})))
    assert (await refusal(client, "chat.postMessage", **arguments))["error"] == error
    assert workspace.state.messages == {}


async def test_ephemeral_messages_reach_one_person(workspace: Workspace, client: AsyncWebClient) -> None:
    """Only the named person sees an ephemeral message, and nobody can change it by its ts."""
    response = await client.chat_postEphemeral(channel=GENERAL, user=DEVELOPER, text="psst")
    assert [each.text for each in workspace.state.visible_to(DEVELOPER)] == ["psst"]
    assert workspace.state.visible_to(OPERATOR) == []
    change = await refusal(client, "chat.update", channel=GENERAL, ts=response["message_ts"], text="loud")
    assert change["error"] == "message_not_found"


async def test_own_messages_can_be_changed_and_deleted(workspace: Workspace, client: AsyncWebClient) -> None:
    """chat.update and chat.delete work on the bot's messages."""
    posted = await client.chat_postMessage(channel=GENERAL, text="one")
    await client.chat_update(channel=GENERAL, ts=posted["ts"], text="two")
    assert [each.text for each in workspace.state.messages.values()] == ["two"]
    await client.chat_delete(channel=GENERAL, ts=posted["ts"])
    assert workspace.state.messages == {}


async def test_changed_text_is_shorter(client: AsyncWebClient) -> None:
    """chat.update takes less text than chat.postMessage does."""
    long = "x" * (UPDATE_TEXT_MAX + 1)
    posted = await client.chat_postMessage(channel=GENERAL, text=long)
    refused = await refusal(client, "chat.update", channel=GENERAL, ts=posted["ts"], text=long)
    assert refused["error"] == "msg_too_long"


async def test_others_messages_cannot_be_changed(workspace: Workspace, client: AsyncWebClient) -> None:
    """The bot cannot put words into people's mouths."""
    said = await workspace.type(DEVELOPER, GENERAL, "hello")
    changed = await refusal(client, "chat.update", channel=GENERAL, ts=said.ts, text="x")
    deleted = await refusal(client, "chat.delete", channel=GENERAL, ts=said.ts)
    assert (changed["error"], deleted["error"]) == ("cant_update_message", "cant_delete_message")


async def test_people_and_places_can_be_looked_up(client: AsyncWebClient) -> None:
    """users.info, conversations.info and conversations.open know the workspace."""
    assert (await client.users_info(user=ADMIN))["user"]["is_admin"] is True
    assert (await client.users_info(user=OPERATOR))["user"]["is_admin"] is False
    assert (await client.conversations_info(channel=GENERAL))["channel"]["name"] == "general"
    opened = await client.conversations_open(users=DEVELOPER)
    assert opened["channel"]["id"] == dm_of(DEVELOPER)
    assert (await refusal(client, "users.info", user="U0NOBODY"))["error"] == "user_not_found"


async def test_homes_are_published_and_not_overwritten_blindly(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    """views.publish puts up a home, and refuses an update made against an older one."""
    first = await client.views_publish(user_id=DEVELOPER, view=home(section("one")))
    await client.views_publish(user_id=DEVELOPER, view=home(section("two")), hash=first["view"]["hash"])
    stale = {"user_id": DEVELOPER, "view": home(section("three")), "hash": first["view"]["hash"]}
    assert (await refusal(client, "views.publish", **stale))["error"] == "hash_conflict"
    assert workspace.state.views.homes[DEVELOPER].body["blocks"][0]["text"]["text"] == "two"


async def test_modals_need_a_fresh_trigger_and_stack_three_high(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    """views.open and views.push take a trigger id each; no more than three modals pile up."""
    tickets = workspace.state.tickets
    opened = await client.views_open(trigger_id=tickets.issue_trigger(DEVELOPER), view=modal(section()))
    for _ in range(2):
        below = workspace.state.views.top(DEVELOPER)
        assert below is not None
        trigger = tickets.issue_trigger(DEVELOPER, view=below.id)
        pushed = await client.views_push(trigger_id=trigger, view=modal(section()))
        assert (pushed["view"]["previous_view_id"], pushed["view"]["root_view_id"]) == (
            below.id,
            opened["view"]["id"],
        )
    again = {"trigger_id": trigger, "view": modal(section())}
    assert (await refusal(client, "views.push", **again))["error"] == "exchanged_trigger_id"
    fourth = tickets.issue_trigger(DEVELOPER, view=pushed["view"]["id"])
    assert (await refusal(client, "views.push", trigger_id=fourth, view=modal()))[
        "error"
    ] == "push_limit_reached"


async def test_a_modal_can_be_updated(workspace: Workspace, client: AsyncWebClient) -> None:
    """views.update changes an open view by id or external id."""
    trigger = workspace.state.tickets.issue_trigger(DEVELOPER)
    opened = await client.views_open(trigger_id=trigger, view=modal(section("one"), external_id="e"))
    await client.views_update(view_id=opened["view"]["id"], view=modal(section("two"), external_id="e"))
    await client.views_update(external_id="e", view=modal(section("three"), external_id="e"))
    top = workspace.state.views.top(DEVELOPER)
    assert top is not None
    assert top.body["blocks"][0]["text"]["text"] == "three"
    assert (await refusal(client, "views.update", view_id="V0", view=modal()))["error"] == "not_found"


async def test_views_are_checked(client: AsyncWebClient) -> None:
    """A view of the wrong shape or for the wrong place is refused."""
    answer = await refusal(client, "views.publish", user_id=DEVELOPER, view=home({"type": "divider", "x": 1}))
    assert answer["errors"] == ["invalid additional property: x [json-pointer:/view/blocks/0]"]
    assert (await refusal(client, "views.publish", user_id=DEVELOPER, view=modal()))[
        "error"
    ] == "invalid_arguments"


async def test_prompts(workspace: Workspace, client: AsyncWebClient) -> None:
    """Up to four prompts are offered; with a thread_ts nothing happens, silently."""
    place, prompt = dm_of(DEVELOPER), {"title": "t", "message": "m"}
    method = "assistant.threads.setSuggestedPrompts"
    await client.api_call(method, json={"channel_id": place, "prompts": [prompt], "thread_ts": "1.000100"})
    assert workspace.state.prompts == {}
    await client.api_call(method, json={"channel_id": place, "prompts": [prompt]})
    assert workspace.state.prompts == {place: (prompt,)}
    assert (await refusal(client, method, channel_id=place, prompts=[prompt] * 5))[
        "error"
    ] == "invalid_arguments"


async def test_session_status(workspace: Workspace, client: AsyncWebClient) -> None:
    """A status shows in its thread until it is taken back."""
    arguments = {"channel_id": dm_of(DEVELOPER), "thread_ts": "1.000100"}
    await client.api_call("agents.sessions.setStatus", json={**arguments, "status": "processing"})
    assert workspace.state.statuses == {(dm_of(DEVELOPER), "1.000100"): "is working…"}
    await client.api_call("agents.sessions.setStatus", json={**arguments, "status": "active"})
    assert workspace.state.statuses == {(dm_of(DEVELOPER), "1.000100"): ""}


async def test_sessions_have_titles(workspace: Workspace, client: AsyncWebClient) -> None:
    """A session is renamed once it is there, and its title is not too long."""
    arguments = {"channel_id": dm_of(DEVELOPER), "thread_ts": "1.000100"}
    rename = "agents.sessions.rename"
    assert (await refusal(client, rename, **arguments, title="x"))["error"] == "session_not_found"
    await client.agents_sessions_setStatus(**arguments, status="active", title="First")
    await client.agents_sessions_rename(**arguments, title="Second")
    assert workspace.state.sessions[dm_of(DEVELOPER), "1.000100"]["title"] == "Second"
    long = "x" * (SESSION_TITLE_MAX + 1)
    assert (await refusal(client, rename, **arguments, title=long))["error"] == "invalid_arguments"


async def test_who_is_where(client: AsyncWebClient) -> None:
    """conversations.members lists a channel page by page; strangers and private channels are told as such."""
    seen: list[str] = []
    cursor = ""
    while not seen or cursor:
        page = await client.conversations_members(channel=PARTNERS, limit=3, cursor=cursor)
        seen += page["members"]
        cursor = page["response_metadata"]["next_cursor"]
    assert STRANGER in seen
    assert (await client.users_info(user=STRANGER))["user"]["is_stranger"] is True
    assert (await client.conversations_info(channel=PARTNERS))["channel"]["is_ext_shared"] is True
    assert (await client.conversations_info(channel=ROLLOUT))["channel"]["is_private"] is True
    for arguments in ({"limit": "0"}, {"cursor": "x"}):
        answer = await refusal(client, "conversations.members", channel=PARTNERS, **arguments)
        assert answer["error"] in {"invalid_limit", "invalid_cursor"}


async def test_faults_happen_once_in_order(workspace: Workspace, client: AsyncWebClient) -> None:
    """Misfortunes on order befall the next calls, one each, and then all is well."""
    workspace.faults.next("auth.test", RateLimited(retry_after=7), Refuse("fatal_error"), Hang(0.01))
    with pytest.raises(SlackApiError) as limited:
        await client.auth_test()
    assert (limited.value.response.status_code, limited.value.response.headers["Retry-After"]) == (429, "7")
    assert (await refusal(client, "auth.test"))["error"] == "fatal_error"
    assert (await client.auth_test())["ok"] is True
    assert [call.response.get("error") for call in workspace.calls] == ["ratelimited", "fatal_error", None]


async def test_server_errors_are_no_json(workspace: Workspace, session: aiohttp.ClientSession) -> None:
    """A server error is an empty answer with its status."""
    workspace.faults.next("auth.test", ServerError(503))
    async with session.post(f"{workspace.api_url}auth.test") as response:
        assert (response.status, await response.text()) == (503, "")


async def test_slacks_client_survives_a_rate_limit(workspace: Workspace, client: AsyncWebClient) -> None:
    """Slack's own retry handler understands the 429 and calls again."""
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    workspace.faults.next("chat.postMessage", RateLimited(retry_after=0))
    await client.chat_postMessage(channel=GENERAL, text="x")
    assert [call.response["ok"] for call in workspace.calls] == [False, True]
