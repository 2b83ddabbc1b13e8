"""What knowledge must keep to: one rule a module, each tested by a good and a bad world."""

from collections.abc import Callable, Iterator

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.rules import (
    articles_exist,
    articles_findable,
    caveats_exist,
    confusions_exist,
    evidence_says_something,
    features_exist,
    headers,
    ids_once,
    kinds_exist,
    names_differ,
    notes_where_needed,
    order_exists,
    real_days,
    sources_exist,
    sources_used,
    subjects_exist,
    support_has_stance,
    values_exist,
)

RULES: tuple[Callable[[Knowledge], Iterator[Problem]], ...] = (
    headers.check,
    ids_once.check,
    names_differ.check,
    order_exists.check,
    kinds_exist.check,
    sources_exist.check,
    features_exist.check,
    subjects_exist.check,
    articles_exist.check,
    values_exist.check,
    caveats_exist.check,
    confusions_exist.check,
    evidence_says_something.check,
    support_has_stance.check,
    notes_where_needed.check,
    real_days.check,
    articles_findable.check,
    sources_used.check,
)
