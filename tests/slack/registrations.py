"""What the Slack door listens to, as it registers it itself: a new button or form is in the list by being there."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from bot.desk import Desk
from bot.slack import build_app
from tests.desks import make_curator

Names = dict[str, set[str]]
"""Ids of buttons under "action", of forms under "view"."""

_KINDS = {"action": "action", "view": "view", "view_submission": "view"}


def registered(desk: Desk, patched: pytest.MonkeyPatch) -> Names:
    """An id for each button and each form that is listened to; one for each alternative of a pattern."""
    found: Names = {kind: set() for kind in _KINDS.values()}
    for method, kind in _KINDS.items():
        patched.setattr(AsyncApp, method, _noting(getattr(AsyncApp, method), found[kind]))
    build_app(make_curator(desk), token="xoxb-1")  # noqa: S106 - no such bot
    return found


def _noting(register: Callable[..., Any], names: set[str]) -> Callable[..., Any]:
    def note(app: AsyncApp, constraint: str | re.Pattern[str], *args: Any, **kwargs: Any) -> Any:
        names.update([constraint] if isinstance(constraint, str) else _examples(constraint))
        return register(app, constraint, *args, **kwargs)

    return note


def _examples(pattern: re.Pattern[str]) -> Iterator[str]:
    """A text for each alternative of a pattern as the listeners write them, with nothing that may be left out."""
    plain = re.sub(r"\([^()]*\)\?", "", pattern.pattern.strip("^$")).replace(r"\d+", "1")
    before, _, rest = plain.partition("(")
    inside, _, after = rest.partition(")")
    for each in inside.split("|"):
        example = f"{before}{each}{after}"
        assert pattern.search(example), f"no example of {pattern.pattern}"
        yield example
