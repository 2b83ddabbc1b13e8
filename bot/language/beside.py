"""Names that stand for a subject only beside another of its kind; elsewhere they name a feature, or nothing."""

from collections.abc import Sequence
from itertools import chain, dropwhile, takewhile

from bot.language.cues import COMPARING, LISTING
from bot.language.gazetteer import Gazetteer
from bot.language.members import AGAIN
from bot.language.piece import Piece
from bot.language.tag import cues_in, names_any


def beside(pieces: Sequence[Piece], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with such names taken for subjects where these are set against their like, nowhere else."""
    if not names_any(pieces, "beside"):
        return tuple(pieces)
    kinds = [_kind(piece, gazetteer) for piece in pieces]
    alone = {kind for piece, kind in zip(pieces, kinds, strict=True) if piece.is_subject_alone}
    nouns = {kind for piece in pieces for kind in piece.ids("kind")}
    against = _sets_against(pieces)
    apart = against and COMPARING & cues_in(pieces) != {"vs"}
    own = _kind_asked(pieces, gazetteer)

    def is_subject(place: int, kind: str) -> bool:
        if _is_excepted(pieces, kinds, place):
            return True
        like = kinds.count(kind) > 1 and alone | nouns <= {kind}
        listed = bool(against or alone) and _is_listed(pieces, kinds, place)
        return like and (apart or listed or kind == own)

    return tuple(
        _settled(piece, as_subject=is_subject(place, kind)) if piece.names("beside") else piece
        for place, (piece, kind) in enumerate(zip(pieces, kinds, strict=True))
    )


def _kind_asked(pieces: Sequence[Piece], gazetteer: Gazetteer) -> str:
    """Returns the only kind of subject of which what is asked is known; "" where it is the one meant by default."""
    named = [piece.targets for piece in pieces if piece.targets and not piece.names("beside")]
    features = chain.from_iterable(targets.get("feature", ()) for targets in named)
    kinds = frozenset().union(*(gazetteer.applies.get(each, frozenset()) for each in features))
    usual = gazetteer.usual_kind
    return next(iter(kinds)) if len(kinds) == 1 and usual not in kinds else ""


def _is_listed(pieces: Sequence[Piece], kinds: Sequence[str], place: int) -> bool:
    """Whether a joiner, and nothing that says more, stands between a piece and its like on one side of it."""
    for side in (range(place - 1, -1, -1), range(place + 1, len(pieces))):
        between = list(takewhile(lambda each: not kinds[each] and _binds(pieces[each]), side))
        like = next((each for each in side[len(between) :]), place)
        if (
            like != place
            and kinds[like] == kinds[place]
            and any(pieces[each].sets_beside for each in between)
        ):
            return True
    return False


def _is_excepted(pieces: Sequence[Piece], kinds: Sequence[str], place: int) -> bool:
    """Whether a word of exception stands before a piece, with no more between than others that are excepted."""
    before = dropwhile(lambda at: bool(kinds[at]) or _binds(pieces[at]), range(place - 1, -1, -1))
    first = next((pieces[at] for at in before), None)
    return first is not None and first.excepts


def _binds(piece: Piece) -> bool:
    """Whether a piece may stand between two that are listed: it carries nothing, joins them or asks the same again."""
    return piece.idle or piece.sets_beside or piece.cue in AGAIN


def _sets_against(pieces: Sequence[Piece]) -> bool:
    """Whether a comparison is asked for, not a choice among others by one thing "or" another."""
    cues = cues_in(pieces)
    comparing = COMPARING & cues
    return bool(comparing) and (comparing != {"vs"} or "better" in cues or not LISTING & cues)


def _kind(piece: Piece, gazetteer: Gazetteer) -> str:
    """Returns the kind of the subject that a piece names, or names beside others; "" where it names none."""
    targets = piece.targets or {}
    named = targets.get("beside") or ("kind" not in targets and targets.get("subject")) or ("",)
    return gazetteer.subject_kinds.get(named[0], "")


def _settled(piece: Piece, *, as_subject: bool) -> Piece:
    if not as_subject:
        return piece.without("beside")
    return piece.naming("subject", piece.ids("beside"))
