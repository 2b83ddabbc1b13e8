"""What people do reaches the bot signed, in Slack's shapes, with Slack's patience."""

import json

import pytest
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace.ids import APP, BOT_USER, DEVELOPER, GENERAL, OPERATOR, SLACKBOT, TEAM, dm_of
from bot.workspace.refusal import RefusedError
from bot.workspace.workspace import Workspace
from tests.workspace.build import actions, button, home, modal, plain, section
from tests.workspace.staging import Receiver


async def delivered(workspace: Workspace, number: int = 1) -> None:
    """Returns once so many deliveries are finished."""
    await workspace.wait_until(lambda: len(workspace.deliveries) >= number)


async def test_a_mention_is_delivered_signed(
    workspace: Workspace, receiver: Receiver, verifier: SignatureVerifier
) -> None:
    """A mention arrives as app_mention in an envelope that Slack's verifier accepts."""
    said = await workspace.type(DEVELOPER, GENERAL, "@meshwise is a < b?")
    await delivered(workspace)
    (request,) = receiver.received
    assert verifier.is_valid_request(request.body, request.headers)
    assert not verifier.is_valid_request(request.body + b" ", request.headers)
    envelope = request.content
    assert (envelope["type"], envelope["team_id"], envelope["api_app_id"]) == ("event_callback", TEAM, APP)
    assert envelope["authorizations"][0]["user_id"] == BOT_USER
    assert envelope["event"] == {
        "type": "app_mention",
        "user": DEVELOPER,
        "text": f"<@{BOT_USER}> is a &lt; b?",
        "ts": said.ts,
        "event_ts": said.ts,
        "channel": GENERAL,
        "team": TEAM,
    }


async def test_nothing_is_delivered_without_a_mention(workspace: Workspace, receiver: Receiver) -> None:
    """What people say to each other stays between them, in threads of the bot's answers too."""
    said = await workspace.type(DEVELOPER, GENERAL, "anyone?")
    await workspace.type(OPERATOR, GENERAL, "here", thread_ts=said.ts)
    await workspace.type(OPERATOR, GENERAL, "@meshwise?", thread_ts=said.ts)
    await delivered(workspace)
    assert [each.content["event"]["thread_ts"] for each in receiver.received] == [said.ts]


async def test_events_are_retried_with_slacks_headers(workspace: Workspace, receiver: Receiver) -> None:
    """Until the bot answers 2xx, the same event comes again, numbered and with the reason."""
    receiver.answer(500)
    receiver.answer(200, delay=0.7)
    await workspace.type(DEVELOPER, GENERAL, "@meshwise hello")
    await delivered(workspace)
    names = ("x-slack-retry-num", "x-slack-retry-reason")
    told = [tuple(each.headers.get(name) for name in names) for each in receiver.received]
    assert told == [(None, None), ("1", "http_error"), ("2", "http_timeout")]
    assert {each.content["event_id"] for each in receiver.received} == {"Ev00000001"}
    assert workspace.deliveries[0].attempts == (500, 0, 200)


async def test_retries_end_after_three(workspace: Workspace, receiver: Receiver) -> None:
    """Four attempts are all there are."""
    for _ in range(5):
        receiver.answer(500)
    await workspace.type(DEVELOPER, GENERAL, "@meshwise hello")
    await delivered(workspace)
    assert workspace.deliveries[0].attempts == (500, 500, 500, 500)


async def test_the_bot_can_decline_retries(workspace: Workspace, receiver: Receiver) -> None:
    """x-slack-no-retry on a failure is respected."""
    receiver.answer(500, x_slack_no_retry="1")
    await workspace.type(DEVELOPER, GENERAL, "@meshwise hello")
    await delivered(workspace)
    assert workspace.deliveries[0].attempts == (500,)


async def test_a_command_and_its_direct_answer(
    workspace: Workspace, receiver: Receiver, verifier: SignatureVerifier
) -> None:
    """A command arrives as a signed form; words in the answer are shown to the person alone."""
    receiver.answer(200, "one moment")
    await workspace.command(DEVELOPER, GENERAL, "/mesh compare a & b")
    (request,) = receiver.received
    assert verifier.is_valid_request(request.body, request.headers)
    assert (request.content["command"], request.content["text"]) == ("/mesh", "compare a & b")
    (answer,) = workspace.state.messages.values()
    assert (answer.text, answer.only_for, answer.user) == ("one moment", DEVELOPER, BOT_USER)


@pytest.mark.parametrize(("delay", "error"), [(0.0, "dispatch_failed"), (0.7, "operation_timeout")])
async def test_a_failed_command_is_told(
    workspace: Workspace, receiver: Receiver, delay: float, error: str
) -> None:
    """When the bot fails or is late, Slackbot says so to the person."""
    receiver.answer(500, delay=delay)
    await workspace.command(DEVELOPER, GENERAL, "/mesh help")
    (told,) = workspace.state.messages.values()
    assert (told.user, told.only_for) == (SLACKBOT, DEVELOPER)
    assert error in told.text


