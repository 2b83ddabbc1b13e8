"""No two things of one sort have names that one slip, or another order of words, turns into each other.

Whoever mistypes one of them would be understood as the other. Pairs too well known to be renamed are listed under
`distinct` in `desk.yaml`, and only as long as names need them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from bot.errors import Problem
from bot.facts.knowledge import Knowledge
from bot.facts.rules.names_differ import Naming, each_naming
from bot.text.near import find_slips
from bot.text.normalize import normalize
from bot.text.tokens import stem, words

CODE = "near-name"

Words: TypeAlias = tuple[str, ...]
Pair: TypeAlias = frozenset[Words]
Names: TypeAlias = Mapping[tuple[str, Words], Naming]
"""The first name of each sort with these words."""


class _Collision(NamedTuple):
    """Two names that are too near: the earlier, the later, what lies between, and the pairs that excuse it."""

    first: Naming
    later: Naming
    between: str
    pairs: tuple[Pair, ...]


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each such name, and for each pair of the desk's that no names need."""
    shared = {_root(_spell(phrase)) for phrase in knowledge.desk.shared}
    distinct = [frozenset(map(_spell, pair)) for pair in knowledge.desk.distinct]
    needed: set[Pair] = set()
    for found in _each_collision(_gather(knowledge, shared)):
        excuses = [pair for pair in found.pairs if pair in distinct]
        needed.update(excuses)
        if not excuses:
            yield found.later.file.make_problem(CODE, _explain(found), *found.later.keys)
    for number, pair in enumerate(distinct):
        if pair not in needed or pair in distinct[:number]:
            one, other = knowledge.desk.distinct[number]
            message = f"no names need '{one}' and '{other}' to be kept apart here; remove the pair"
            yield knowledge.desk_file.make_problem(CODE, message, "distinct", number)


def _explain(found: _Collision) -> str:
    first, later = found.first, found.later
    said = f"{later.sort} '{later.owner}' is called '{later.text}', {found.between} '{first.text}'"
    advice = "choose another name, or list the two under distinct in desk.yaml"
    return f"{said}, a name of '{first.owner}'; {advice}"


def _gather(knowledge: Knowledge, shared: set[Words]) -> Names:
    names: dict[tuple[str, Words], Naming] = {}
    for naming in each_naming(knowledge):
        spelt = _spell(naming.text)
        if _root(spelt) not in shared:
            names.setdefault((naming.sort, spelt), naming)
    return names


def _each_collision(names: Names) -> Iterator[_Collision]:
    """Yield each collision once, with the later name."""
    slips = find_slips(word for _, spelt in names for word in spelt)
    earlier: dict[tuple[str, Words], Naming] = {}
    orders: dict[tuple[str, Words], list[Words]] = defaultdict(list)
    for (sort, spelt), naming in names.items():
        unordered = tuple(sorted(_root(spelt)))
        for other in orders[sort, unordered]:
            first = earlier[sort, other]
            if first.owner != naming.owner and _root(other) != _root(spelt):
                yield _Collision(first, naming, "in another order", (frozenset((spelt, other)),))
        for other, pair in _each_slip(spelt, slips):
            slipped = earlier.get((sort, other))
            if slipped and slipped.owner != naming.owner and _root(other) != _root(spelt):
                yield _Collision(slipped, naming, "one slip from", (frozenset((spelt, other)), pair))
        orders[sort, unordered].append(spelt)
        earlier[sort, spelt] = naming


def _each_slip(spelt: Words, slips: Mapping[str, list[str]]) -> Iterator[tuple[Words, Pair]]:
    """Yield what one slip makes of a name, and the two words that then differ."""
    for number, word in enumerate(spelt):
        for other in slips.get(word, ()):
            yield (*spelt[:number], other, *spelt[number + 1 :]), frozenset(((word,), (other,)))


def _root(spelt: Words) -> Words:
    """Return the stems: names with the same ones are the same name, which another rule looks after."""
    return tuple(map(stem, spelt))


def _spell(text: str) -> Words:
    return words(normalize(text))
