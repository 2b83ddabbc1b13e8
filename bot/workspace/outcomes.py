"""What the workspace does with what the bot answers at once: to a command, a response address, a modal, a menu."""

import json
from typing import Any

from bot.workspace.deliver import Outcome
from bot.workspace.ids import BOT_ID, BOT_USER, SLACKBOT
from bot.workspace.model import JsonObject, Message, View
from bot.workspace.refusal import Complaint, RefusedError, refuse_if
from bot.workspace.state import State
from bot.workspace.strict import check_message, check_options, check_view
from bot.workspace.tickets import Ticket


def apply_command_answer(state: State, channel: str, user: str, command: str, outcome: Outcome) -> None:
    """Shows the direct answer to a command, or Slackbot's word that it failed."""
    if outcome.reason:
        error = "operation_timeout" if outcome.reason == "http_timeout" else "dispatch_failed"
        text = f"{command} failed with the error “{error}”"
        state.add(Message(channel, state.next_ts(), SLACKBOT, text, only_for=user))
        return
    body = _parse(outcome.body) if outcome.body.startswith("{") else {"text": outcome.body}
    if body.get("text") or body.get("blocks"):
        apply_response(state, Ticket(user, 0.0, channel), body)


def apply_response(state: State, ticket: Ticket, body: JsonObject) -> None:
    """Shows what was sent to a response address: new, or in place of the message it came from.

    Raises:
        RefusedError: Slack would not take it.
    """
    original = state.messages.get((ticket.channel, ticket.message_ts or ""))
    if body.get("delete_original"):
        if original is not None:
            state.remove(original)
        return
    text, blocks = str(body.get("text") or ""), body.get("blocks") or []
    refuse_if(check_message(text, blocks))
    if body.get("replace_original") and original is not None:
        state.change(original, text, blocks)
        return
    only_for = None if body.get("response_type") == "in_channel" else ticket.user
    thread_ts = body.get("thread_ts") or (ticket.thread_ts if only_for else None)
    state.add(
        Message(ticket.channel, state.next_ts(), BOT_USER, text, tuple(blocks), thread_ts, BOT_ID, only_for)
    )


def apply_submission_answer(state: State, view: View, outcome: Outcome) -> JsonObject:
    """Closes, updates or keeps a modal that was handed in; returns the errors by block_id.

    Raises:
        RefusedError: the bot did not answer, or with something that Slack would not take.
    """
    _refuse_silence(outcome)
    body = _parse(outcome.body) if outcome.body else {}
    action = body.get("response_action")
    if action == "errors":
        return _read_errors(view, body)
    if action in {"update", "push"}:
        refuse_if(check_view(body.get("view")))
        if body["view"]["type"] != "modal":
            raise RefusedError("invalid_arguments", (Complaint("/view/type", "must be a modal"),))
        state.open_view(view.user, body["view"], replacing=view if action == "update" else None)
        return {}
    if action not in {None, "clear"} or (body and action is None):
        raise RefusedError(
            "invalid_arguments", (Complaint("/response_action", "must be a valid enum value"),)
        )
    state.views.close(view.user, everything=action == "clear")
    state.tell_views(view.user)
    return {}


def read_options(outcome: Outcome) -> JsonObject:
    """The options that the bot offers in an external menu, as it grouped them.

    Raises:
        RefusedError: the bot did not answer in time, or with something that Slack would not take.
    """
    _refuse_silence(outcome)
    body = _parse(outcome.body)
    refuse_if(check_options(body))
    return body


def _read_errors(view: View, body: JsonObject) -> JsonObject:
    """Errors belong to input blocks of the view, one sentence each; Slack shows none of them otherwise."""
    inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
    errors = body.get("errors")
    if not isinstance(errors, dict) or not errors:
        raise RefusedError("invalid_arguments", (Complaint("/errors", "must provide an object"),))
    strays = sorted(errors.keys() - inputs)
    if strays:
        complaint = Complaint(f"/errors/{strays[0]}", "must be the block_id of an input block")
        raise RefusedError("invalid_arguments", (complaint,))
    return errors


def _refuse_silence(outcome: Outcome) -> None:
    if outcome.reason:
        raise RefusedError("operation_timeout" if outcome.reason == "http_timeout" else "dispatch_failed")


def _parse(body: str) -> dict[str, Any]:
    try:
        parsed = json.loads(body)
    except ValueError:
        return {"text": body}
    return parsed if isinstance(parsed, dict) else {}
