"""Buttons of an answer: each carries a whole question, and its action id tells what is done with it."""

from collections.abc import Iterable
from typing import Final

from bot.answers.model import Choice
from bot.render.cut import cut
from bot.render.inert import inert
from bot.render.limits import BUTTON_TEXT_MAX, BUTTON_VALUE_MAX
from bot.render.message import JsonObject
from bot.render.rich_text import plain_text

ASK_CHOICE: Final = "ask_choice"
ASK_NEXT: Final = "ask_next"
COMPARE: Final = "compare_subjects"
SHARE: Final = "share_answer"
FEEDBACK: Final = "answer_feedback"
MOST_CHOICES: Final = 10
MOST_SUGGESTIONS: Final = 3

COMPARE_LABEL: Final = "Compare with…"
SHARE_LABEL: Final = "Share to channel"


def ask_buttons(choices: Iterable[Choice], *, kind: str, most: int) -> tuple[JsonObject, ...]:
    """One button for each choice.

    Args:
        choices: what can be picked; a button's value is its whole question, so one too long is left out.
        kind: the start of the action ids, `ASK_CHOICE` or `ASK_NEXT`.
        most: buttons at most.
    """
    askable = [choice for choice in choices if _is_value(choice.question)][:most]
    return tuple(
        button(f"{kind}_{n}", choice.text or choice.question, choice.question)
        for n, choice in enumerate(askable, start=1)
    )


def question_button(action: str, label: str, question: str | None) -> tuple[JsonObject, ...]:
    """The button that does `action` with the question, or none where there is no question, or one too long."""
    return (button(action, label, question),) if question and _is_value(question) else ()


def actions(*buttons: JsonObject) -> tuple[JsonObject, ...]:
    """A block with the buttons, or none without any."""
    return ({"type": "actions", "elements": list(buttons)},) if buttons else ()


def choice_buttons(choices: Iterable[Choice], *, kind: str, most: int) -> tuple[JsonObject, ...]:
    """A block with one button for each choice, or none without choices; see `ask_buttons`."""
    return actions(*ask_buttons(choices, kind=kind, most=most))


def feedback_buttons(ident: str) -> tuple[JsonObject, ...]:
    """A block that asks whether the answer with this id helped, or none without an id."""
    if not ident:
        return ()
    votes = {
        "positive_button": _vote("Helpful", "This answer helped", f"good {ident}"),
        "negative_button": _vote("Not helpful", "This answer did not help", f"bad {ident}"),
    }
    element = {"type": "feedback_buttons", "action_id": FEEDBACK, **votes}
    return ({"type": "context_actions", "elements": [element]},)


def _is_value(question: str) -> bool:
    return bool(inert(question)) and len(question) <= BUTTON_VALUE_MAX


def _vote(label: str, told: str, value: str) -> JsonObject:
    return {"text": plain_text(label), "accessibility_label": told, "value": value}


def button_text(label: str) -> str:
    """What a button shows: questions begin small, as one goes on talking; a button begins with a capital."""
    return cut(label[:1].upper() + label[1:], BUTTON_TEXT_MAX)


def button(action_id: str, label: str, value: str, style: str = "") -> JsonObject:
    """One button; plain, unless it has one of Slack's styles, "primary" or "danger"."""
    shown = plain_text(button_text(label))
    plain: JsonObject = {
        "type": "button",
        "action_id": action_id,
        "text": shown,
        "accessibility_label": shown["text"],
        "value": inert(value),
    }
    return plain | {"style": style} if style else plain
