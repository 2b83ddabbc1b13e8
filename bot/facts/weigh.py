"""Decides which evidence holds when sources differ. This is the whole rule.

1. Stronger kinds of source come first, in the order of `STRENGTH`; of the same kind the later date; then the
   order of the file. The first entry *holds*.
2. Another entry contradicts it when both take a stance and the stances differ, or when both name the one value of
   a feature and share none, and neither names a part of the other's. One that does not contradict *agrees*. Free
   wording never contradicts, and lists differ without contradiction.
3. A contradicting entry is *disputed*, and the fact in conflict, when it speaks of the same time as what holds: it
   is later than the entry that holds, or within `CONTEMPORARY_MONTHS` of it or of one that agrees with it.
   Otherwise it is *outdated*: what was said later has taken its place. An entry that is doubtful in itself disputes
   nothing that a stronger kind of source carries.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Standing = Literal["holds", "agrees", "outdated", "disputed"]

STRENGTH = (
    "source-code",
    "tested",
    "documentation",
    "release-notes",
    "maintainer",
    "declared",
    "third-party",
)
"""Kinds of source, the strongest first."""

CONTEMPORARY_MONTHS = 12
"""Statements this far apart still speak of the same time: products like these release a few times a year."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What weighing looks at in one entry of evidence.

    Attributes:
        stance: the stance it takes, as `find_stance` gives it.
        values: ids of the values it names, for a feature that has one value; else empty.
        kind: its source's kind, one of `STRENGTH`.
        date: "YYYY-MM" or "YYYY-MM-DD".
        doubtful: whether it was read rightly is in doubt (it has a caveat).
        wider: ids of all values that those it names are part of.
    """

    stance: str | None
    values: tuple[str, ...]
    kind: str
    date: str
    doubtful: bool = False
    wider: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Weighed:
    """One claim's place after weighing: its number in the file, from 0, and how it stands."""

    number: int
    standing: Standing


def weigh(claims: Sequence[Claim]) -> tuple[Weighed, ...]:
    """Return all claims of one fact in the order of their weight; the first one holds.

    Args:
        claims: at least one, in the order of the file.
    """
    if len(claims) == 1:
        return (Weighed(0, "holds"),)
    weights = [_weight(claim) for claim in claims]
    order = sorted(range(len(claims)), key=weights.__getitem__)
    winner = claims[order[0]]
    carrying = [claim for claim in claims if not contradicts(claim, winner)]
    rest = (Weighed(number, _stand(claims[number], winner, carrying)) for number in order[1:])
    return (Weighed(order[0], "holds"), *rest)


def find_stance(feature_kind: str, stance: str | None, value: str | None) -> str | None:
    """Return the stance an entry takes: on a feature one can have, naming a value says that it is there."""
    if stance is None and value is not None and feature_kind != "value":
        return "yes"
    return stance


def contradicts(one: Claim, other: Claim) -> bool:
    """Tell whether two claims cannot both be right."""
    stances_differ = None not in {one.stance, other.stance} and one.stance != other.stance
    return stances_differ or bool(one.values and other.values and not _share(one, other))


def is_undecided(one: Claim, other: Claim) -> bool:
    """Tell whether two claims contradict each other and nothing but their order makes one the weightier."""
    return contradicts(one, other) and _weight(one) == _weight(other)


def find_day(date: str) -> str:
    """Return the day a date stands for: a month without a day stands for its first."""
    return date if date.count("-") > 1 else f"{date}-01"


def _share(one: Claim, other: Claim) -> bool:
    """Tell whether two claims name a value in common, or one names a part of what the other names."""
    named, others = set(one.values), set(other.values)
    return not named.isdisjoint(others | other.wider) or not others.isdisjoint(one.wider)


def _weight(claim: Claim) -> tuple[int, int]:
    """Return a sort key; the smaller, the weightier."""
    return STRENGTH.index(claim.kind), -int(find_day(claim.date).replace("-", ""))


def _stand(claim: Claim, winner: Claim, carrying: Sequence[Claim]) -> Standing:
    if not contradicts(claim, winner):
        return "agrees"
    if claim.doubtful and STRENGTH.index(winner.kind) < STRENGTH.index(claim.kind):
        return "outdated"
    contemporary = any(abs(_months(each) - _months(claim)) <= CONTEMPORARY_MONTHS for each in carrying)
    return "disputed" if contemporary or _months(claim) > _months(winner) else "outdated"


def _months(claim: Claim) -> int:
    year, month = claim.date.split("-")[:2]
    return int(year) * 12 + int(month)
