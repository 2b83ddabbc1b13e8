"""What knowledge must keep to: one rule a module, each tested by a good and a bad world.

`days_past` is the one rule that asks for today's date, so it stands apart.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.rules import (
    articles_exist,
    articles_findable,
    caveats_exist,
    children_agree,
    confusions_exist,
    disputes_explained,
    evidence_once,
    evidence_says_something,
    features_askable,
    features_exist,
    features_used,
    golden_exists,
    headers,
    ids_once,
    kinds_exist,
    marks_apart,
    names_apart,
    names_differ,
    notes_where_needed,
    order_complete,
    order_exists,
    parents_exist,
    real_days,
    retired_until,
    since_before_until,
    sources_exist,
    sources_once,
    sources_used,
    subjects_exist,
    support_has_stance,
    texts_fit,
    value_parts_exist,
    values_exist,
    versions_named,
)

Rule: TypeAlias = Callable[[Knowledge], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    headers.check,
    ids_once.check,
    names_differ.check,
    names_apart.check,
    order_exists.check,
    order_complete.check,
    kinds_exist.check,
    sources_exist.check,
    features_exist.check,
    subjects_exist.check,
    articles_exist.check,
    value_parts_exist.check,
    values_exist.check,
    caveats_exist.check,
    confusions_exist.check,
    parents_exist.check,
    golden_exists.check,
    evidence_says_something.check,
    evidence_once.check,
    support_has_stance.check,
    notes_where_needed.check,
    disputes_explained.check,
    real_days.check,
    versions_named.check,
    since_before_until.check,
    retired_until.check,
    children_agree.check,
    articles_findable.check,
    features_askable.check,
    features_used.check,
    sources_used.check,
    sources_once.check,
    texts_fit.check,
    marks_apart.check,
)

AMONG_NAMES: frozenset[Rule] = frozenset({names_differ.check, names_apart.check})
"""Rules that look at names and at what the desk says of names, and at nothing else."""

AMONG_SUBJECTS = AMONG_NAMES | {sources_used.check}
"""Rules that need the files of all subjects; the others look at each of these by itself, with all that is around."""
