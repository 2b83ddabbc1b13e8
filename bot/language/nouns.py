"""Nouns for kinds of subject that are names of subjects as well: "no mesh" as a way to live, and as none of them."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.cues import COMPARING, HAVING
from bot.language.gazetteer import Gazetteer, feature_of
from bot.language.piece import Piece
from bot.language.tag import cues_in, names_any
from bot.language.words import Role, Words

COUNTING = "how-many"
"""Cue before which a noun is one for those that are counted."""


def settled(pieces: Sequence[Piece], gazetteer: Gazetteer, words: Words) -> tuple[Piece, ...]:
    """Returns the pieces with nouns taken as nouns before a verb, and as subjects where compared with their like."""
    found = list(pieces)
    for place, (piece, following) in enumerate(pairwise(pieces)):
        if following.cue in HAVING:
            found[place] = _as_noun(piece, gazetteer, words)
        if following.is_noun and piece.cue == COUNTING:
            found[place + 1] = following.without("subject").without("define")
    found = [
        _as_title(piece, found[place + 1 :], gazetteer) if piece.is_noun else piece
        for place, piece in enumerate(found)
    ]
    comparing = bool(COMPARING & cues_in(pieces))
    if not comparing and names_any(found, "kind"):
        asked = _asked(found)
        found = [_as_noun_where_listed(piece, asked, gazetteer) for piece in found]
        found = [_as_value(piece, found[:place], gazetteer) for place, piece in enumerate(found)]
    concepts = _concepts_beside(found, gazetteer, comparing=comparing)
    likes = [piece for piece in found if comparing and piece.names_subject]
    if not concepts and not likes:
        return tuple(found)
    return tuple(
        _as_subject(piece)
        if place in concepts or (piece.is_noun and any(_is_like(piece, like, gazetteer) for like in likes))
        else piece
        for place, piece in enumerate(found)
    )


def _as_title(piece: Piece, behind: Sequence[Piece], gazetteer: Gazetteer) -> Piece:
    """Returns a noun as the noun alone, where subjects of its kind follow ("the locks, this and that")."""
    if len(behind) < 2 or behind[0].text not in (",", ":") or not behind[1].names_subject:
        return piece
    kinds = piece.ids("kind")
    return piece.without("feature") if gazetteer.subject_kinds[behind[1].subject] in kinds else piece


def _concepts_beside(pieces: Sequence[Piece], gazetteer: Gazetteer, *, comparing: bool) -> set[int]:
    """Returns the places of terms that are subjects too and stand beside others of their kind, as members of a list."""
    named = [place for place, piece in enumerate(pieces) if piece.names_subject]
    found: set[int] = set()
    for one, other in pairwise(named):
        kinds = {gazetteer.subject_kinds[pieces[place].subject] for place in (one, other)}
        between = pieces[one + 1 : other]
        bound = all(piece.role is not None and _binds(piece.role) for piece in between)
        listed = bound and (not between or any(each.parts_members for each in between))
        if len(kinds) == 1 and (comparing or listed):
            found |= {place for place in (one, other) if pieces[place].names("define")}
    return found


def _binds(role: Role) -> bool:
    """Whether a word may stand between members of a list: it carries nothing or joins them."""
    return role.idle or (role.joins and not role.negates and role.cue in ("also", "vs"))


def _as_noun(piece: Piece, gazetteer: Gazetteer, words: Words) -> Piece:
    """Returns "no such thing" as the noun in it: who has something is asked, and none is an answer."""
    role = words.roles.get(piece.stems[:1])
    if not piece.names_subject or role is None or not role.negates:
        return piece
    rest = piece.stems[1:]
    nouns = (gazetteer.phrases.get(rest[:end], {}).get("kind") for end in range(len(rest), 0, -1))
    noun = next(filter(None, nouns), None)
    return piece.naming("kind", noun) if noun else piece


def _asked(pieces: Sequence[Piece]) -> frozenset[str]:
    """Returns the features that are named, or a value of theirs."""
    return frozenset(
        feature_of(identity)
        for piece in pieces
        for kind in ("feature", "value")
        for identity in piece.ids(kind)
    )


def _as_noun_where_listed(piece: Piece, asked: frozenset[str], gazetteer: Gazetteer) -> Piece:
    """Returns a noun that is a subject too as the noun alone, where nothing that is asked is known of that subject."""
    if not piece.is_noun or not asked or not piece.names("subject"):
        return piece
    kind = gazetteer.subject_kinds[piece.subject]
    if any(kind in gazetteer.applies.get(feature, ()) for feature in asked):
        return piece
    return piece.without("subject").without("define")


def _as_value(piece: Piece, before: Sequence[Piece], gazetteer: Gazetteer) -> Piece:
    """Returns a subject behind the noun for another kind of subject as the value that it names, if it names one."""
    if not (piece.names("subject") and piece.names("value")):
        return piece
    kinds = {kind for each in before for kind in each.ids("kind")}
    if not kinds:
        return piece
    left_out = any(each.excepts for each in before)
    if left_out or gazetteer.subject_kinds[piece.subject] in kinds:
        return piece
    return piece.naming("value", piece.ids("value"))


def _is_like(piece: Piece, like: Piece, gazetteer: Gazetteer) -> bool:
    """Whether a noun names a subject of the kind of another one, whose name holds the noun."""
    one, other = piece.subject, like.subject
    if one in ("", other):
        return False
    same = gazetteer.subject_kinds[one] == gazetteer.subject_kinds[other]
    return same and like.stems[-1:] == piece.stems[-1:]


def _as_subject(piece: Piece) -> Piece:
    return piece.naming("subject", piece.ids("subject"))
