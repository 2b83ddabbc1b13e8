"""The form that asks, after a thumbs-down, what was wrong."""

from typing import Final

from bot.render.message import JsonObject
from bot.render.rich_text import plain_text

REASON: Final = "feedback_reason"
"""The form's callback id, and the ids of its only field."""

MOST_REASON: Final = 500
"""Characters of a reason: a few sentences."""


def render_reason(ident: str) -> JsonObject:
    """The modal that asks for the reason of a vote on the answer with this id."""
    field = {
        "type": "plain_text_input",
        "action_id": REASON,
        "multiline": True,
        "max_length": MOST_REASON,
        "focus_on_load": True,
        "placeholder": plain_text("Wrong, out of date, not what you asked, hard to read …"),
    }
    return {
        "type": "modal",
        "callback_id": REASON,
        "private_metadata": ident,
        "title": plain_text("What was wrong?"),
        "submit": plain_text("Send"),
        "close": plain_text("Not now"),
        "blocks": [
            {
                "type": "input",
                "block_id": REASON,
                "label": plain_text("In a few words"),
                "hint": plain_text(
                    "Your words go to whoever keeps the knowledge. Your vote counts without them too."
                ),
                "element": field,
            }
        ],
    }


def read_reason(values: JsonObject) -> str:
    """What was entered into the form, from the state of its view."""
    block = values.get(REASON)
    entered = block.get(REASON) if isinstance(block, dict) else None
    value = entered.get("value") if isinstance(entered, dict) else None
    return value.strip()[:MOST_REASON] if isinstance(value, str) else ""
