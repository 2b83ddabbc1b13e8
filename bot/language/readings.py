"""The ways a tagged question can be read: which of its meanings each name has, and which names are parts of others."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

from bot.language.absorbed import Phrasings, absorbed, parts_of
from bot.language.assemble import assemble
from bot.language.cues import LISTING
from bot.language.gazetteer import feature_of
from bot.language.needing import is_needed
from bot.language.piece import Piece
from bot.language.reading import Reading, Slot
from bot.language.tag import named_in, names_any

MOST_READINGS = 16
"""Readings looked at; a question with more double meanings than this is cut short."""

MOST_READ = 320
"""Pieces of all readings together: what is much longer than any question is read in fewer ways."""

PREDICATING = frozenset({"aux", "not"})
"""Cues behind which something is said of who is asked about."""

INSIDE = frozenset({"in", "inside", "within", "of"})
"""Prepositions before what holds something else."""

USERS = frozenset({"i", "we", "you", "one"})
"""Words for who asks, before a verb."""

NO_NAME = ("",)
"""What a word may stand for that is no name."""


def readings(pieces: Sequence[Piece], phrasings: Phrasings) -> Iterator[Reading]:
    """Yields the readings of a tagged question, the likeliest first."""
    mentioned = set(named_in(pieces, "feature"))
    using = _tells_values(pieces)
    placed = any(piece.is_subject_alone for piece in pieces)
    listing = bool(mentioned) or _lists(pieces)
    alternatives = [
        _kinds(pieces, place, mentioned, using=using, placed=placed, listing=listing)
        if piece.targets
        else NO_NAME
        for place, piece in enumerate(pieces)
    ]
    parts = parts_of(pieces, phrasings)
    most = min(MOST_READINGS, MOST_READ // max(1, len(pieces)))
    for chosen in islice(product(*alternatives), most):
        kinds = {place: kind for place, kind in enumerate(chosen) if kind}
        taken = absorbed(pieces, kinds, parts)
        kept = {place: kind for place, kind in kinds.items() if place not in taken}
        yield assemble(pieces, kept, explained=frozenset(taken))


def _tells_values(pieces: Sequence[Piece]) -> bool:
    """Whether it is asked what something is made of, so that a subject which is a value as well is likely that."""
    if not any(piece.targets and {"subject", "value"} <= piece.targets.keys() for piece in pieces):
        return False
    using = any(_uses(piece) for piece in pieces) or _is_had(pieces)
    return using and not _sets_against(pieces)


def _sets_against(pieces: Sequence[Piece]) -> bool:
    """Whether subjects are set against each other, or several use something, so that they are no values of anything."""
    named = [place for place, piece in enumerate(pieces) if piece.names_subject]
    if len(named) < 2:
        return False
    between = pieces[named[0] : named[-1]]
    against = any(piece.cue == "vs" for piece in between)
    return against or not (_is_had(pieces) or any(_uses(piece) for piece in pieces[: named[-1]]))


def _is_had(pieces: Sequence[Piece]) -> bool:
    """Whether it is asked of one subject if it has or needs another, or if that is in it, which is a value as well."""
    named = [place for place, piece in enumerate(pieces) if piece.names_subject]
    if len(named) != 2:
        return False
    one, other = named
    if pieces[other].names("value"):
        return _cue_before(pieces, other) == "support" or is_needed(pieces[other], pieces)
    within = is_needed(pieces[one], pieces) or _is_within(pieces, one, other)
    return pieces[one].names("value") and within


def _is_within(pieces: Sequence[Piece], one: int, other: int) -> bool:
    """Whether a yes or no is wanted on one piece being in another: no more than fillers stand between."""
    between = pieces[one + 1 : other]
    bare = all(piece.idle and not piece.joins for piece in between)
    return bare and _cue_before(pieces, one) == "aux" and any(piece.text in INSIDE for piece in between)


def _lists(pieces: Sequence[Piece]) -> bool:
    """Whether subjects of a kind are asked for: "which ...", "what meshes ...", "the other meshes"."""
    cues = [piece.cue for piece in pieces]
    nouns = [piece.is_noun for piece in pieces]
    return bool(LISTING & {*cues} and not _asks_which_of_one(pieces, cues)) or any(
        cue in ("what", "others") and noun for cue, noun in zip(cues, nouns[1:], strict=False)
    )


def _asks_which_of_one(pieces: Sequence[Piece], cues: Sequence[str]) -> bool:
    """Whether the only word that asks for any stands before a feature, and who asks uses the subject: "may I use"."""
    using = any(cue == "use" and before.text in USERS for before, cue in zip(pieces, cues[1:], strict=False))
    which = [place for place, cue in enumerate(cues[:-1]) if cue in LISTING]
    return using and all(pieces[place + 1].names("feature") for place in which)


def _uses(piece: Piece) -> bool:
    """Whether a piece asks what something is made of or consists in, so that a name is likely a value."""
    return piece.cue == "use" or piece.is_noun


def _cue_before(pieces: Sequence[Piece], place: int) -> str:
    """Returns what the word before a piece asks, filler apart, or "not" of one that negates; "" where it is a name."""
    for piece in reversed(pieces[:place]):
        if piece.role is None or piece.targets is not None:
            return ""
        if piece.negates or piece.cue:
            return "not" if piece.negates else piece.cue
    return ""


def _is_used(pieces: Sequence[Piece], place: int, *, listing: bool) -> bool:
    """Whether a subject's name says what those who are asked for use, so that it is a value."""
    return listing and pieces[place].names("value") and _cue_before(pieces, place) == "use"


