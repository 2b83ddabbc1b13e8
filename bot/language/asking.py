"""The part of a message that asks: what stands before and behind it tells of somebody's case, not what is wanted."""

from collections.abc import Mapping, Sequence

from bot.language.cues import COMPARING, INTERROGATIVES, OPENERS
from bot.language.piece import Piece
from bot.language.tag import cues_in, sentences
from bot.language.topics import FACT

WHEREVER = (
    INTERROGATIVES
    | COMPARING
    | {"how", "how-to", "how-many", "list", "better", "recommend", "define", "about"}
    | {"sources", "adopters", "catalog"}
)
"""Cues that ask for something wherever they stand."""

LEAST_TOLD = 3
"""Words that a case is told in at least; fewer name what is asked about ("custom metrics")."""

OPENING = OPENERS | {"how-to", "how-many", "aux", "recommend"}
"""Cues with which a clause opens that asks."""


def asking_part(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Returns the last clause that opens as a question does, or else the last sentence with a question mark, or all."""
    asking = [clause for clause in _clauses(pieces) if _opens(clause)]
    asking = asking or [each for each in sentences(pieces) if _is_marked(each)]
    return asking[-1] if asking else pieces


def tells_only(pieces: tuple[Piece, ...]) -> bool:
    """Whether a message asks for nothing in particular: it tells a case, or asks but for help with it."""
    if not WHEREVER.isdisjoint(cues_in(pieces)) or sum(piece.tells for piece in pieces) < LEAST_TOLD:
        return False
    asking = asking_part(pieces)
    told = len(asking) == len(pieces) and not (_opens(pieces) or _is_marked(pieces))
    return told or not any(piece.tells for piece in asking)


def heard_in(whole: Mapping[str, float], part: Mapping[str, float]) -> dict[str, float]:
    """Returns the chance of each kind by those of a whole message and of the part of it that asks.

    An article is asked for if either says so, a fact if both do: who describes a case uses the words of facts, however
    article and fact are asked for.
    """
    kinds = dict.fromkeys((*whole, *part))
    return {kind: (min if kind == FACT else max)(whole.get(kind, 0.0), part.get(kind, 0.0)) for kind in kinds}


def _clauses(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """Returns what stands between marks of punctuation."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.is_mark:
            found.append([])
        else:
            found[-1].append(piece)
    return [tuple(clause) for clause in found if clause]


def _opens(clause: Sequence[Piece]) -> bool:
    """Whether a clause opens as a question does and more follows; "please advise" asks for nothing in particular."""
    said = [piece for piece in clause if not piece.filler]
    return len(said) > 1 and said[0].cue in OPENING


def _is_marked(pieces: Sequence[Piece]) -> bool:
    """Whether a question mark stands among these."""
    return any(piece.text == "?" for piece in pieces)
