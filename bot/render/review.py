"""The buttons and forms with which an admin decides on a review."""

import json
from collections.abc import Mapping
from typing import Any, Final

from bot.answers.model import Answer
from bot.render.blocks import render_message
from bot.render.buttons import button
from bot.render.forms import field, modal, read_form, words
from bot.render.message import Frame, JsonObject
from bot.render.rich_text import plain_text

PUBLISH: Final = "review_publish"
OVERRIDE: Final = "review_override"
REJECT: Final = "review_reject"
DETAILS: Final = "review_details"
RELOAD: Final = "admin_reload"
RELOAD_LABEL: Final = "Reload the files"
WHY: Final = "review_why"
"""Callback id of the form that asks for a reason, and the ids of its only field."""

MOST_REASON: Final = 500


def review_buttons(digest: str, *, broken: bool) -> tuple[JsonObject, ...]:
    """The buttons under the review of the candidate with this digest; `broken` golden questions need a reason."""
    publish = (
        button(OVERRIDE, "Publish all the same…", digest, "danger")
        if broken
        else button(PUBLISH, "Publish", digest, "primary")
    )
    return publish, button(REJECT, "Reject", digest), button(DETAILS, "Details", digest)


def render_why(digest: str, response_url: str) -> JsonObject:
    """The modal that asks why a candidate that breaks golden questions is published."""
    label = "Golden questions do not hold. Why is that right?"
    why = field(WHY, label, words(MOST_REASON), hint="The reason is kept with the publication.")
    return modal(WHY, "Why publish it?", "Publish", json.dumps([digest, response_url]), [why])


def read_why(view: Mapping[str, Any]) -> tuple[str, str, str]:
    """Digest, response address and reason, from the form that was handed in."""
    digest, response_url = json.loads(view["private_metadata"])
    return digest, response_url, read_form(view)[WHY]


def render_details(answer: Answer) -> JsonObject:
    """The modal that shows a review at length."""
    message = render_message(answer._replace(suggestions=()), Frame(native_table=False))
    return {
        "type": "modal",
        "callback_id": DETAILS,
        "title": plain_text("Review"),
        "close": plain_text("Close"),
        "blocks": list(message.blocks),
    }
