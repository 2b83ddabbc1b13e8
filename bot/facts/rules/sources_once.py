"""A document is one source, or one for each kind of evidence in it."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.walk import each_source

CODE = "repeated-source"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each source with the address, version and kind of an earlier one."""
    first: dict[tuple[str, str | None, str], str] = {}
    for file, keys, name, source in each_source(knowledge):
        if source.url is None:
            continue
        owner = first.setdefault((source.url, source.version, source.kind), name)
        if owner != name:
            message = f"source '{owner}' is the same document in the same version; cite that one, remove this"
            yield file.make_problem(CODE, message, *keys, "url")
