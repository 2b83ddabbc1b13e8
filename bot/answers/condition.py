"""Whether a fact has the values asked for."""

from collections.abc import Collection
from dataclasses import replace

from bot.answers.model import Statement, Verdict
from bot.facts.model import Evidence, Fact, Feature
from bot.language.model import Condition
from bot.text.listed import listed

_OTHERWISE: dict[Verdict, Verdict] = {"yes": "no", "no": "yes"}
"""What the verdict on values becomes where it is asked that they be missing."""


def meets(fact: Fact | None, condition: Condition, feature: Feature) -> Verdict:
    """Returns whether a fact on a feature has the values asked for, or lacks them where that is asked.

    What no source names is not there only of a feature whose values are exhaustive; and not where a wider value is
    named, of which it may be a part. Evidence that agrees with what holds may name further values, or say of them that
    they are there in part.
    """
    if fact is None:
        return "unknown"
    entry = naming(fact, condition, feature)
    if entry is not None and entry.stance == "partial":
        return "partial"
    verdict: Verdict = "yes" if entry is not None else _held(fact, condition, feature)
    return verdict if condition.wanted else _OTHERWISE.get(verdict, verdict)


def naming(fact: Fact, condition: Condition, feature: Feature) -> Evidence | None:
    """Returns the first entry that has the values asked for, of those that agree, where what holds has them not.

    What shuts out further values is overruled by none but an entry that has them in part.
    """
    held = _held(fact, condition, feature)
    if held == "yes":
        return None
    stances = ("partial", "yes", None) if held == "unknown" and not condition.needed else ("partial",)
    agreeing = (each for each in fact.evidence if each.standing == "agrees" and each.values)
    return next(
        (
            each
            for each in agreeing
            if each.stance in stances and _has(each.values, condition, feature) == "yes"
        ),
        None,
    )


def silent(fact: Fact, condition: Condition, feature: Feature) -> Statement:
    """Returns that what holds does not tell whether the values asked for are there, or whether they are needed."""
    named = listed([feature.values[value] for value in condition.values], " or ")
    if condition.needed and _held(fact, replace(condition, needed=False), feature) == "yes":
        said = f"names {named} but does not say whether there is a way without"
    else:
        said = f"does not name {named}"
    return Statement(f"The source that counts here {said}; that means neither yes nor no.")


def _held(fact: Fact, condition: Condition, feature: Feature) -> Verdict:
    """Returns whether the values that hold are such as a condition names."""
    return _has(fact.values, condition, feature) if fact.values else _without_values(fact)


def _has(held: Collection[str], condition: Condition, feature: Feature) -> Verdict:
    """Returns whether values that are held, at least one, are such as a condition names."""
    asked, none = set(condition.values), frozenset[str]()
    reached = [{value, *feature.wider.get(value, none)} & asked for value in held]
    if condition.only:
        return ("yes" if feature.exhaustive else "unknown") if all(reached) else "no"
    if any(reached):
        return _is_needed(feature, alone=all(reached)) if condition.needed else "yes"
    wider = frozenset[str]().union(*(feature.wider.get(value, none) for value in asked))
    return "no" if feature.exhaustive and wider.isdisjoint(held) else "unknown"


def _is_needed(feature: Feature, *, alone: bool) -> Verdict:
    """Returns whether what is named, alone or beside other values, is needed: one may do with others that are named."""
    if not feature.exhaustive:
        return "unknown"
    return "yes" if alone else "partial"


def _without_values(fact: Fact) -> Verdict:
    """Returns what is known of any value where none is named: what is not there at all has none."""
    return "no" if fact.verdict == "no" else "unknown"
