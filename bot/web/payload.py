"""What a signed body says, where it is something that Bolt can read: it fails loudly on everything else."""

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

MOST_FIELDS: Final = 100
"""Slack's forms have about a dozen."""

_PARTS: Final = ("container", "message", "view")
"""Whatever reads a delivery looks into these."""

_NAMED: Final = ("channel", "user", "team", "enterprise")
"""Parts of an interaction, where the fields of a command hold only texts."""


def read_payload(body: bytes) -> dict[str, Any] | None:
    """The JSON object, the form, or the JSON object in the form's `payload`; None for anything else."""
    try:
        payload = _parse(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return payload if isinstance(payload, dict) and _is_delivery(payload) else None


def _parse(text: str) -> object:
    if text.startswith("{"):
        return json.loads(text)
    form = dict(parse_qsl(text, keep_blank_values=True, strict_parsing=True, max_num_fields=MOST_FIELDS))
    if "payload" in form:
        return json.loads(form["payload"])
    return form if form.keys() & {"command", "ssl_check"} else None


def _is_delivery(payload: Mapping[str, Any]) -> bool:
    """Its parts are objects where they are there."""
    objects = _PARTS if {"event", "command"} & payload.keys() else _PARTS + _NAMED
    return (
        bool(payload)
        and isinstance(payload.get("event", {}), dict)
        and all(isinstance(payload.get(name), dict | None) for name in objects)
        and all(_are_objects(payload.get(name)) for name in ("authorizations", "actions"))
        and (payload.get("type") != "block_actions" or _are_presses(payload.get("actions")))
    )


def _are_presses(actions: list[dict[str, Any]] | None) -> bool:
    """Whether something was pressed, and what."""
    return bool(actions) and all(each.keys() >= {"action_id", "block_id"} for each in actions or ())


def _are_objects(value: object) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(each, dict) for each in value))
