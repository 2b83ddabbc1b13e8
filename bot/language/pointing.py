"""What a question points back at: which subjects and features its pronouns stand for."""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from types import MappingProxyType

from bot.language.cues import COMPARING, DEFINING, FROM_ALL, POINTERS
from bot.language.model import Query
from bot.language.piece import Piece
from bot.language.reading import Reading
from bot.language.tag import cues_in, opening_of, subjects_of
from bot.language.words import Role
from bot.text.tokens import PUNCTUATION

EACH = frozenset({"each", "either"})
"""Words that stand for every one of those before; "both" may stand for two features too."""

DETERMINERS = frozenset({"the", "this", "that"})
"""Words with which the noun for a kind of subject stands for one that was named before."""

OF_NOUNS = frozenset({"they", "their", "its"})
"""Words that may stand for a noun before them in the same question."""

DETERMINING = frozenset({"that", "this", "those", "these"})
"""Words that point, and before a noun may only determine it."""

ASKS_DEFINITION = DEFINING | {"also", "aux", "thanks"}
"""Cues of a question that asks what something is."""

NOTHING = Role(filler=True)
"""What a word does that says nothing."""

OF_ONE = frozenset({"it", "its"})
"""Words that may stand for one subject named before them in the same question."""

AGAINST = COMPARING | {"better"}
"""Cues that set what is pointed at against who is named."""

THERE = "there"
"""The word with which a clause ends that asks something of the subject before ("how do I switch it on there")."""

MANNERS = frozenset({"way", "ways", "kinds", "types", "forms"})
"""Nouns for how something is done or what there is of it."""

COUNTS = MappingProxyType({"one": 1, "two": 2, "three": 3})
"""Numerals with which "the first two" and "the other two" say how many of those before they mean."""

SMALL_TALK = frozenset({"hello", "thanks"})
"""Cues that may open a question and ask nothing."""


