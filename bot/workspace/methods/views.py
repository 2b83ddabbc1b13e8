"""views.open, views.push, views.update, views.publish."""

from bot.workspace.methods.arguments import get_text, require
from bot.workspace.model import JsonObject, View
from bot.workspace.refusal import RefusedError, refuse_if
from bot.workspace.state import State
from bot.workspace.strict import check_view
from bot.workspace.tickets import Ticket


def open_modal(state: State, arguments: JsonObject) -> JsonObject:
    """Opens a modal for whoever's act brought the trigger id."""
    body = _checked(arguments, "modal")
    ticket = state.tickets.redeem_trigger(require(arguments, "trigger_id"))
    state.views.close(ticket.user, everything=True)
    return {"view": _show(state, ticket, body)}


def push(state: State, arguments: JsonObject) -> JsonObject:
    """Puts a modal on top of the one in which the trigger id was handed out."""
    body = _checked(arguments, "modal")
    ticket = state.tickets.redeem_trigger(require(arguments, "trigger_id"))
    if ticket.view is None or state.views.top(ticket.user) is None:
        raise RefusedError("not_found")
    return {"view": _show(state, ticket, body)}


def update(state: State, arguments: JsonObject) -> JsonObject:
    """Changes an open view, unless it changed since the caller saw it."""
    view = state.views.get(get_text(arguments, "view_id"), get_text(arguments, "external_id"))
    body = _checked(arguments, str(view.body["type"]))
    _refuse_conflict(view, arguments)
    return {"view": state.open_view(view.user, body, replacing=view).as_json()}


def publish(state: State, arguments: JsonObject) -> JsonObject:
    """Puts up a person's App Home."""
    person = state.get_user(require(arguments, "user_id"))
    body = _checked(arguments, "home")
    current = state.views.homes.get(person.id)
    if current is not None:
        _refuse_conflict(current, arguments)
    return {"view": state.open_view(person.id, body, replacing=current).as_json()}


def _show(state: State, ticket: Ticket, body: JsonObject) -> JsonObject:
    if body.get("external_id") and state.views.has_external_id(body["external_id"]):
        raise RefusedError("duplicate_external_id")
    here = {**body, "blocks": [_with_current(block, ticket.channel) for block in body["blocks"]]}
    return state.open_view(ticket.user, here).as_json()


def _with_current(block: JsonObject, channel: str) -> JsonObject:
    """A menu of conversations that wants it begins with the one the person is in."""
    element = block.get("element", {})
    if channel and element.get("default_to_current_conversation"):
        return {**block, "element": {**element, "initial_conversation": channel}}
    return block


def _checked(arguments: JsonObject, kind: str) -> JsonObject:
    view = arguments.get("view")
    refuse_if(check_view(view))
    if not isinstance(view, dict) or view["type"] != kind:
        raise RefusedError("invalid_arguments")
    return view


def _refuse_conflict(view: View, arguments: JsonObject) -> None:
    wanted = get_text(arguments, "hash")
    if wanted and wanted != view.hash:
        raise RefusedError("hash_conflict")
