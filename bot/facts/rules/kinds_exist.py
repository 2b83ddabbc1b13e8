"""A subject's kind is one of the desk's kinds."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.text.suggest import suggest

CODE = "unknown-kind"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each subject of a kind that the desk does not name."""
    kinds = knowledge.desk.kinds
    for file in knowledge.subject_files:
        if file.record.kind not in kinds:
            hint = suggest(file.record.kind, kinds) or f"; the desk has {', '.join(kinds)}"
            yield file.make_problem(CODE, f"no kind '{file.record.kind}'{hint}", "kind")
