"""Whether a fact has the values asked for."""

from collections.abc import Collection

from bot.answers.model import Statement, Verdict
from bot.answers.reference import listed
from bot.facts.model import Fact, Feature
from bot.language.model import Condition

_OTHERWISE: dict[Verdict, Verdict] = {"yes": "no", "no": "yes"}
"""What the verdict on values becomes where it is asked that they be missing."""


def meets(fact: Fact | None, condition: Condition, feature: Feature) -> Verdict:
    """Returns whether a fact on a feature has the values asked for, or lacks them where that is asked.

    What no source names is not there only of a feature whose values are exhaustive; and not where a wider value is
    named, of which it may be a part. Evidence that agrees with what holds may say of further values that they are
    there in part.
    """
    if fact is None:
        return "unknown"
    verdict = _has(fact.values, condition, feature) if fact.values else _without_values(fact)
    partly = (each for each in fact.evidence if each.standing == "agrees" and each.stance == "partial")
    if verdict != "yes" and any(
        _has(each.values, condition, feature) == "yes" for each in partly if each.values
    ):
        return "partial"
    return verdict if condition.wanted else _OTHERWISE.get(verdict, verdict)


def silent(condition: Condition, feature: Feature) -> Statement:
    """Returns that what holds does not tell whether the values asked for are there."""
    named = listed([feature.values[value] for value in condition.values], " or ")
    return Statement(f"The source that counts here does not name {named}; that means neither yes nor no.")


def _has(held: Collection[str], condition: Condition, feature: Feature) -> Verdict:
    """Returns whether values that are held, at least one, are such as a condition names."""
    asked, none = set(condition.values), frozenset[str]()
    reached = [{value, *feature.wider.get(value, none)} & asked for value in held]
    if condition.only:
        return ("yes" if feature.exhaustive else "unknown") if all(reached) else "no"
    if any(reached):
        return "yes"
    wider = frozenset[str]().union(*(feature.wider.get(value, none) for value in asked))
    return "no" if feature.exhaustive and wider.isdisjoint(held) else "unknown"


def _without_values(fact: Fact) -> Verdict:
    """Returns what is known of any value where none is named: what is not there at all has none."""
    return "no" if fact.verdict == "no" else "unknown"
