"""Names that are put together from a subject's name and a noun for a part of it: whose part is meant, or which part."""

from collections.abc import Sequence

from bot.language.gazetteer import Gazetteer, without_brackets
from bot.language.piece import Piece
from bot.language.tag import cues_in
from bot.text.normalize import normalize
from bot.text.tokens import stems

TELLING = frozenset({"about", "define"})
"""Cues of questions about a thing as a whole, so that a part with a name of its own is meant."""


def owned(pieces: Sequence[Piece], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with "the proxy of this one" taken apart where this one is asked about.

    A part that has a name of its own is a subject by itself. It is meant where another of its kind stands beside it,
    where it is called by its proper name, and where the question is about it as a whole.
    """
    kinds = gazetteer.subject_kinds
    parts = {
        place: split
        for place, piece in enumerate(pieces)
        if len(piece.stems) > 1 and (split := _split(piece, gazetteer))
    }
    if not parts or TELLING & cues_in(pieces):
        return tuple(pieces)
    beside = {
        kinds[piece.subject]
        for place, piece in enumerate(pieces)
        if place not in parts and piece.names("subject")
    }
    return tuple(
        each
        for place, piece in enumerate(pieces)
        for each in (parts[place] if place in parts and kinds[piece.subject] not in beside else (piece,))
    )


def _split(piece: Piece, gazetteer: Gazetteer) -> tuple[Piece, Piece] | None:
    """Returns a subject and the noun for the kind of its part, where `piece` is the name of a part by both."""
    named = piece.targets or {}
    if "subject" not in named:
        return None
    owner = gazetteer.phrases.get(piece.stems[:-1], {})
    noun = gazetteer.phrases.get(piece.stems[-1:], {})
    kind = gazetteer.subject_kinds[piece.subject]
    if "subject" not in owner or kind not in noun.get("kind", ()) or piece.stems == _proper(piece, gazetteer):
        return None
    first, _, last = piece.text.rpartition(" ")
    return (
        Piece(piece.start, piece.end - 1, first, piece.stems[:-1], owner, slips=piece.slips),
        Piece(piece.end - 1, piece.end, last, piece.stems[-1:], noun),
    )


def _proper(piece: Piece, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Returns the stems of the proper name of the subject that a piece names."""
    return stems(normalize(without_brackets(gazetteer.labels["subject", piece.subject])))
