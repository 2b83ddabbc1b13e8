"""What is left of the chance of a reading for the names in a question that it passes over."""

from collections.abc import Sequence

from bot.language.absorbed import is_negated
from bot.language.cues import LIGHT, LISTING
from bot.language.piece import Piece
from bot.language.reading import Reading
from bot.language.tag import cues_in
from bot.language.topics import Topic

PASSED_PHRASE, PASSED_WORD, PASSED_PLAIN = 0.35, 0.6, 0.9
"""What is left of a reading's chance for each name of another feature that it passes over: one of several words, one
of one word, one that is an everyday word too."""

BESIDE_A_GROUP = LIGHT | {"better"}
"""Cues that beside the name of a group of features speak for none of them: all of it may be better."""


def left_of_topic(pieces: tuple[Piece, ...], topic: Topic) -> float:
    """Returns what is left of a topic's chance for the names of groups and other features that it makes words of."""
    left = PASSED_PHRASE if is_group(pieces, topic) else 1.0
    choosing = bool(LISTING & cues_in(pieces))
    for piece in pieces:
        if piece.targets is None:
            continue
        named = piece.targets.get("feature", ())
        if topic.id in named or topic.id in piece.valued:
            continue
        if named:
            left *= _passed(piece, negated=False)
        elif choosing and piece.valued and not piece.plain and not piece.tells_who:
            left *= PASSED_WORD
    return left


def left_of_names(reading: Reading, meant: set[str]) -> float:
    """Returns what is left of the chance of a reading for the names of other features that it passes over."""
    held = reading.held
    left = 1.0
    for place, piece in enumerate(reading.pieces):
        if piece.targets is None or piece.start in held:
            continue
        if place in reading.explained and not is_negated(reading.pieces, place):
            continue
        named = piece.targets.get("feature", ())
        if named and meant.isdisjoint(named):
            left *= _passed(piece, negated=is_negated(reading.pieces, place))
        elif piece.plain:
            continue
        elif not named and "value" in piece.targets and not piece.is_noun:
            left *= PASSED_WORD
    return left


def is_group(pieces: Sequence[Piece], topic: Topic) -> bool:
    """Whether nothing but the name of a group of features, and words of questions, speaks for a topic."""
    return all(_is_group(pieces[place]) for place in topic.places)


def _is_group(piece: Piece) -> bool:
    if piece.targets:
        return "category" in piece.targets and not piece.names("feature")
    return piece.cue in BESIDE_A_GROUP


def _passed(piece: Piece, *, negated: bool) -> float:
    """Returns what is left of the chance of a reading that passes over a name; `negated`: it is asked for by itself."""
    if len(piece.stems) > 1:
        return PASSED_PHRASE
    return PASSED_PLAIN if piece.plain and not negated else PASSED_WORD
