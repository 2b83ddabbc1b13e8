"""The form in which somebody wants an answer: told at the end of the question, "… as csv", "… as a markdown file"."""

import re
from dataclasses import dataclass
from typing import Final

from bot.answers.model import Answer, Form
from bot.render.csv import render_csv
from bot.render.markdown import render_markdown

_NAMES: Final[dict[str, Form]] = {
    "csv": "csv",
    "spreadsheet": "csv",
    "comma-separated": "csv",
    "markdown": "markdown",
    "md": "markdown",
}
_SUFFIX: Final[dict[Form, str]] = {"csv": "csv", "markdown": "md"}
_ASKED: Final = re.compile(
    rf"(?:^|[\s,;:.(\u2013\u2014-])(?:as|in)\s+(?:an?\s+|the\s+)?\.?({'|'.join(_NAMES)})"
    r"(?:\s+(?:file|table|format|form|document|attachment|export|values))*(?:,?\s*please)?[\s.!?)]*$",
    re.IGNORECASE,
)
# Words that name nothing to ask about: "can I have that as csv".
_ALREADY_ASKED: Final = re.compile(
    r"(?:(?:and|now|please|can|could|may|i|we|you|have|get|give|send|show|export|attach|download|me|us|it|this|that"
    r"|them|these|all|whole|the|same|again|answer|table|list)\b[\s,]*)*",
    re.IGNORECASE,
)
_SEPARATORS: Final = " \t\n,;:.(\u2013\u2014-"
_LONGEST_NAME: Final = 60
_LONGEST_WISH: Final = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question without the words about its form, and the form; None for a message."""

    question: str
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class File:
    """An answer as a file.

    Attributes:
        name: the file's name.
        content: what stands in it.
    """

    name: str
    content: str


def read_wanted(utterance: str) -> Wanted:
    """What is asked, and in which form; the question is "" where only the form of what was answered is asked for."""
    found = _ASKED.search(utterance, max(0, len(utterance) - _LONGEST_WISH))
    if found is None:
        return Wanted(utterance)
    question = utterance[: found.start()].rstrip(_SEPARATORS)
    return Wanted("" if _ALREADY_ASKED.fullmatch(question) else question, _NAMES[found[1].lower()])


def with_form(question: str, form: Form) -> str:
    """The question that asks for the answer in this form."""
    return f"{question} as {form}"


def in_form(answer: Answer, form: Form | None) -> Answer:
    """The answer, wanted in this form; where it asks back, what can be picked asks for the form too."""
    if form is None:
        return answer
    if answer.status in ("answered", "unknown"):
        return answer._replace(form=form)
    choices = (choice._replace(question=with_form(choice.question, form)) for choice in answer.choices)
    return answer._replace(choices=tuple(choices))


def render_file(answer: Answer, form: Form) -> File:
    """The whole answer as a file of this form, named after what it tells."""
    render = {"csv": render_csv, "markdown": render_markdown}[form]
    words = re.sub(r"[^a-z0-9]+", "-", (answer.question or answer.headline).lower()).strip("-")
    return File(f"{words[:_LONGEST_NAME].strip('-') or 'answer'}.{_SUFFIX[form]}", render(answer))
