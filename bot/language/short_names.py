"""Subjects that a conversation calls by a part of their name, which elsewhere names something else or nothing."""

from collections.abc import Iterator, Sequence

from bot.language.gazetteer import Gazetteer
from bot.language.members import ONE
from bot.language.model import Query
from bot.language.piece import Piece
from bot.language.pointing import asked_before, present
from bot.text.tokens import Stems, stems

GOING_ON = frozenset({"", "also", "thanks", "correct"})
"""Cues of words beside which such a name is all that is said ("ok, and that?")."""

ORIGINS = frozenset({"from", "by", "of"})
"""Words that stand between "one" and who makes it."""


def called_short(pieces: Sequence[Piece], previous: Query, gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with such names taken for subjects: those before "one", and those that are all that is said.

    "One" stands for the noun for the kind of subject that the conversation is about.
    """
    kinds = tuple(dict.fromkeys(gazetteer.subject_kinds[each] for each in present(previous)))
    if not kinds:
        return tuple(pieces)
    found = list(pieces)
    for place in range(len(pieces)):
        subjects = _before_one(pieces, place, kinds, gazetteer)
        if not subjects and _is_alone(pieces, place):
            subjects = _beside(pieces[place], kinds, previous, gazetteer) or _opposite(
                pieces[place], previous, gazetteer
            )
        if subjects:
            named = pieces[place].naming("subject", subjects)
            found[place] = named._replace(role=None, ordinary=False, plain=False)
    return tuple(found)


def _before_one(
    pieces: Sequence[Piece], place: int, kinds: Sequence[str], gazetteer: Gazetteer
) -> tuple[str, ...]:
    """Returns the subjects that a piece names together with the noun that "one" stands for, if it names any."""
    names = (gazetteer.phrases.get(key, {}) for key in _full_names(pieces, place, kinds, gazetteer))
    return next((found["subject"] for found in names if "subject" in found and "kind" not in found), ())


def _full_names(
    pieces: Sequence[Piece], place: int, kinds: Sequence[str], gazetteer: Gazetteer
) -> Iterator[Stems]:
    """Yields what a piece is with the noun for "one": "that one" is "that thing", "the one from there" likewise."""
    piece, following = pieces[place], [each.text for each in pieces[place + 1 : place + 2]]
    before = [each.text for each in pieces[max(0, place - 2) : place]]
    for kind in kinds:
        noun = gazetteer.called("kind", kind)
        for short in (noun, noun[-1:]):
            if following and following[0] in ONE and not piece.tells_who:
                yield (*piece.stems, *short)
            if len(before) > 1 and before[0].split()[-1] in ONE and before[1] in ORIGINS:
                yield (*short, *stems(before[1]), *piece.stems)


def _beside(piece: Piece, kinds: Sequence[str], previous: Query, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Returns the subjects of the kind before that a piece names beside others, but for values of what was asked."""
    if not piece.valued.isdisjoint(asked_before(previous)):
        return ()
    return tuple(each for each in piece.ids("beside") if gazetteer.subject_kinds[each] in kinds)


def _opposite(piece: Piece, previous: Query, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Returns the subject that a piece names with all but the first word of a name before ("and with one?")."""
    labels = (gazetteer.called("subject", each) for each in present(previous))
    keys = ((*piece.stems, *label[1:]) for label in labels if len(label) > 1)
    return next((gazetteer.phrases[key].get("subject", ()) for key in keys if key in gazetteer.phrases), ())


def _is_alone(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece is all that a question says."""
    return all(says_nothing(piece) for piece in (*pieces[:place], *pieces[place + 1 :]))


def says_nothing(piece: Piece) -> bool:
    """Whether a piece neither names anything nor asks more than to go on."""
    if piece.is_mark:
        return True
    return piece.targets is None and piece.role is not None and piece.role.cue in GOING_ON
