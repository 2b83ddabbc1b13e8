"""Evidence that says "partial", "planned" or "removed" says in a note what that means."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge

CODE = "missing-note"
STANCES = frozenset({"partial", "planned"})


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each such entry without a note."""
    for file, keys, _, entry in knowledge.evidence:
        if entry.stance in STANCES and entry.note is None:
            message = f"stance '{entry.stance}' without a note; add note: what is there and what is not"
            yield file.make_problem(CODE, message, *keys, "stance")
        if entry.stability == "removed" and entry.note is None:
            message = "stability 'removed' without a note; add note: since when, and what takes its place"
            yield file.make_problem(CODE, message, *keys, "stability")
