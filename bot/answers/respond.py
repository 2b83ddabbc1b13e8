"""From what was understood to the answer: one module for each intent, named as the intent, or `article`."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.answers import (
    article,
    catalog,
    clarify,
    compare,
    define,
    overview,
    refuse,
    sources,
    support,
    value,
    which,
)
from bot.answers import help as help_
from bot.answers.model import Answer
from bot.answers.reference import Reference
from bot.language.model import Ambiguous, NoMatch, Query

RESPONDERS: Mapping[str, Callable[[Query, Reference], Answer]] = MappingProxyType(
    {
        "catalog": catalog.respond,
        "compare": compare.respond,
        "define": define.respond,
        "help": help_.respond,
        "howto": article.respond,
        "overview": overview.respond,
        "recommend": article.respond,
        "sources": sources.respond,
        "support": support.respond,
        "troubleshoot": article.respond,
        "use_case": article.respond,
        "value": value.respond,
        "which": which.respond,
    }
)
"""Who answers each intent."""


def respond(understood: Query | Ambiguous | NoMatch, reference: Reference) -> Answer:
    """Returns the answer to what was understood."""
    match understood:
        case Query():
            answer = RESPONDERS[understood.intent](understood, reference)
            return answer._replace(question=reference.phrasing.question(understood))
        case Ambiguous():
            return clarify.respond(understood, reference)
        case NoMatch():
            return refuse.respond(understood, reference)
