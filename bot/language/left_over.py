"""Words left over when a question is cut: read once more, as what the names around them make likely."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from bot.language.cues import VERBS
from bot.language.phrase_tree import Entry, PhraseTree
from bot.language.piece import Piece
from bot.language.spell import REMEMBERED, Speller, Variants
from bot.language.words import Words
from bot.text.tokens import stem

NAMING = frozenset({"subject", "kind", "feature", "category", "value"})
"""Kinds of name that make a question one about what the desk knows, so that its other words are likely names too."""

MOST_SLIPS = 2
"""Slips away that a subject beside others may be."""

PREPOSITIONS = frozenset({"in", "on", "with", "for", "of", "by", "from", "using"})
"""Words behind which a question names whom it asks about."""


class LeftOver:
    """Reads words as names, or as words that ask or negate, where cutting made nothing of them."""

    def __init__(self, speller: Speller, tree: PhraseTree, words: Words) -> None:
        """Takes near words from `speller`; `tree` says what each is, `words` which forms are listed."""
        self._speller = speller
        self._tree = tree
        self._listed = frozenset(words.surface)
        self._near = lru_cache(maxsize=REMEMBERED)(self._named_near)

    def read(self, pieces: Sequence[Piece], variants: Sequence[Variants]) -> list[Variants] | None:
        """Returns how each token can be read now, or None where there is nothing more to read.

        A word nobody knows may be a name beside others; a word between subjects ("linked and Istio"), or where a
        subject is missing ("does linked support it"), is likely one of them, be it a known word. What was read as a
        slip of an everyday word may be one of a word within a name.
        """
        if not any(map(_is_named, pieces)):
            return None
        found = list(variants)
        lacking = not any(piece.names("subject") for piece in pieces)
        for place, piece in enumerate(pieces):
            held = found[piece.start]
            if self._is_doubtful(piece):
                held = self._as_subject(pieces, place, lacking=lacking) or held
            if piece.unknown:
                held = (*held, *self._near(piece.text, _says_something, 1))
            if piece.unknown or (piece.ordinary and piece.slips):
                held = (*held, *self._speller.within_names(piece.text))
            found[piece.start] = held
        return found if found != variants else None

    def _is_doubtful(self, piece: Piece) -> bool:
        """Whether a word names nothing and is everyday, misspelt, or a mere form of one that does something."""
        inflected = piece.role is not None and piece.end == piece.start + 1 and piece.text not in self._listed
        return piece.targets is None and (piece.ordinary or piece.slips > 0 or inflected)

    def _as_subject(self, pieces: Sequence[Piece], place: int, *, lacking: bool) -> Variants:
        """Returns the subjects that a word standing where one must be can be read as; `lacking`: none is named.

        Beside subjects it may be more slips away.
        """
        text = pieces[place].text
        if _is_beside_subject(pieces, place):
            return self._near(text, _is_subject, MOST_SLIPS)
        return self._near(text, _is_subject, 1) if lacking and _is_where_asked(pieces, place) else ()

    def _named_near(self, token: str, means: Callable[[Entry], bool], reach: int) -> Variants:
        """Returns the nearest words, at most `reach` slips away, that a word left over can be read as."""
        near = [each for each in self._speller.names_near(token) if each.distance <= reach]
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
    return any(len(each) > 1 and each[0].sets_beside and each[1].names_subject for each in (before, behind))


def _is_where_asked(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece stands where a question names whom it asks about ("does it fold", "the weight of it")."""
    before = pieces[place - 1] if place else None
    behind = pieces[place + 1] if place + 1 < len(pieces) else None
    if before is None:
        return False
    if before.cue == "aux":
        return behind is not None and behind.cue in VERBS
    return before.text in PREPOSITIONS and (behind is None or behind.is_mark)
