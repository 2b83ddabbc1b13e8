"""The caveat of evidence is one of its source's caveats."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.text.suggest import suggest

CODE = "unknown-caveat"


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each caveat that the entry's source does not word."""
    for file, keys, _, entry in knowledge.evidence:
        source = knowledge.sources.get(entry.source)
        if source and entry.caveat and entry.caveat not in source.caveats:
            hint = suggest(entry.caveat, source.caveats) or f"; it has {', '.join(source.caveats) or 'none'}"
            message = f"source '{entry.source}' has no caveat '{entry.caveat}'{hint}"
            yield file.make_problem(CODE, message, *keys, "caveat")
