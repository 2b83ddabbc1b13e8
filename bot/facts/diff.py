"""What two releases know differently: facts and names that came, changed or went."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.facts.model import Article, Fact
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
    """Return the facts that differ in anything; those that went come last.

    Verdict, value, winning source and conflict are told; of what differs only in something else, that it does.
    """
    before, after = _facts(old), _facts(new)
    return tuple(
        _change(what, before.get(what), after.get(what))
        for what in dict.fromkeys((*after, *before))
        if before.get(what) != after.get(what)
    )


def find_changed_articles(old: Store, new: Store) -> tuple[Change, ...]:
    """Return the articles that came, changed or went, by their titles; those that went come last."""
    before, after = ({article.id: article for article in store.articles()} for store in (old, new))
    return tuple(
        Change(
            f"article {ident}", _title(before.get(ident)), _title(after.get(ident), changed=ident in before)
        )
        for ident in dict.fromkeys((*after, *before))
        if before.get(ident) != after.get(ident)
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


def _facts(store: Store) -> Mapping[str, Fact]:
    return {
        f"{subject}/{feature}": fact
        for subject in store.subjects
        for feature, fact in store.facts_about(subject).items()
    }


def _change(what: str, before: Fact | None, after: Fact | None) -> Change:
    old, new = _tell(before), _tell(after)
    return Change(what, old, f"{new}, told otherwise" if old == new else new)


def _title(article: Article | None, *, changed: bool = False) -> str:
    if article is None:
        return ""
    return f"{article.title}, told otherwise" if changed else article.title


def _tell(fact: Fact | None) -> str:
    if fact is None:
        return ""
    winner = fact.evidence[0]
    value = f"“{fact.value}”" if fact.value else None
    held = " ".join(part for part in (fact.verdict, value) if part)
    return f"{held}{', disputed' if fact.conflict else ''} [{winner.source.id}, {winner.date}]"


def _names(store: Store) -> Mapping[tuple[str, str], None]:
    """Return what each thing is called, in order, as keys."""
    return {(f"{row.kind} {row.id}", f"{row.how} '{row.text}'"): None for row in store.names()}
