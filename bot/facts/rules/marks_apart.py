"""Nothing in the knowledge's own texts looks like the mark of a citation."""

import re
from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.walk import each_article

CODE = "like-a-mark"

_MARK = re.compile(r"\[\d+\]")


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each text, note, value or code with a number in brackets, as replies cite with them."""
    for file, keys, _, entry in knowledge.evidence:
        for field in ("value", "note"):
            if found := _MARK.search(getattr(entry, field) or ""):
                yield file.make_problem(CODE, _message(found), *keys, field)
    for article_file, start, _, article in each_article(knowledge):
        for number, statement in enumerate(article.statements):
            for field in ("text", "code"):
                if found := _MARK.search(getattr(statement, field) or ""):
                    place = (*start, "statements", number, field)
                    yield article_file.make_problem(CODE, _message(found), *place)


def _message(found: re.Match[str]) -> str:
    return f"'{found[0]}' reads as the mark of a citation; write it otherwise"
