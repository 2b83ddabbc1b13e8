"""Spellings that people meant something by, as aliases that could be added: only where it is clear which and whose."""

from collections.abc import Iterator

from bot.desk import Desk
from bot.facts.store import Store
from bot.language.model import Query
from bot.text.near import find_slips
from bot.text.normalize import normalize
from bot.text.tokens import stem, stems

Thing = tuple[str, str]
"""A kind of thing that has aliases, "subject" or "feature", and an id."""


def propose_alias(desk: Desk, written: str, meant: str) -> str:
    """Returns the line of the file that makes a written word an alias of what was meant, or why it cannot be one.

    Args:
        desk: knows the names.
        written: the words that the desk asked back about.
        meant: the question that was picked then.

    Returns:
        "" where more than one word, or more than one thing, could be the one.
    """
    new, understood = desk.new_words(written), desk.understand(meant)
    if len(new) != 1 or " " in new[0] or not isinstance(understood, Query):
        return ""
    store = desk.release.reference.store
    things = [thing for thing in _things(understood) if not _is_named(store, thing, written)]
    if len(things) != 1:
        return ""
    return _collision(store, new[0], things[0]) or _line(store, new[0], *things[0])


def _things(query: Query) -> Iterator[Thing]:
    yield from (("subject", each) for each in query.subjects)
    yield from (("feature", each) for each in query.features)


def _is_named(store: Store, thing: Thing, written: str) -> bool:
    """Whether all the words of a name stand in what was written."""
    kind, identity = thing
    said = set(stems(normalize(written)))
    return any(said.issuperset(stems(normalize(name))) for name in store.called[kind][identity])


def _collision(store: Store, word: str, thing: Thing) -> str:
    """Why the word can be no alias of the thing: another is called so, or one slip from it; "" if it can."""
    kind, identity = thing
    others = {
        normalize(name): owner
        for owner, names in store.called[kind].items()
        for name in names
        if owner != identity
    }
    as_long = [name for name in others if abs(len(name) - len(word)) <= 1]
    near = find_slips([word, *as_long]).get(word, [])
    taken = [name for name in others if stems(name) == (stem(word),) or name in near]
    return f"'{word}' is too near '{taken[0]}', a name of '{others[taken[0]]}'" if taken else ""


def _line(store: Store, word: str, kind: str, identity: str) -> str:
    """The file, and the line that is to be added there."""
    if kind == "subject":
        return f"subjects/{identity}.yaml, aliases: - {word}"
    return f"features/{store.features[identity].category}.yaml, {identity}, aliases: - {word}"