def after_small_talk(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Returns the pieces behind a greeting or thanks, where these go on ("thanks, and retries"); else all of them."""
    place = 0
    while place < len(pieces) and _is_small_talk(pieces[place]):
        place += 1
    rest = pieces[place:]
    return rest if rest and rest[0].cue == "also" else pieces


def _is_small_talk(piece: Piece) -> bool:
    return piece.is_mark or piece.cue in SMALL_TALK


def asked_before(previous: Query) -> tuple[str, ...]:
    """Returns the features that the question before asked for, be it for their absence."""
    return previous.features or previous.excluded_features


def all_asked(previous: Query) -> tuple[str, ...]:
    """Returns the features that the questions before asked for one after the other: "both", "the same three"."""
    return tuple(dict.fromkeys((*previous.earlier, *previous.features, *previous.excluded_features)))


def present(previous: Query) -> tuple[str, ...]:
    """Returns the subjects that "those" and "them" mean: of the answer before, or of the questions before."""
    if previous.intent == "which":
        return previous.found or previous.subjects
    if len(previous.subjects) > 1:
        return previous.subjects
    return previous.found or tuple(dict.fromkeys((*previous.before, *previous.subjects)))


def counted(reading: Reading, marker: str) -> int:
    """Returns how many a word that points says ("the first two"), 0 where it says no number."""
    pointing = (piece for piece in reading.pieces if piece.cue == marker)
    return next((COUNTS.get(piece.text.split()[-1], 0) for piece in pointing), 0)


def leans(reading: Reading) -> bool:
    """Whether a question says that it goes on from the one before."""
    return bool(reading.markers & {"also", "those", "it", "correct", "latter", "former"})


def points_at_each(reading: Reading, previous: Query) -> bool:
    """Whether a question for one thing asks it of each of those before, and names none ("what does each take")."""
    several = present(previous)
    if len(several) < 2 or reading.ids("subject") or len(reading.ids("feature")) > 1:
        return False
    said = {piece.text for piece in reading.pieces}
    pair = len(several) == 2 and not FROM_ALL & {*reading.symbols}
    return bool(said & EACH) or (pair and "both" in said)


def asks_of_kind(reading: Reading) -> bool:
    """Whether it is asked of any of a kind what is pointed at ("does any mesh have it"), and not of "the mesh".

    A "they" or "its" behind the noun stands for that itself, as does what follows right behind it ("those that
    keep …"), and a noun for what something has is none for who has it.
    """
    pointers = [piece.start for piece in reading.pieces if _is_pointer(piece) and piece.text not in OF_NOUNS]
    for before, piece in pairwise(reading.pieces):
        if piece.is_noun and not piece.names("feature") and before.text not in DETERMINERS:
            return any(piece.end < start for start in pointers)
    return False


def says_more(pieces: Sequence[Piece]) -> bool:
    """Whether there are words that neither name anything nor do anything in the question."""
    return any(piece.is_mere_word for piece in pieces)


def states(pieces: Sequence[Piece]) -> bool:
    """Whether a question is worded as a statement about what it points at ("so it adds that by itself?")."""
    opening = next((piece for piece in pieces if not piece.idle), None)
    return opening is not None and opening.text == "it"


def without_determiners(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Returns the pieces with a "that" saying nothing which stands before the term asked for ("what is that thing")."""
    return tuple(
        piece._replace(role=NOTHING) if place and _determines(pieces, place) else piece
        for place, piece in enumerate(pieces)
    )


def without_others(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Returns the pieces with an "other" saying nothing that stands before what is asked about ("other options")."""
    return tuple(
        piece._replace(role=NOTHING) if piece.cue == "others" and _names_no_subject(after) else piece
        for piece, after in zip(pieces, (*pieces[1:], None), strict=False)
    )


def _names_no_subject(piece: Piece | None) -> bool:
    """Whether a piece is a noun for something else than a kind of subject."""
    if piece is None or piece.tells_who:
        return False
    return piece.names("feature") or piece.text in MANNERS


def _determines(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a word that points stands between a word that asks what something is and the name of a term."""
    named = place + 1 < len(pieces) and pieces[place + 1].names("define")
    asking = cues_in(pieces[:place]) - {""}
    return (
        named and pieces[place].text in DETERMINING and asking <= ASKS_DEFINITION and bool(asking & DEFINING)
    )


def ends_adding(reading: Reading) -> bool:
    """Whether a question ends in a word that adds what it names ("that too")."""
    said = [piece for piece in reading.pieces if not piece.is_mark]
    return len(said) > 1 and said[-1].cue == "also"


def is_bare(cues: frozenset[str]) -> bool:
    """Whether there is nothing but names, or a question cut short ("Linkerd?", "not even Istio?")."""
    return cues <= {"S", "SS", "F", "V", "C", "aux", "how", "support"}


def stand_in(pieces: Sequence[Piece], previous: Query) -> tuple[Piece, ...] | None:
    """Returns the pieces with the first "it", "them" or "the one" made the subjects before; None where none is."""
    for place in range(len(pieces)):
        if _stands_for_named(pieces, place):
            return None
        if previous.subjects and _points(pieces, place, previous):
            piece = pieces[place]
            meant = piece.naming("subject", _stood_for(piece, previous))._replace(role=None)
            return (*pieces[:place], meant, *pieces[place + 1 :])
    return None


def _stood_for(piece: Piece, previous: Query) -> tuple[str, ...]:
    """Returns the subjects before that a piece stands for: all of them, or the first or the last that it counts."""
    count = COUNTS.get(piece.text.split()[-1], 1)
    if piece.cue == "former":
        return previous.subjects[:count]
    if piece.cue == "latter":
        return previous.subjects[-count:]
    return present(previous) if piece.cue == "those" else previous.subjects


def subject_after(pieces: Sequence[Piece], subjects: tuple[str, ...]) -> Piece:
    """Returns the piece that names these subjects behind a question that names none."""
    end = pieces[-1].end if pieces else 0
    return Piece(end, end + 1, "", ("",), MappingProxyType({"subject": subjects}))


def _stands_for_named(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece stands for who the same question has named ("this and that: how do they …", "this: is it …")."""
    named = len(subjects_of(pieces[:place]))
    if pieces[place].text == "they":
        return named > 1
    own = [piece.text for piece in pieces[place : place + 2]] == ["its", "own"]
    beside = place > 0 and pieces[place - 1].names_subject
    return pieces[place].text in OF_ONE and named == 1 and (own or beside or _opens_clause(pieces, place))


def _opens_clause(pieces: Sequence[Piece], place: int) -> bool:
    """Whether no name stands between a piece and the punctuation before it, which nothing sets against anything."""
    before = list(takewhile(lambda piece: not piece.is_mark, reversed(pieces[:place])))
    parted = len(before) < place and not subjects_of(pieces[place:])
    return parted and all(piece.targets is None for piece in before) and not AGAINST & cues_in(pieces)


def _points(pieces: Sequence[Piece], place: int, previous: Query) -> bool:
    """Whether a piece stands for the subjects before: a pronoun, or the noun for the kind of the only one of them."""
    piece = pieces[place]
    if _is_pointer(piece) or _is_there(pieces, place):
        return True
    if piece.cue in ("former", "latter") and len(previous.subjects) > 1:
        return True
    noun = piece.is_noun and len(previous.subjects) == 1
    return noun and opening_of(pieces) == "aux" and place > 0 and pieces[place - 1].text in DETERMINERS


def _is_pointer(piece: Piece) -> bool:
    return piece.cue in POINTERS


def _is_there(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece is the "there" that ends a clause in which something is said."""
    following = pieces[place + 1].text if place + 1 < len(pieces) else "."
    return place > 0 and pieces[place].text == THERE and following in PUNCTUATION
