"""Whether a signed body is something that Bolt can read: it parses before it checks, and fails loudly."""

import json
from collections.abc import Mapping
from urllib.parse import parse_qs


def is_readable(body: bytes) -> bool:
    """True for a JSON object, or a form whose payload, if it has one, is a JSON object."""
    try:
        text = body.decode("utf-8")
        return _is_delivery(_parse(text))
    except (ValueError, RecursionError):
        return False


def _parse(text: str) -> object:
    if text.startswith("{"):
        return json.loads(text)
    form = {name: values[-1] for name, values in parse_qs(text, strict_parsing=True).items()}
    return json.loads(form["payload"]) if "payload" in form else form


def _is_delivery(payload: object) -> bool:
    """The parts that Bolt looks into are objects where they are there."""
    if not isinstance(payload, Mapping) or not payload:
        return False
    parts = [payload.get(name) for name in ("event", "container", "message", "view")]
    return all(part is None or isinstance(part, Mapping) for part in parts)
