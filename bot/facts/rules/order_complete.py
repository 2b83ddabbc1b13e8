"""Where the desk puts subjects or categories in order, none is left out: it would be shown last without a word."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge

CODE = "missing-in-order"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each id that one of the desk's orders leaves out."""
    for key, order, known in knowledge.orders:
        for name in known:
            if order and name not in order:
                message = f"{key}: '{name}' is left out; add it at the place where it should be shown"
                yield knowledge.desk_file.make_key_problem(CODE, message, key)
