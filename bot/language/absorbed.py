"""Names that are parts of other names nearby, and names that stand together as the members of a list."""

from collections.abc import Mapping, Sequence
from itertools import dropwhile, pairwise

from bot.language.cues import CHOOSING, HAVING
from bot.language.phrase_tree import SENTENCE_ENDS
from bot.language.piece import Piece
from bot.language.reading import Reading, Slot

Phrasings = Mapping[str, tuple[frozenset[str], ...]]
"""For each feature, the stems of each of its names."""

HELD = frozenset({"subject", "define", "kind", "feature"})
"""Kinds of name that may belong to the subject right before them."""

CLAUSE = CHOOSING | HAVING
"""Cues that open a clause behind a joiner, so that what follows is asked for by itself."""

LIST = 3
"""Features of a list, at least, in which an everyday word is one as well."""

BOTH = "both"
"""The word that counts a list of two."""

HALF = 0.3
"""What is left of the chance of a reading that takes only what is wanted, or what must be missing, where both are
said."""

Part = tuple[int, int]
"""The places of a name and of the one that it is a part of."""


def absorbed(pieces: Sequence[Piece], kinds: Mapping[int, str], parts: Sequence[Part]) -> set[int]:
    """Returns the places of names that are parts of a name nearby: "overhead of the proxy", "its control plane"."""
    found = _broader(pieces, kinds)
    found.update(
        one
        for one, other in parts
        if kinds.get(one) == "feature" and kinds.get(other) in ("feature", "value")
    )
    found.update(
        place
        for place, kind in kinds.items()
        if kind in HELD and kinds.get(place - 1) in HELD and _belongs_to(pieces[place], pieces[place - 1])
    )
    return found


def _broader(pieces: Sequence[Piece], kinds: Mapping[int, str]) -> set[int]:
    """Returns the places of names of several features at once, where one of these features is named as well."""
    ids = {place: set(pieces[place].ids("feature")) for place, kind in kinds.items() if kind == "feature"}
    several = [place for place, found in ids.items() if len(found) > 1]
    return {one for one in several if any(other < ids[one] for other in ids.values())}


def parts_of(pieces: Sequence[Piece], phrasings: Phrasings) -> list[Part]:
    """Returns the names of features that are parts of another's: where each stands, and where that one does."""
    named = {place: feature for place, piece in enumerate(pieces) if (feature := _feature(piece))}
    found = []
    for whole, feature in named.items() if len(named) > 1 else ():
        phrases = phrasings.get(feature, ())
        words = frozenset().union(*(phrase for phrase in phrases if phrase.issuperset(pieces[whole].stems)))
        found += [
            (part, whole)
            for part, other in named.items()
            if other != feature
            and words.issuperset(pieces[part].stems)
            and _is_part(pieces[part], pieces[whole], phrasings)
            and not _parted(pieces, min(part, whole), max(part, whole))
        ]
    found += [
        (part, whole)
        for whole, piece in enumerate(pieces)
        if piece.names("value") and whole not in named
        for part in named
        if _is_part_of_value(pieces[part], piece, phrasings)
        and not _parted(pieces, min(part, whole), max(part, whole))
    ]
    return found


def _is_part_of_value(part: Piece, value: Piece, phrasings: Phrasings) -> bool:
    """Whether the words of both together hold a name of what the value is one of: "audit action for authorisation"."""
    said, together = {*part.stems}, {*part.stems, *value.stems}
    features = value.valued
    return (
        any(said < phrase <= together for feature in features for phrase in phrasings.get(feature, ()))
        and _feature(part) not in features
    )