def _kinds(
    pieces: Sequence[Piece], place: int, mentioned: set[str], *, using: bool, placed: bool, listing: bool
) -> tuple[str, ...]:
    """Returns what a piece may stand for; "" is: no name.

    Behind a verb an everyday word is a value where subjects are listed: "is not archived", "use go". `using` tells
    that the question asks what something is made of, `placed` that it names a subject: then a mere term is a word like
    others.
    """
    piece = pieces[place]
    if piece.targets is None or (placed and piece.targets.keys() == {"define"}):
        return NO_NAME
    kinds = list(piece.targets)
    if "feature" in kinds:
        kinds = [kind for kind in kinds if kind != "value" and (kind != "define" or "subject" in kinds)]
    told = listing and not placed
    if "value" in kinds and not _may_be_value(pieces, place, mentioned, using=using, told=told):
        kinds.remove("value")
    if "subject" in kinds and _is_used(pieces, place, listing=listing):
        kinds.remove("subject")
    if len(kinds) > 1 and "foreign" in kinds:
        kinds.remove("foreign")
    if "kind" in kinds and (listing or placed):
        kinds = [kind for kind in kinds if kind not in ("define", "subject")]
    if "value" in kinds and listing:
        kinds = [kind for kind in kinds if kind != "define"]
    if placed and {"kind", "feature"} <= set(kinds):
        kinds.sort(key="kind".__eq__)
    short = len(piece.stems) == 1 or bool(piece.cue)
    if (short and "feature" in kinds and len(mentioned) > 1) or ("value" in kinds and mentioned):
        kinds.append("")
    return tuple(kinds) or NO_NAME


def _may_be_value(
    pieces: Sequence[Piece], place: int, mentioned: set[str], *, using: bool, told: bool
) -> bool:
    """Whether the name of a value may stand for it.

    One of a feature that is not mentioned must be no everyday word, unless values are `told` of who is asked for and
    it stands behind a verb; and no subject unless it is asked what something is made of.
    """
    piece = pieces[place]
    if mentioned & piece.valued:
        return True
    if piece.names("subject") and not using:
        return False
    return not _weak(piece) or (told and _is_predicated(pieces, place))


def _is_predicated(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece stands behind a verb that says something of who is asked about."""
    before = _cue_before(pieces, place)
    return before == "use" or (before in PREDICATING and pieces[place].role is None)


def _weak(piece: Piece) -> bool:
    """A value that is also an everyday word ("go") says nothing without its feature."""
    return piece.role is not None or piece.ordinary or len(piece.text) <= 2


def paraphrased(pieces: Sequence[Piece], slots: Mapping[int, Slot], spoken: frozenset[int]) -> Reading:
    """Returns the reading in which the pieces `spoken` stand together for `slots`; subjects and kinds stay.

    `slots` are given by the places where they count as standing, `spoken` tells the places of the pieces they account
    for. Names of values of these features stay as well.
    """
    meant = {identity for slot in slots.values() for identity in slot.ids}
    listing = names_any(pieces, "value") and _lists(pieces)
    kinds = {
        place: kind
        for place, piece in enumerate(pieces)
        for kind in ("subject", "kind")
        if piece.targets and kind in piece.targets and place not in spoken
        if not _is_used(pieces, place, listing=listing)
    }
    extra = dict(slots)
    for place, piece in enumerate(pieces):
        if meant & piece.valued and place not in kinds and not _weak(piece):
            values = tuple(each for each in piece.ids("value") if feature_of(each) in meant)
            if place not in slots or any(feature_of(each) in slots[place].ids for each in values):
                extra[place] = Slot("value", values, piece)
    taken = absorbed(pieces, kinds, ())
    kept = {place: kind for place, kind in kinds.items() if place not in taken}
    return assemble(pieces, kept, extra, spoken.union(taken), guessed=True)
