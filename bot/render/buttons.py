"""Buttons that ask a question, and the one that shares an answer."""

from collections.abc import Iterable
from typing import Final

from bot.answers.model import Choice
from bot.render.cut import cut
from bot.render.limits import ACCESSIBILITY_LABEL_MAX, BUTTON_TEXT_MAX, BUTTON_VALUE_MAX
from bot.render.message import JsonObject

ASK_CHOICE: Final = "ask_choice"
ASK_NEXT: Final = "ask_next"
COMPARE: Final = "compare_subjects"
SHARE: Final = "share_answer"
FEEDBACK: Final = "answer_feedback"
MOST_CHOICES: Final = 10
MOST_SUGGESTIONS: Final = 4


def choice_buttons(choices: Iterable[Choice], *, kind: str, most: int) -> tuple[JsonObject, ...]:
    """A block with one button for each choice, or none without choices.

    Args:
        choices: what can be picked; a button's value is its whole question, so one too long is left out.
        kind: the start of the action ids, `ASK_CHOICE` or `ASK_NEXT`.
        most: buttons at most.
    """
    askable = [choice for choice in choices if 0 < len(choice.question) <= BUTTON_VALUE_MAX][:most]
    if not askable:
        return ()
    buttons = [
        _button(f"{kind}_{n}", choice.text or choice.question, choice.question)
        for n, choice in enumerate(askable, start=1)
    ]
    return ({"type": "actions", "elements": buttons},)


def share_button(question: str) -> tuple[JsonObject, ...]:
    """A block with the button that posts the answer to `question` into the channel."""
    if not 0 < len(question) <= BUTTON_VALUE_MAX:
        return ()
    return ({"type": "actions", "elements": [_button(SHARE, "Share to channel", question)]},)


def _button(action_id: str, label: str, value: str) -> JsonObject:
    return {
        "type": "button",
        "action_id": action_id,
        "text": {"type": "plain_text", "text": cut(label, BUTTON_TEXT_MAX), "emoji": False},
        "accessibility_label": cut(label, ACCESSIBILITY_LABEL_MAX),
        "value": value,
    }
