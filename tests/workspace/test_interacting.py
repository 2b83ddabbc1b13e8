"""What people do with what the bot shows them reaches it in Slack's shapes, and nothing else does."""

import json

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.render import limits
from bot.workspace.ids import DEVELOPER, GENERAL, OPERATOR, PLATFORM
from bot.workspace.model import JsonObject, Message, View
from bot.workspace.refusal import RefusedError
from bot.workspace.workspace import Workspace
from tests.workspace.build import (
    actions,
    button,
    choices,
    entry,
    feedback,
    home,
    modal,
    option,
    plain,
    section,
    select,
)
from tests.workspace.staging import Receiver


async def open_modal(
    workspace: Workspace, client: AsyncWebClient, *blocks: JsonObject, **more: object
) -> View:
    """Opens a modal for the developer, who acts in the platform channel."""
    trigger = workspace.state.tickets.issue_trigger(DEVELOPER, PLATFORM)
    shown = modal(*blocks, **{"submit": plain("Go"), **more})
    await client.views_open(trigger_id=trigger, view=shown)
    top = workspace.state.views.top(DEVELOPER)
    assert top is not None
    return top


async def post(workspace: Workspace, client: AsyncWebClient, *blocks: JsonObject) -> Message:
    """Posts blocks in the general channel."""
    posted = await client.chat_postMessage(channel=GENERAL, text="x", blocks=list(blocks))
    return workspace.state.get_message(GENERAL, posted["ts"])


async def test_what_is_entered_arrives_beside_what_was_there_at_first(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """Every element that can hold an entry has one, in the shape of its type, touched or not."""
    await open_modal(
        workspace,
        client,
        entry("name", {"type": "plain_text_input", "initial_value": "x"}),
        entry("one", choices("static_select", "a", "b"), optional=True),
        entry("many", choices("multi_static_select", "a", "b", initial_options=[option("a")])),
        entry("mode", choices("radio_buttons", "a", "b", initial_option=option("b"))),
        entry("ticks", choices("checkboxes", "a", "b"), optional=True),
        entry("where", {"type": "conversations_select", "default_to_current_conversation": True}),
    )
    assert (
        await workspace.submit(DEVELOPER, workspace.entered(DEVELOPER, {"one": "b", "many": ["a", "b"]}))
        == {}
    )
    values = receiver.received[-1].content["view"]["state"]["values"]
    assert {name: values[name][name] for name in values} == {
        "name": {"type": "plain_text_input", "value": "x"},
        "one": {"type": "static_select", "selected_option": option("b")},
        "many": {"type": "multi_static_select", "selected_options": [option("a"), option("b")]},
        "mode": {"type": "radio_buttons", "selected_option": option("b")},
        "ticks": {"type": "checkboxes", "selected_options": []},
        "where": {"type": "conversations_select", "selected_conversation": PLATFORM},
    }


@pytest.mark.parametrize(
    ("element", "chosen", "words"),
    [
        ({"type": "plain_text_input"}, None, "Please complete this required field."),
        (choices("multi_static_select", "a"), [], "Please complete this required field."),
        ({"type": "plain_text_input", "min_length": 3}, "ab", "Enter at least 3 characters."),
        ({"type": "plain_text_input", "max_length": 3}, "abcd", "Enter no more than 3 characters."),
        (
            choices("multi_static_select", "a", "b", max_selected_items=1),
            ["a", "b"],
            "Choose no more than 1.",
        ),
    ],
)
async def test_slack_itself_holds_back_what_is_incomplete(
    workspace: Workspace,
    receiver: Receiver,
    client: AsyncWebClient,
    element: JsonObject,
    chosen: object,
    words: str,
) -> None:
    """A modal that lacks something is not handed to the bot at all."""
    await open_modal(workspace, client, entry("it", element))
    assert await workspace.submit(DEVELOPER, workspace.entered(DEVELOPER, {"it": chosen})) == {"it": words}
    assert receiver.received == []


async def test_an_update_keeps_what_was_entered(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """A field that is still there after views.update keeps its entry; its view tells it."""
    field = entry("name", {"type": "plain_text_input"})
    view = await open_modal(workspace, client, field, actions(button(action_id="more")))
    await workspace.click_view(
        DEVELOPER, view.id, "more", values=workspace.entered(DEVELOPER, {"name": "typed"})
    )
    assert receiver.received[-1].content["view"]["state"]["values"]["name"]["name"]["value"] == "typed"
    await client.views_update(view_id=view.id, view=modal(section(), field, submit=plain("Go")))
    await workspace.submit(DEVELOPER, {})
    payload = receiver.received[-1].content
    assert payload["type"] == "view_submission"
    assert payload["view"]["state"]["values"]["name"]["name"]["value"] == "typed"


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"elsewhere": "no"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "error"},
        {"text": "done"},
        {"response_action": "update", "view": home()},
        {"response_action": "push", "view": {"type": "modal"}},
    ],
)
async def test_answers_to_a_modal_are_checked(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient, answer: JsonObject
) -> None:
    """Slack takes errors for input blocks, whole modals, and the four actions; nothing else."""
    await open_modal(workspace, client, entry("it", {"type": "plain_text_input"}, optional=True))
    receiver.answer(200, json.dumps(answer))
    with pytest.raises(RefusedError, match="invalid_arguments"):
        await workspace.submit(DEVELOPER, {})


