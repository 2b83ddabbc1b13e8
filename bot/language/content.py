"""What a question says besides names and cues, and how much of it a reading accounts for."""

from collections.abc import Callable, Sequence

from bot.language.bags import Bags, Match, Target
from bot.language.gazetteer import Gazetteer
from bot.language.reading import Reading
from bot.language.tag import Piece
from bot.language.words import Words

ORDINARY_SHARE = 0.25
"""Weight of an everyday word that nothing explains, against that of a word nobody knows."""

NAME_SHARE = 0.4
"""Weight that a word of a name has at least, against that of a word nobody knows."""

KNOWN_SHARE = 0.6
"""Weight of an everyday word that some way of asking holds, against that of a word no one uses otherwise."""

ASKED_KINDS = ("howto", "troubleshoot", "use_case", "recommend")
"""Kinds of article that are asked for in a question's own words; definitions are asked for by name."""

Weights = tuple[tuple[float, float], ...]
"""For each piece of a question, its weight as a word and as a slot."""

DESCRIBED = ("feature", "define", *ASKED_KINDS)
"""Kinds of thing that ways of asking describe."""


class Content:
    """Weighs the words of questions by how rare they are among all ways of asking."""

    def __init__(self, gazetteer: Gazetteer, words: Words) -> None:
        """Indexes the ways of asking; words that carry nothing, or belong to other talk, count in none."""
        single = (phrase[0] for phrase, role in words.roles.items() if len(phrase) == 1 and role.filler)
        self._bags = Bags(gazetteer.names, DESCRIBED, words.elsewhere.union(single))
        self._elsewhere = words.elsewhere

    def find(
        self, pieces: tuple[Piece, ...], kinds: Sequence[str], allowed: Callable[[Target], bool]
    ) -> tuple[tuple[Match, tuple[int, ...]], ...]:
        """Returns what of these kinds the content of a question may mean, best first, with the places it uses."""
        places = [place for place, piece in enumerate(pieces) if _is_content(piece)]
        known = (key for place in places for key in pieces[place].stems if self._bags.knows(key))
        matches = self._bags.find(tuple(dict.fromkeys(known)), kinds, allowed)
        return tuple(
            (match, tuple(place for place in places if match.stems.intersection(pieces[place].stems)))
            for match in matches
        )

    def weigh(self, pieces: Sequence[Piece]) -> Weights:
        """Returns for each piece what it weighs as a word, and what it weighs where it is a slot."""
        return tuple((self._weight(each, named=False), self._weight(each, named=True)) for each in pieces)

    def _weight(self, piece: Piece, *, named: bool) -> float:
        if named or piece.targets:
            return sum(
                max(NAME_SHARE * self._bags.unknown_weight, self._bags.weight(key)) for key in piece.stems
            )
        if piece.role is not None:
            return 0.0
        key = piece.stems[0]
        if len(key) == 1:
            return 0.0
        if key in self._elsewhere:
            return self._bags.unknown_weight
        if not piece.ordinary:
            return self._bags.weight(key)
        known = self._bags.knows(key)
        return KNOWN_SHARE * self._bags.weight(key) if known else ORDINARY_SHARE * self._bags.unknown_weight


def explained(reading: Reading, weights: Weights) -> float:
    """Returns the share of the question's content, by weight, that the slots account for."""
    held = {slot.piece.start: slot.share for slot in reading.slots}
    total = accounted = 0.0
    for place, (piece, (word, name)) in enumerate(zip(reading.pieces, weights, strict=True)):
        share = held.get(piece.start)
        weight = word if share is None else name
        total += weight
        accounted += weight * max(share or 0.0, reading.explained.get(place, 0.0))
    return accounted / total if total else 1.0


def _is_content(piece: Piece) -> bool:
    """Whether a piece says something besides who is asked about and what kind of question it is."""
    if piece.targets is not None:
        return not {"subject", "kind"} & piece.targets.keys()
    return piece.role is None and not piece.text.isdigit()
