"""Menus of what the knowledge holds: written into the modal, or asked for while somebody types where they are long."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from bot.facts.store import Store
from bot.render.cut import cut
from bot.render.limits import OPTION_TEXT_MAX, SELECT_OPTIONS
from bot.render.message import JsonObject

FEATURE: Final = "feature/"
CATEGORY: Final = "category/"

Entry = tuple[str, str]
"""A value, and what it is called."""
Group = tuple[str, tuple[Entry, ...]]
"""A title, and what stands under it."""


def subject_groups(store: Store) -> tuple[Group, ...]:
    """All subjects by kind, in the order of the knowledge; retired ones say so."""
    return tuple(
        (
            kind.plural.capitalize(),
            tuple(
                (each.id, f"{each.name} (retired)" if each.retired else each.name)
                for each in store.subjects.values()
                if each.kind == kind.id
            ),
        )
        for kind in store.desk.kinds
    )


def topic_groups(store: Store) -> tuple[Group, ...]:
    """All categories as wholes, then the features of each."""
    wholes = tuple((f"{CATEGORY}{each.id}", each.name) for each in store.categories.values())
    parts = (
        (each.name, tuple((f"{FEATURE}{feature}", store.features[feature].name) for feature in each.features))
        for each in store.categories.values()
    )
    return ("Whole categories", wholes), *parts


def menu(groups: Collection[Group], picked: Collection[str], *, most: int, placeholder: str) -> JsonObject:
    """A menu to pick several from.

    Args:
        groups: what there is.
        picked: values that are picked already, in order.
        most: how many may be picked.
        placeholder: what it shows while nothing is picked.
    """
    entries = dict(entry for _, listed in groups for entry in listed)
    element: JsonObject = {
        "placeholder": {"type": "plain_text", "text": placeholder, "emoji": False},
        "max_selected_items": most,
    }
    if picked:
        element["initial_options"] = [option(entries[value], value) for value in picked][:most]
    if len(entries) > SELECT_OPTIONS:
        return {"type": "multi_external_select", "min_query_length": 0, **element}
    return {"type": "multi_static_select", "option_groups": list(option_groups(groups)), **element}


def find_options(store: Store, groups: Iterable[Group], typed: str) -> list[JsonObject]:
    """The groups of what is called by all words that somebody has typed, with as many options as Slack takes."""
    words, called = typed.casefold().split(), _called(store)
    left = SELECT_OPTIONS
    found: list[Group] = []
    for title, entries in groups:
        fitting = [
            (value, name) for value, name in entries if _fits(words, f"{name} {called.get(value, '')}")
        ]
        found.append((title, tuple(fitting[:left])))
        left -= len(fitting[:left])
    return list(option_groups(found))


def option_groups(groups: Iterable[Group]) -> Iterator[JsonObject]:
    """Groups as Slack takes them; empty ones, which it refuses, are left out."""
    for title, entries in groups:
        if entries:
            label = {"type": "plain_text", "text": cut(title, OPTION_TEXT_MAX), "emoji": False}
            yield {"label": label, "options": [option(name, value) for value, name in entries]}


def option(name: str, value: str) -> JsonObject:
    """One thing to pick."""
    text = {"type": "plain_text", "text": cut(name, OPTION_TEXT_MAX), "emoji": False}
    return {"text": text, "value": value}


def _called(store: Store) -> dict[str, str]:
    """All names of each value of the menus."""
    prefixes = {"subject": "", "feature": FEATURE, "category": CATEGORY}
    return {
        f"{prefix}{identity}": " ".join(names)
        for kind, prefix in prefixes.items()
        for identity, names in store.called.get(kind, {}).items()
    }


def _fits(words: Iterable[str], called: str) -> bool:
    folded = called.casefold()
    return all(word in folded for word in words)
