"""What the desk puts in order exists, and is named once."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.text.suggest import suggest

CODE = "unknown-in-order"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each id in the desk's orders that has no file or stands there twice."""
    for key, order, known in knowledge.orders:
        for number, name in enumerate(order):
            if name not in known:
                hint = suggest(name, known) or "; add its file or remove it here"
                yield knowledge.desk_file.make_problem(CODE, f"{key}: no '{name}'{hint}", key, number)
            elif name in order[:number]:
                message = f"{key}: '{name}' stands here twice; keep one"
                yield knowledge.desk_file.make_problem(CODE, message, key, number)
