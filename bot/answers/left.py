"""Questions of a message that are left, since one is answered at a time."""

from collections.abc import Sequence

from bot.answers.model import Answer, Statement
from bot.answers.reference import Reference
from bot.language.model import Query

LEFT = "Left for now, as one question is answered at a time: {questions}."


def with_left(answer: Answer, left: Sequence[Query], reference: Reference) -> Answer:
    """Returns an answer that says what was asked besides, and suggests to ask that next."""
    if not left:
        return answer
    next_ = reference.suggestions(*left)
    questions = "; ".join(f"“{choice.question}”" for choice in next_)
    others = (choice for choice in answer.suggestions if choice not in next_)
    most = max(len(answer.suggestions), len(next_))
    return answer._replace(
        notes=(Statement(LEFT.format(questions=questions)), *answer.notes),
        suggestions=(*next_, *others)[:most],
    )
