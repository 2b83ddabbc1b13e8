"""The parts of a question between joiners and commas, and which of them ask something by themselves."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from bot.language.cues import INTERROGATIVES
from bot.language.piece import Piece

ASKING = INTERROGATIVES | {"aux", "how"}
"""Cues with which a clause opens that asks something by itself."""

ASKS_FIRST = frozenset({"is it"})
"""Words that carry nothing within a question, and ask where a clause opens with them."""

Part = tuple[int, tuple[Piece, ...]]
"""A part of a question and the place where it starts."""


def parts_between(pieces: tuple[Piece, ...]) -> Iterator[Part]:
    """Yields the parts of a question between joiners and commas, each with its place; none where there is but one."""
    cuts = [place for place, piece in enumerate(pieces) if piece.is_mark or piece.joins or piece.turns]
    inner = [cut for cut in cuts if cut < len(pieces) - 1]
    if inner:
        for start, end in pairwise((-1, *cuts, len(pieces))):
            if end > start + 1:
                yield start + 1, pieces[start + 1 : end]


def opens_asking(part: Sequence[Piece], cues: AbstractSet[str] = ASKING) -> bool:
    """Whether a part of a question opens with a word that asks, one of these, apart from whom it is about.

    It may open a name: "who makes" it.
    """
    said = (
        piece for piece in part if not piece.names_subject and (not piece.idle or piece.text in ASKS_FIRST)
    )
    first = next(said, None)
    if first is None or first.text in ASKS_FIRST:
        return first is not None and "aux" in cues
    return first.cue in cues if first.role is not None else first.text.partition(" ")[0] in cues


def asks_twice(pieces: tuple[Piece, ...], cues: AbstractSet[str] = ASKING) -> bool:
    """Whether a question is nothing but several that are joined: "who made it, and is it alive"."""
    parts = list(parts_between(pieces))
    joined = all(pieces[start - 1].text == "and" for start, _ in parts[1:])
    return len(parts) > 1 and joined and all(opens_asking(part, cues) for _, part in parts)


def is_asked_apart(pieces: tuple[Piece, ...], piece: Piece) -> bool:
    """Whether a name stands in one of several clauses that each ask something, and no other does in that one."""
    asking = [part for _, part in parts_between(pieces) if opens_asking(part)]
    own = next((part for part in asking if piece in part), ())
    named = [each for each in own if each.names("feature")]
    return len(asking) > 1 and named == [piece]
