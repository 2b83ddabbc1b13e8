"""What a question may have meant, as choices to pick from: the likeliest first, then what differs from it."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from bot.language.besides import Meant, is_open, kind_of
from bot.language.model import Query

MOST_CHOICES = 5
"""Readings offered when a question is asked back."""

LEAST = 0.003
"""What is added to each chance, so that nothing is out of the question."""


class Weights(NamedTuple):
    """What speaks for offering something where the likeliest may be wrong, as a logarithm of odds.

    A log-linear model. The weights are those of least loss on the questions that tune whose likeliest meaning is not
    what was meant; with each of them, more of those left out were offered what was meant among the first three.

    Attributes:
        kind: the logarithm of the chance that such a thing is asked for.
        topic: the logarithm of the chance that it is about this, among things of its kind.
        ranked: the logarithm of its chance among the readings, as a part of the likeliest's.
        defining: for a definition.
        alike: for what is of the kind of the likeliest.
        beside: for an article about none of the subjects that are named.
        several: for several features at once, whose chances say little.
        open: for a subject as a whole, or several.
    """

    kind: float = 1.09
    topic: float = 0.9
    ranked: float = 0.27
    defining: float = 1.52
    alike: float = -1.03
    beside: float = -1.6
    several: float = 2.2
    open: float = -1.86


WEIGHTS = Weights()


def choices(meant: Sequence[Meant]) -> tuple[Query, ...]:
    """Returns at most `MOST_CHOICES` of what may be meant: the first, then those that most speaks for."""
    likeliest, *others = meant
    kind = kind_of(likeliest.query)
    others.sort(key=lambda each: -_weight(each, kind))
    return tuple(each.query for each in (likeliest, *others)[:MOST_CHOICES])


def _weight(meant: Meant, likeliest: str) -> float:
    """Returns what speaks for a meaning, should the likeliest one, of this kind, be wrong."""
    query = meant.query
    return (
        WEIGHTS.kind * math.log(meant.kind + LEAST)
        + WEIGHTS.topic * math.log(meant.topic + LEAST)
        + WEIGHTS.ranked * math.log(meant.ranked + LEAST)
        + WEIGHTS.defining * (query.intent == "define")
        + WEIGHTS.alike * (kind_of(query) == likeliest)
        + WEIGHTS.beside * meant.beside
        + WEIGHTS.several * (len(query.features) > 1)
        + WEIGHTS.open * is_open(query)
    )
