"""What two releases know differently: facts and names that came, changed or went."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.facts.model import Fact
from bot.facts.store import Store


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that two releases say differently.

    Attributes:
        what: what it is about: "<subject>/<feature>" of a fact, sort and id of what bears a name.
        before: what the old release says, or "" where it says nothing.
        after: what the new one says, or "".
    """

    what: str
    before: str
    after: str

    def __str__(self) -> str:
        if self.before and self.after:
            return f"~ {self.what}: {self.before} → {self.after}"
        return f"{'+' if self.after else '-'} {self.what}: {self.after or self.before}"


def find_changed_facts(old: Store, new: Store) -> tuple[Change, ...]:
    """Return the facts whose verdict, value, winning source or conflict differ; those that went come last."""
    before, after = _facts(old), _facts(new)
    return tuple(
        Change(what, before.get(what, ""), after.get(what, ""))
        for what in dict.fromkeys((*after, *before))
        if before.get(what) != after.get(what)
    )


def find_changed_names(old: Store, new: Store) -> tuple[Change, ...]:
    """Return the names, aliases and ways of asking that came or went; those that went come last."""
    before, after = _names(old), _names(new)
    added = (Change(what, "", name) for what, name in after if (what, name) not in before)
    removed = (Change(what, name, "") for what, name in before if (what, name) not in after)
    return (*added, *removed)


def find_new_confusions(old: Store, new: Store) -> tuple[str, ...]:
    """Return the pairs that the new release tells apart and the old one did not, as lines."""
    before = {(feature.id, other) for feature in old.features.values() for other in feature.confused_with}
    return tuple(
        f"{feature.id} and {other}: {difference}"
        for feature in new.features.values()
        for other, difference in feature.confused_with.items()
        if (feature.id, other) not in before
    )


def _facts(store: Store) -> Mapping[str, str]:
    return {
        f"{subject}/{feature}": _tell(fact)
        for subject in store.subjects
        for feature, fact in store.facts_about(subject).items()
    }


def _tell(fact: Fact) -> str:
    winner = fact.evidence[0]
    value = f"“{fact.value}”" if fact.value else None
    held = " ".join(part for part in (fact.verdict, value) if part)
    return f"{held}{', disputed' if fact.conflict else ''} [{winner.source.id}, {winner.date}]"


def _names(store: Store) -> Mapping[tuple[str, str], None]:
    """Return what each thing is called, in order, as keys."""
    return {(f"{row.kind} {row.id}", f"{row.how} '{row.text}'"): None for row in store.names()}
