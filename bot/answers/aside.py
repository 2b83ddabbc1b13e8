"""What is told besides an answer: questions of the message that are left, or what else it may have meant."""

from collections.abc import Sequence

from bot.answers.model import Answer, Statement
from bot.answers.reference import Reference
from bot.language.model import Query

LEFT = "Left for now, as one question is answered at a time: {questions}."

RIVALS = "This may not be what you meant. Perhaps it was: {questions}."


def with_aside(answer: Answer, query: Query, left: Sequence[Query], reference: Reference) -> Answer:
    """Returns the answer to `query` that says what was asked besides, and suggests to ask that next.

    Where nothing is left, it says so of what else may have been meant, if that is not sure.
    """
    note, others = (LEFT, left) if left else (RIVALS, query.rivals)
    next_ = [choice for choice in reference.suggestions(*others) if choice.question != answer.question]
    if not next_:
        return answer
    questions = "; ".join(f"“{choice.question}”" for choice in next_)
    usual = (choice for choice in answer.suggestions if choice not in next_)
    most = max(len(answer.suggestions), len(next_))
    return answer._replace(
        notes=(Statement(note.format(questions=questions)), *answer.notes),
        suggestions=(*next_, *usual)[:most],
    )
