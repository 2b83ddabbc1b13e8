"""What is picked to be compared: read from words or from the form, checked, and made into what the desk is asked."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.facts.store import Store
from bot.language.model import Ambiguous, NoMatch, Query
from bot.render.menus import CATEGORY, FEATURE
from bot.render.picker import (
    AUDIENCE,
    DIFFERING,
    LEAST_SUBJECTS,
    MOST_SUBJECTS,
    MOST_TOPICS,
    ONLY_ME,
    ROWS,
    SUBJECTS,
    TOPICS,
)
from bot.slack.sentences import NOT_KNOWN_ANY_MORE, TOO_FEW

if TYPE_CHECKING:
    from bot.desk import Desk


def meant(desk: "Desk", words: str) -> Query:
    """What these words, a question or any message, surely say about what to compare."""
    understood = desk.understand(words) if words else NoMatch()
    match understood:
        case Query():
            return understood
        case Ambiguous():
            return agreed(understood)
        case NoMatch():
            return Query("compare")


def agreed(ambiguous: Ambiguous) -> Query:
    """What all readings of a question have in common that name anything of its kind."""
    readings = ambiguous.readings
    return Query(
        "compare",
        subjects=_common([reading.subjects for reading in readings]),
        features=_common([reading.features for reading in readings]),
        categories=_common([reading.categories for reading in readings]),
    )


def _common(listed: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Returns those of the first ids that all others hold which hold any."""
    first, *others = listed
    return tuple(each for each in first if all(each in other for other in others if other))


def known(store: Store, query: Query) -> Query:
    """The comparison of what this query is about, as far as the modal can hold it."""
    return Query(
        "compare",
        subjects=tuple(each for each in query.subjects if each in store.subjects)[:MOST_SUBJECTS],
        features=tuple(each for each in query.features if each in store.features)[:MOST_TOPICS],
        categories=tuple(each for each in query.categories if each in store.categories)[:MOST_TOPICS],
        differing=query.differing,
    )


def read_selection(values: Mapping[str, Any]) -> Query:
    """What was picked in the form, as `values[block_id][action_id]`."""
    topics = _chosen(values, TOPICS)
    return Query(
        "compare",
        subjects=_chosen(values, SUBJECTS),
        features=tuple(each.removeprefix(FEATURE) for each in topics if each.startswith(FEATURE)),
        categories=tuple(each.removeprefix(CATEGORY) for each in topics if each.startswith(CATEGORY)),
        differing=DIFFERING in _chosen(values, ROWS),
    )


def _chosen(values: Mapping[str, Any], name: str) -> tuple[str, ...]:
    entered = values.get(name, {}).get(name, {})
    return tuple(each["value"] for each in entered.get("selected_options") or ())


def find_problem(store: Store, picked: Query) -> str:
    """What is wrong with what was picked, "" for nothing."""
    if known(store, picked) != picked:
        return NOT_KNOWN_ANY_MORE
    return TOO_FEW if len(picked.subjects) < LEAST_SUBJECTS else ""


def to_ask(store: Store, picked: Query) -> Query:
    """The comparison, where whole categories and features are picked together, on all features of both."""
    if not (picked.features and picked.categories):
        return picked
    wholes = (feature for category in picked.categories for feature in store.categories[category].features)
    return picked._replace(features=tuple(dict.fromkeys((*wholes, *picked.features))), categories=())


def is_for_one(values: Mapping[str, Any]) -> bool:
    """Whether the preview is to be shown to the person alone."""
    entered = values.get(AUDIENCE, {}).get(AUDIENCE, {})
    return (entered.get("selected_option") or {}).get("value") == ONLY_ME