def _parted(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether something between two names sets them apart: a joiner, a comma, a comparison, a negation."""
    between = pieces[start + 1 : end]
    return any(piece.is_mark or piece.parts_names for piece in between)


def joined(reading: Reading) -> bool:
    """Whether the features of a reading stand together as the members of a list do."""
    pieces = reading.pieces
    held = reading.held
    features = {slot.piece.start: slot.ids for slot in reading.slots if slot.kind == "feature"}
    places = [place for place, piece in enumerate(pieces) if piece.start in features]
    named = [features[pieces[place].start] for place in places]
    runs = [
        pair for pair, (one, other) in zip(pairwise(places), pairwise(named), strict=True) if one != other
    ]
    if runs and all(len(pieces[place].stems) > 1 for place in places):
        return all(_is_listed(pieces, start, end) for start, end in runs)
    listed = len(runs) > 1 or any(_is_joined_by_word(pieces[start + 1 : end]) for start, end in runs)
    return all(
        (
            _parted(pieces, start, end)
            and not any(_is_between(pieces[place], held) for place in range(start + 1, end))
        )
        or _is_asked_again(pieces[start + 1 : end])
        for start, end in runs
    ) and (listed or not runs)


def is_member(reading: Reading, slot: Slot) -> bool:
    """Whether a feature stands right beside another one of a list of three or more, or of "both", joined to it."""
    pieces = {piece.start: piece for piece in reading.pieces}
    features = [each.piece for each in reading.slots if each.kind == "feature"]
    if len(features) < (2 if any(BOTH in piece.text.split() for piece in reading.pieces) else LIST):
        return False
    bound = (
        (one, other)
        for one, other in pairwise(features)
        if slot.piece in (one, other)
        for between in ([piece for start, piece in pieces.items() if one.end <= start < other.start],)
        if any(piece.parts_members for piece in between)
        and all(piece.parts_members or piece.idle for piece in between)
    )
    return any(bound)


def selects(reading: Reading) -> bool:
    """Whether one thing is wanted and another is not, or need not be, no subject being named: who chooses says so."""
    asked = {(slot.negated, slot.waived) for slot in reading.slots if slot.kind in ("feature", "value")}
    return len(asked) > 1 and not reading.ids("subject", negated=False)


def left_of_halves(reading: Reading) -> float:
    """Returns what is left of the chance of a reading that answers but half of a question with a turn."""
    asked = {slot.negated for slot in reading.slots if slot.kind in ("feature", "value")}
    whole = len(asked) > 1 or bool(reading.ids("subject"))
    return HALF if not whole and turn_of(reading.pieces) else 1.0


def turn_of(pieces: Sequence[Piece]) -> int:
    """Returns where a question turns from what is wanted to what must be missing, or 0."""
    for place, piece in enumerate(pieces):
        if piece.turns and not piece.is_mark:
            sides = pieces[:place], pieces[place + 1 :]
            negated = [any(each.negates for each in side) for side in sides]
            told = all(any(each.role is None and not each.is_noun for each in side) for side in sides)
            return place if told and negated == [False, True] else 0
    return 0


def is_negated(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a negation stands right before a piece, filler apart: what it says is asked for by itself."""
    first = next((piece for piece in reversed(pieces[:place]) if not piece.idle), None)
    return first is not None and first.negates


def _is_listed(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether two names are set apart within one sentence, and not by who is asked about."""
    between = pieces[start + 1 : end]
    whole = not any(piece.text in SENTENCE_ENDS or piece.names("subject") for piece in between)
    return whole and _parted(pieces, start, end)


def _is_joined_by_word(between: Sequence[Piece]) -> bool:
    """Whether more than a comma stands between two names: with that alone the second explains the first."""
    return any(piece.parts_names and not piece.is_mark for piece in between)


def _is_asked_again(between: Sequence[Piece]) -> bool:
    """Whether a clause of its own opens between two names: "where such is there, and which also have"."""
    clause = dropwhile(lambda piece: not piece.joins, between)
    return any(piece.cue in CLAUSE for piece in clause)


def _is_between(piece: Piece, held: set[int]) -> bool:
    """Whether a piece between two names keeps them from being members of one list: it is a subject or says more."""
    if piece.targets is not None:
        return "subject" in piece.targets or piece.start not in held
    return piece.role is None


def _is_part(part: Piece, whole: Piece, phrasings: Phrasings) -> bool:
    """Whether the words of both together are (part of) one name of what `whole` names, and not the other way round."""
    together = {*part.stems, *whole.stems}
    named, naming = phrasings.get(_feature(whole), ()), phrasings.get(_feature(part), ())
    return any(phrase >= together for phrase in named) and not any(phrase >= together for phrase in naming)


def _belongs_to(part: Piece, whole: Piece) -> bool:
    """Whether `part`, right behind the subject `whole`, is a part of it: its control plane, its proxy."""
    own = part.is_noun or (part.names("define") and part.names("subject"))
    return own and whole.names("subject")


def _feature(piece: Piece) -> str:
    ids = piece.ids("feature")
    return ids[0] if ids else ""
