"""The form that asks, after a thumbs-down, what was wrong."""

from typing import Final

from bot.render.forms import field, modal, words
from bot.render.message import JsonObject
from bot.render.rich_text import plain_text

REASON: Final = "feedback_reason"
"""The form's callback id, and the ids of its only field."""

MOST_REASON: Final = 500
"""Characters of a reason: a few sentences."""


def render_reason(ident: str) -> JsonObject:
    """The modal that asks for the reason of a vote on the answer with this id."""
    reason = words(MOST_REASON, multiline=True) | {
        "focus_on_load": True,
        "placeholder": plain_text("Wrong, out of date, not what you asked, hard to read …"),
    }
    hint = "Your words go to whoever keeps the knowledge. Your vote counts without them too."
    blocks = [field(REASON, "In a few words", reason, hint=hint)]
    return modal(REASON, "What was wrong?", "Send", ident, blocks, close="Not now")
