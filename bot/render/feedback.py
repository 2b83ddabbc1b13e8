"""The form that asks, after a thumbs-down, what was wrong."""

from typing import Final

from bot.render.message import JsonObject

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
        "placeholder": _plain("Wrong, out of date, not what you asked, hard to read …"),
    }
    return {
        "type": "modal",
        "callback_id": REASON,
        "private_metadata": ident,
        "title": _plain("What was wrong?"),
        "submit": _plain("Send"),
        "close": _plain("Not now"),
        "blocks": [
            {
                "type": "input",
                "block_id": REASON,
                "label": _plain("In a few words"),
                "hint": _plain(
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


def _plain(text: str) -> JsonObject:
    return {"type": "plain_text", "text": text, "emoji": False}
