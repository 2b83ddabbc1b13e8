"""users.info and usergroups.users.list."""

from bot.workspace.methods.arguments import get_text
from bot.workspace.model import JsonObject
from bot.workspace.refusal import RefusedError
from bot.workspace.seed import GROUPS
from bot.workspace.state import State


def info(state: State, arguments: JsonObject) -> JsonObject:
    """Describes a person."""
    user = state.get_user(get_text(arguments, "user"))
    described: JsonObject = {
        "id": user.id,
        "team_id": user.team,
        "name": user.name,
        "real_name": user.real_name,
    }
    flags = {"deleted": False, "is_admin": user.is_admin, "is_owner": False, "is_bot": user.is_bot}
    if user.is_stranger:
        flags = {"deleted": False, "is_stranger": True, "is_bot": user.is_bot}
    profile = {"display_name": user.name, "real_name": user.real_name, "title": user.title}
    return {"user": {**described, **flags, "profile": profile}}


def list_group(_state: State, arguments: JsonObject) -> JsonObject:
    """Lists the members of a user group."""
    group = get_text(arguments, "usergroup")
    if group not in GROUPS:
        raise RefusedError("no_such_subteam")
    return {"users": sorted(GROUPS[group])}