async def test_a_button_of_a_message(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """A click carries the action, the message and a fresh trigger and response address."""
    blocks = [actions(button("Ask", action_id="ask", value="is it?"))]
    posted = await client.chat_postMessage(channel=GENERAL, text="x", blocks=blocks)
    message = workspace.state.get_message(GENERAL, posted["ts"])
    await workspace.click(OPERATOR, message, "ask")
    payload = receiver.received[-1].content
    assert (payload["type"], payload["user"]["id"], payload["channel"]["id"]) == (
        "block_actions",
        OPERATOR,
        GENERAL,
    )
    assert (payload["actions"][0]["action_id"], payload["actions"][0]["value"]) == ("ask", "is it?")
    assert payload["message"]["ts"] == message.ts
    assert payload["response_url"].startswith(workspace.page_url)
    assert workspace.state.tickets.redeem_trigger(payload["trigger_id"]).user == OPERATOR


async def test_a_button_of_an_ephemeral_message(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """Slack leaves the message out of a click on an ephemeral one; and only its reader can click."""
    blocks = [actions(button(action_id="share"))]
    await client.chat_postEphemeral(channel=GENERAL, user=DEVELOPER, text="x", blocks=blocks)
    (message,) = workspace.state.messages.values()
    with pytest.raises(RefusedError, match="message_not_found"):
        await workspace.click(OPERATOR, message, "share")
    await workspace.click(DEVELOPER, message, "share")
    payload = receiver.received[-1].content
    assert payload["container"]["is_ephemeral"] is True
    assert "message" not in payload


async def test_the_home_tab(workspace: Workspace, receiver: Receiver, client: AsyncWebClient) -> None:
    """Opening the home is an event; a button on it is an interaction with the view."""
    await client.views_publish(user_id=DEVELOPER, view=home(actions(button(action_id="more"))))
    await workspace.open_home(DEVELOPER)
    await delivered(workspace)
    await workspace.click_home(DEVELOPER, "more")
    event, payload = (each.content for each in receiver.received)
    assert (event["event"]["type"], event["event"]["tab"]) == ("app_home_opened", "home")
    assert (payload["view"]["type"], payload["actions"][0]["action_id"]) == ("home", "more")
    assert "response_url" not in payload


async def test_a_modal_is_handed_in(workspace: Workspace, receiver: Receiver, client: AsyncWebClient) -> None:
    """Errors keep a modal open, an update changes it, an empty answer closes it."""
    element = {"type": "plain_text_input", "action_id": "a"}
    entry = {"type": "input", "block_id": "b", "label": plain("?"), "element": element}
    trigger = workspace.state.tickets.issue_trigger(DEVELOPER)
    await client.views_open(trigger_id=trigger, view=modal(entry, submit=plain("Go"), notify_on_close=True))
    receiver.answer(200, '{"response_action": "errors", "errors": {"b": "too short"}}')
    entered = workspace.entered(DEVELOPER, {"a": "x"})
    assert await workspace.submit(DEVELOPER, entered) == {"b": "too short"}
    values = receiver.received[-1].content["view"]["state"]["values"]
    assert values == {"b": {"a": {"type": "plain_text_input", "value": "x"}}}
    updated = modal(section(), title=plain("Done"))
    receiver.answer(200, json.dumps({"response_action": "update", "view": updated}))
    assert await workspace.submit(DEVELOPER, {}) == {}
    top = workspace.state.views.top(DEVELOPER)
    assert top is not None
    assert top.body["title"]["text"] == "Done"
    await workspace.submit(DEVELOPER, {})
    assert workspace.state.views.top(DEVELOPER) is None


async def test_a_dismissed_modal_is_told_when_asked(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """view_closed comes for modals that want it."""
    for notify in (True, False):
        trigger = workspace.state.tickets.issue_trigger(DEVELOPER)
        await client.views_open(trigger_id=trigger, view=modal(section(), notify_on_close=notify))
        await workspace.dismiss(DEVELOPER)
    assert [each.content["type"] for each in receiver.received] == ["view_closed"]


async def test_a_message_shortcut(workspace: Workspace, receiver: Receiver) -> None:
    """A shortcut carries the message it was picked on."""
    said = await workspace.type(DEVELOPER, GENERAL, "is it?")
    await workspace.shortcut(OPERATOR, said, "ask_about")
    with pytest.raises(RefusedError, match="shortcut_not_found"):
        await workspace.shortcut(OPERATOR, said, "another")
    payload = receiver.received[-1].content
    assert (payload["type"], payload["callback_id"]) == ("message_action", "ask_about")
    assert payload["message"]["text"] == "is it?"


@pytest.mark.parametrize(
    ("channel", "text", "error"),
    [
        ("C0NOWHERE", "x", "channel_not_found"),
        (dm_of(OPERATOR), "x", "not_in_channel"),
        (GENERAL, " ", "no_text"),
    ],
)
async def test_people_are_held_to_rules_too(
    workspace: Workspace, channel: str, text: str, error: str
) -> None:
    """Nobody writes nothing, nowhere, or into other people's direct messages."""
    with pytest.raises(RefusedError, match=error):
        await workspace.type(DEVELOPER, channel, text)
