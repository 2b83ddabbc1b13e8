"""Decides which evidence holds when sources differ. This is the whole rule.

1. Stronger kinds of source come first, in the order of `STRENGTH`; of the same kind the later date; then the
   order of the file. The first entry *holds*.
2. Another entry contradicts it when both take a stance and the stances differ, or when both name values and
   share none. One that does not contradict *agrees*. Free wording never contradicts.
3. A contradicting entry is *outdated* when it is earlier by more than `CONTEMPORARY_MONTHS`. Otherwise, and
   also when it is later but weaker, it is *disputed*, and the fact is in conflict.
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
        values: ids of the values it names.
        kind: its source's kind, one of `STRENGTH`.
        date: "YYYY-MM" or "YYYY-MM-DD".
    """

    stance: str | None
    values: tuple[str, ...]
    kind: str
    date: str


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
    order = sorted(range(len(claims)), key=lambda number: _weight(claims[number]))
    winner = claims[order[0]]
    rest = (Weighed(number, _stand(claims[number], winner)) for number in order[1:])
    return (Weighed(order[0], "holds"), *rest)


def find_stance(feature_kind: str, stance: str | None, value: str | None) -> str | None:
    """Return the stance an entry takes: on a feature one can have, naming a value says that it is there."""
    if stance is None and value is not None and feature_kind != "value":
        return "yes"
    return stance


def contradicts(one: Claim, other: Claim) -> bool:
    """Tell whether two claims cannot both be right."""
    stances_differ = None not in {one.stance, other.stance} and one.stance != other.stance
    values_differ = bool(one.values and other.values) and not set(one.values) & set(other.values)
    return stances_differ or values_differ


def find_day(date: str) -> str:
    """Return the day a date stands for: a month without a day stands for its first."""
    return date if date.count("-") > 1 else f"{date}-01"


def _weight(claim: Claim) -> tuple[int, int]:
    """Return a sort key; the smaller, the weightier."""
    return STRENGTH.index(claim.kind), -int(find_day(claim.date).replace("-", ""))


def _stand(claim: Claim, winner: Claim) -> Standing:
    if not contradicts(claim, winner):
        return "agrees"
    return "outdated" if _months(winner) - _months(claim) > CONTEMPORARY_MONTHS else "disputed"


def _months(claim: Claim) -> int:
    year, month = claim.date.split("-")[:2]
    return int(year) * 12 + int(month)
