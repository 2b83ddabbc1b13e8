"""Whose workspace a delivery belongs to, and whether the person who acted is of that workspace.

Slack tells it in a different place for each kind of delivery. A user's id means something within one workspace
(or one Enterprise organisation) only, so it is never looked at without the team's.
"""

from collections.abc import Mapping
from typing import Any


def read_team(body: Mapping[str, Any]) -> str:
    """The id of the workspace that the bot is asked in.

    For a channel shared with another organisation it is the one that the bot is installed in, and for an
    installation on a whole Enterprise organisation the one where it happened.
    """
    view, team = body.get("view") or {}, body.get("team") or {}
    places = (
        (view, "app_installed_team_id"),
        (team, "id"),
        (_authorization(body), "team_id"),
        (body, "context_team_id"),
        (body, "team_id"),
        (_person(body), "team_id"),
        (view, "team_id"),
    )
    return _first(*places)


def read_enterprise(body: Mapping[str, Any]) -> str:
    """The id of the Enterprise organisation that the bot is installed in, "" for a workspace of its own."""
    return _first(
        (body.get("enterprise") or {}, "id"),
        (_authorization(body), "enterprise_id"),
        (body, "context_enterprise_id"),
        # In an event of a shared channel this one is the author's.
        ({} if "event" in body else body, "enterprise_id"),
    )


def is_stranger(body: Mapping[str, Any]) -> bool:
    """Whether the person who acted is of another organisation, in a channel that is shared with it."""
    if "event" in body:
        return body.get("is_ext_shared_channel") is True and not _is_colleague(body)
    theirs = _first((_person(body), "team_id"))
    return bool(theirs) and not read_enterprise(body) and theirs != read_team(body)


def _is_colleague(body: Mapping[str, Any]) -> bool:
    """Whether the author of an event is of the bot's workspace, or of another one of its organisation."""
    event, enterprise = body["event"], read_enterprise(body)
    theirs = _first((event, "user_team"), (event, "team"))
    ours = {read_team(body), enterprise}
    if enterprise and body.get("enterprise_id") == enterprise:
        ours.add(body.get("team_id", ""))
    return theirs in ours - {""}


def _authorization(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The installation that an event is delivered for."""
    authorizations = body.get("authorizations") or [{}]
    return authorizations[0] if isinstance(authorizations[0], Mapping) else {}


def _person(body: Mapping[str, Any]) -> Mapping[str, Any]:
    user = body.get("user")
    return user if isinstance(user, Mapping) else {}


def _first(*places: tuple[object, str]) -> str:
    """The first of these keys that holds a text; "" where none does."""
    values = (mapping.get(key) for mapping, key in places if isinstance(mapping, Mapping))
    return next((value for value in values if isinstance(value, str) and value), "")
