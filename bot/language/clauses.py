"""The parts of a question between joiners and commas, and which of them ask something by themselves."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, pairwise

from bot.language.cues import INTERROGATIVES
from bot.language.piece import Piece
from bot.language.tag import subjects_of

ASKING = INTERROGATIVES | {"aux", "how"}
"""Cues with which a clause opens that asks something by itself."""

ASKS_FIRST = frozenset({"is it"})
"""Words that carry nothing within a question, and ask where a clause opens with them."""

LIST_WORDS, SIDE_WORDS = 4, 7
"""Words that a member of a list of features has at most, and one side of what is wanted and what must be missing; a
longer part describes something."""

TELLING_WORDS = 2
"""Words that a part has at least, besides a subject and the noun for its kind, where it names no topic."""

MOST_PARTS = 12
"""Parts of a question that are looked at for features of their own; more is no question."""

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


def listed_parts(pieces: tuple[Piece, ...], most: int = LIST_WORDS, *, loosely: bool) -> list[Part]:
    """Returns the first `MOST_PARTS` parts of a question that may be members of a list of features, of `most` words.

    Taken `loosely` they need not name any: who asks to choose or to compare lists wishes, who asks about one subject
    or in several sentences rather describes one thing in several clauses.
    """
    parts = (each for each in parts_between(pieces) if _may_be_listed(each[1], most, loosely=loosely))
    return list(islice(parts, MOST_PARTS))


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


def _may_be_listed(part: tuple[Piece, ...], most: int, *, loosely: bool) -> bool:
    """Whether a part of a question may be a member of a list: it says little and names a topic, if not `loosely`.

    What names several subjects and no feature, or one and hardly more than a noun for it ("three candidates: …"), says
    who is compared.
    """
    named = any(piece.names("feature") for piece in part)
    said = sum(len(piece.stems) for piece in part if piece.role is None and not piece.names_subject)
    who = subjects_of(part)
    counted = said < TELLING_WORDS and any(piece.is_noun for piece in part)
    if _is_not_enough(part) or (not named and (len(who) > 1 or (who and counted))):
        return False
    return (named or loosely) and said <= most


def _is_not_enough(part: tuple[Piece, ...]) -> bool:
    """Whether a part of a question says what is not all that is wanted ("not just that one")."""
    return len(part) > 1 and part[0].negates and part[1].cue == "only"
