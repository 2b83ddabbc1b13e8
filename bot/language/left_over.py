"""Words left over when a question is cut: read once more, as what the names around them make likely."""

from collections.abc import Sequence
from functools import lru_cache

from bot.language.phrase_tree import Entry, PhraseTree
from bot.language.piece import Piece
from bot.language.spell import REMEMBERED, Speller, Variants
from bot.language.words import Words
from bot.text.tokens import stem

NAMING = frozenset({"subject", "kind", "feature", "category", "value"})
"""Kinds of name that make a question one about what the desk knows, so that its other words are likely names too."""


class LeftOver:
    """Reads words as names, or as words that ask or negate, where cutting made nothing of them."""

    def __init__(self, speller: Speller, tree: PhraseTree, words: Words) -> None:
        """Takes near words from `speller`; `tree` says what each is, `words` what belongs to other talk."""
        self._speller = speller
        self._tree = tree
        self._elsewhere = words.elsewhere
        self._near = lru_cache(maxsize=REMEMBERED)(self._named_near)

    def read(self, pieces: Sequence[Piece], variants: Sequence[Variants]) -> list[Variants] | None:
        """Returns how each token can be read now, or None where there is nothing more to read.

        A word nobody knows, or that belongs to other talk ("envy"), may be a name beside others; a word between
        subjects ("linked and Istio") is likely one of them, be it a known word.
        """
        if not any(map(_is_named, pieces)):
            return None
        found = list(variants)
        for place, piece in enumerate(pieces):
            doubtful = piece.targets is None and (piece.ordinary or piece.slips > 0)
            beside = doubtful and _is_beside_subject(pieces, place)
            if beside or self._is_left(piece):
                found[piece.start] = (*found[piece.start], *self._near(piece.text, beside))
        return found if found != variants else None

    def _is_left(self, piece: Piece) -> bool:
        """Whether a word says nothing that is asked here: nobody knows it, or it belongs to other talk."""
        return piece.unknown or (piece.ordinary and not piece.slips and piece.stems[0] in self._elsewhere)

    def _named_near(self, token: str, beside: bool) -> Variants:
        """Returns how a word left over can be read: one slip away, beside subjects as a subject more slips away."""
        near = [each for each in self._speller.names_near(token) if beside or each.distance == 1]
        means = _is_subject if beside else _says_something
        meant = [each for each in near if (entry := self._tree.find((stem(each.word),))) and means(entry)]
        least = min((each.cost for each in meant), default=0.0)
        found = dict.fromkeys(stem(each.word) for each in meant if each.cost == least)
        return tuple((key, 1, 0.0) for key in found)


def _is_named(piece: Piece) -> bool:
    """Whether a piece names something that no everyday word does."""
    return piece.targets is not None and not piece.plain and not NAMING.isdisjoint(piece.targets)


def _is_subject(entry: Entry) -> bool:
    return "subject" in (entry.targets or ())


def _says_something(entry: Entry) -> bool:
    """Whether a phrase names something or does something in a question."""
    named = entry.targets is not None and not entry.targets.keys() <= {"foreign"}
    return named or (entry.role is not None and not entry.role.idle)


def _is_beside_subject(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece is joined to a subject as another member of a list."""
    before, behind = pieces[max(place - 2, 0) : place][::-1], pieces[place + 1 : place + 3]
    return any(len(each) > 1 and _joins(each[0]) and each[1].names_subject for each in (before, behind))


def _joins(piece: Piece) -> bool:
    return piece.text == "," or (piece.role is not None and (piece.role.joins or piece.role.cue == "vs"))
