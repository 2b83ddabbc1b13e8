"""What a golden question is about exists, and each is asked once."""

from collections.abc import Collection, Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.records import Golden
from bot.text.document import Keys
from bot.text.suggest import suggest

CODE = "unknown-in-golden"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each id of a golden question that stands for nothing, and each repeated question."""
    file = knowledge.golden_file
    if file is None:
        return
    first: dict[str, int] = {}
    for number, question in enumerate(knowledge.golden):
        place: Keys = ("questions", number)
        if first.setdefault(question.ask.casefold(), number) != number:
            message = f"'{question.ask}' is asked above already; keep one"
            yield file.make_problem(CODE, message, *place, "ask")
        for sort, keys, name, known in _each_id(question, knowledge):
            if name not in known:
                hint = suggest(name, known) or f"; name one that has an entry in {sort}s/"
                yield file.make_problem(CODE, f"no {sort} '{name}'{hint}", *place, *keys)


def _each_id(question: Golden, knowledge: Knowledge) -> Iterator[tuple[str, Keys, str, Collection[str]]]:
    """Yield sort, keys, id and all known ids for everything a question names."""
    for number, subject in enumerate(question.subjects or ()):
        yield "subject", ("subjects", number), subject, knowledge.subjects
    for number, feature in enumerate(question.features or ()):
        yield "feature", ("features", number), feature, knowledge.features
    if question.article:
        yield "article", ("article",), question.article, knowledge.articles
