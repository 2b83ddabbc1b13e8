"""Who is to be told of what, when another release is published."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.facts.diff import Change
from bot.facts.model import Fact
from bot.facts.store import Store
from bot.ledger.model import Watch


@dataclass(frozen=True, slots=True)
class News:
    """What a person is to be told, once, however many of their watches see it.

    Attributes:
        team: id of the workspace.
        user: the person.
        changes: what is answered differently.
    """

    team: str
    user: str
    changes: tuple[Change, ...]


def find_news(watches: Iterable[Watch], old: Store, new: Store) -> tuple[News, ...]:
    """Who watches something that is answered differently, each with what changed.

    Only verdicts, values and disputes count: another source for the same is no news.
    """
    changes = _effective_changes(old, new)
    theirs: dict[tuple[str, str], list[Watch]] = {}
    for watch in watches:
        theirs.setdefault((watch.team, watch.user), []).append(watch)
    told = (
        News(*person, tuple(changes[pair] for pair in changes if _is_watched(kept, pair, old, new)))
        for person, kept in theirs.items()
    )
    return tuple(news for news in told if news.changes)


def _effective_changes(old: Store, new: Store) -> dict[tuple[str, str], Change]:
    before, after = _effective(old), _effective(new)
    return {
        pair: Change("/".join(pair), before.get(pair, ""), after.get(pair, ""))
        for pair in dict.fromkeys((*after, *before))
        if before.get(pair) != after.get(pair)
    }


def _effective(store: Store) -> dict[tuple[str, str], str]:
    return {
        (subject, feature): _tell(fact)
        for subject in store.subjects
        for feature, fact in store.facts_about(subject).items()
    }


def _tell(fact: Fact) -> str:
    held = " ".join(part for part in (fact.verdict, fact.value) if part)
    return f"{held} (sources disagree)" if fact.conflict else held


def _is_watched(watches: Iterable[Watch], pair: tuple[str, str], old: Store, new: Store) -> bool:
    subject, feature = pair
    known = new.features.get(feature) or old.features.get(feature)
    category = known.category if known else ""
    return any(
        watch.subject in ("", subject) and watch.feature in ("", feature) and watch.category in ("", category)
        for watch in watches
    )
