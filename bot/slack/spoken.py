"""Which events tell that a person said something; all others tell of edits, bots and housekeeping."""

from collections.abc import Mapping
from typing import Any, Final

_SPOKEN: Final = frozenset({None, "file_share", "thread_broadcast", "me_message"})
_SLACKBOT: Final = "USLACKBOT"
# Who forgot the mention adds it at once; an edit after this long mends a message that others have read.
EDIT_SECONDS: Final = 10 * 60


def is_spoken(event: Mapping[str, Any]) -> bool:
    """Whether a person said this: no bot, no workflow, no note of Slack's own, nothing changed or deleted."""
    by_machine = event.get("bot_id") or event.get("bot_profile") or event.get("user") in {None, _SLACKBOT}
    return event.get("subtype") in _SPOKEN and not by_machine and not event.get("hidden")


def is_fresh(event: Mapping[str, Any]) -> bool:
    """Whether a message is as it was written, or was edited soon after."""
    edited = event.get("edited")
    return not edited or float(edited.get("ts", 0)) - float(event["ts"]) <= EDIT_SECONDS