async def test_modals_are_pushed_and_cleared(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """A push puts a modal on top, at most three high; clear closes them all."""
    await open_modal(workspace, client, section())
    for _ in range(2):
        receiver.answer(200, json.dumps({"response_action": "push", "view": modal(section())}))
        await workspace.submit(DEVELOPER, {})
    assert len(workspace.state.views.modals[DEVELOPER]) == limits.VIEW_STACK
    receiver.answer(200, json.dumps({"response_action": "push", "view": modal(section())}))
    with pytest.raises(RefusedError, match="push_limit_reached"):
        await workspace.submit(DEVELOPER, {})
    receiver.answer(200, json.dumps({"response_action": "clear"}))
    await workspace.submit(DEVELOPER, {})
    assert workspace.state.views.top(DEVELOPER) is None


async def test_closing_everything_tells_of_each(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """Every modal that asked for it is told to be closed, and that all were."""
    await open_modal(workspace, client, section(), notify_on_close=True)
    pushed = modal(section(), notify_on_close=True)
    receiver.answer(200, json.dumps({"response_action": "push", "view": pushed}))
    await workspace.submit(DEVELOPER, {})
    await workspace.dismiss(DEVELOPER, everything=True)
    told = [each.content for each in receiver.received if each.content["type"] == "view_closed"]
    assert [each["is_cleared"] for each in told] == [True, True]
    assert all("trigger_id" not in each for each in told)


async def test_external_ids_are_unique(workspace: Workspace, client: AsyncWebClient) -> None:
    """Two open views never bear the same external id."""
    await client.views_publish(user_id=OPERATOR, view=home(section(), external_id="mine"))
    trigger = workspace.state.tickets.issue_trigger(DEVELOPER)
    with pytest.raises(SlackApiError, match="duplicate_external_id"):
        await client.views_open(trigger_id=trigger, view=modal(section(), external_id="mine"))


async def test_an_external_menu_asks_the_bot(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """What is typed goes to the bot with the view around it; the options come back and can be chosen."""
    element = {"type": "multi_external_select", "min_query_length": 2}
    view = await open_modal(workspace, client, entry("mesh", element))
    assert await workspace.suggest(DEVELOPER, view.id, "mesh", "i") == {"options": []}
    receiver.answer(200, json.dumps({"options": [option("istio")]}))
    offered = await workspace.suggest(DEVELOPER, view.id, "mesh", "is")
    (request,) = receiver.received
    payload = request.content
    assert (payload["type"], payload["action_id"], payload["block_id"], payload["value"]) == (
        "block_suggestion",
        "mesh",
        "mesh",
        "is",
    )
    assert (payload["view"]["id"], "trigger_id" in payload) == (view.id, False)
    await workspace.submit(DEVELOPER, workspace.entered(DEVELOPER, {"mesh": offered["options"]}))
    values = receiver.received[-1].content["view"]["state"]["values"]
    assert values["mesh"]["mesh"]["selected_options"] == [option("istio")]


async def test_an_external_menu_in_a_message(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """A menu in a message asks with the message around it; grouped options are told as they are."""
    message = await post(workspace, client, actions({"type": "external_select", "action_id": "mesh"}))
    groups = {"option_groups": [{"label": plain("Meshes"), "options": [option("istio")]}]}
    receiver.answer(200, json.dumps(groups))
    assert await workspace.suggest(DEVELOPER, message, "mesh", "ist") == groups
    assert receiver.received[-1].content["message"]["ts"] == message.ts
    await workspace.click(DEVELOPER, message, "mesh", {"selected_option": option("istio")})
    payload = receiver.received[-1].content
    assert payload["actions"][0]["selected_option"] == option("istio")
    (entries,) = payload["state"]["values"].values()
    assert entries["mesh"] == {"type": "external_select", "selected_option": option("istio")}


@pytest.mark.parametrize(
    ("answer", "delay", "error"),
    [
        ({"options": [option("a")] * (limits.SELECT_OPTIONS + 1)}, 0.0, "invalid_arguments"),
        ({"options": [option("x" * (limits.OPTION_TEXT_MAX + 1))]}, 0.0, "invalid_arguments"),
        ({"options": [{"text": "a", "value": "a"}]}, 0.0, "invalid_arguments"),
        ({"option_groups": [{"label": plain("a"), "options": []}]}, 0.0, "invalid_arguments"),
        ({}, 0.0, "invalid_arguments"),
        ({"options": []}, 0.7, "operation_timeout"),
    ],
)
async def test_options_are_checked_and_waited_for(
    workspace: Workspace,
    receiver: Receiver,
    client: AsyncWebClient,
    answer: JsonObject,
    delay: float,
    error: str,
) -> None:
    """Too many options, too long or shapeless ones, none at all, or too late: the menu stays empty."""
    view = await open_modal(workspace, client, entry("mesh", {"type": "external_select"}))
    receiver.answer(200, json.dumps(answer), delay=delay)
    with pytest.raises(RefusedError, match=error):
        await workspace.suggest(DEVELOPER, view.id, "mesh", "ist")


async def test_feedback_is_one_of_two_values(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """A click on a feedback button carries its value and its words, and there is no third one."""
    message = await post(workspace, client, feedback("7"))
    await workspace.click(OPERATOR, message, "vote", {"value": "bad 7"})
    (action,) = receiver.received[-1].content["actions"]
    assert (action["type"], action["value"], action["text"]["text"]) == ("feedback_buttons", "bad 7", "Bad")
    with pytest.raises(RefusedError, match="option_not_found"):
        await workspace.click(OPERATOR, message, "vote", {"value": "so-so"})


async def test_nobody_chooses_what_is_not_offered(workspace: Workspace, client: AsyncWebClient) -> None:
    """A menu takes its own options only, and a block its own elements."""
    message = await post(workspace, client, actions({**select(), "action_id": "menu"}))
    with pytest.raises(RefusedError, match="option_not_found"):
        await workspace.click(DEVELOPER, message, "menu", {"selected_option": option("other")})
    with pytest.raises(RefusedError, match="action_not_found"):
        await workspace.click(DEVELOPER, message, "menu", {}, block_id="elsewhere")


async def test_a_chosen_conversation_can_be_answered(
    workspace: Workspace, receiver: Receiver, client: AsyncWebClient
) -> None:
    """A menu of conversations that asks for it brings a response address for what was chosen."""
    element = {"type": "conversations_select", "response_url_enabled": True}
    await open_modal(workspace, client, entry("where", element))
    await workspace.submit(DEVELOPER, workspace.entered(DEVELOPER, {"where": GENERAL}))
    (address,) = receiver.received[-1].content["response_urls"]
    assert (address["block_id"], address["channel_id"]) == ("where", GENERAL)
    ticket = workspace.state.tickets.redeem_response(address["response_url"].rpartition("/")[2])
    assert (ticket.user, ticket.channel) == (DEVELOPER, GENERAL)


async def test_a_global_shortcut_comes_from_nowhere(workspace: Workspace, receiver: Receiver) -> None:
    """It brings a trigger and neither a channel nor a response address."""
    await workspace.global_shortcut(DEVELOPER, "compare")
    payload = receiver.received[-1].content
    assert (payload["type"], payload["callback_id"]) == ("shortcut", "compare")
    assert not {"channel", "message", "response_url"} & payload.keys()
    assert workspace.state.tickets.redeem_trigger(payload["trigger_id"]).user == DEVELOPER
