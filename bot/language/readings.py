"""The ways a tagged question can be read: which of its meanings each name has, and which names are parts of others."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise, product
from types import MappingProxyType

from bot.language.assemble import assemble
from bot.language.nouns import COMPARING
from bot.language.reading import Reading, Slot
from bot.language.tag import SENTENCE_ENDS, Piece
from bot.text.tokens import PUNCTUATION

MOST_READINGS = 16
"""Readings looked at; a question with more double meanings than this is cut short."""

MOST_READ = 640
"""Pieces of all readings together: what is much longer than any question is read in fewer ways."""

LISTING = frozenset({"which", "who", "how-many", "neither"})
"""Cues that ask for subjects of a kind, so that its noun is neither a term nor a subject."""

NO_NAME = ("",)
"""What a word may stand for that is no name."""

Phrasings = Mapping[str, tuple[frozenset[str], ...]]
"""For each feature, the stems of each of its names."""

HELD = frozenset({"subject", "define", "kind", "feature"})
"""Kinds of name that may belong to the subject right before them."""

_Part = tuple[int, int]
"""The places of a name and of the one that it is a part of."""


def readings(pieces: Sequence[Piece], phrasings: Phrasings) -> Iterator[Reading]:
    """Yields the readings of a tagged question, the likeliest first."""
    mentioned = {
        identity for piece in pieces if piece.targets for identity in piece.targets.get("feature", ())
    }
    using = any(_uses(piece) for piece in pieces)
    placed = any(is_subject_alone(piece) for piece in pieces)
    listing = bool(mentioned) or _lists(pieces)
    using = using and not _sets_against(pieces)
    alternatives = [
        _kinds(piece, mentioned, using=using, placed=placed, listing=listing) if piece.targets else NO_NAME
        for piece in pieces
    ]
    parts = _parts(pieces, phrasings)
    most = min(MOST_READINGS, MOST_READ // max(1, len(pieces)))
    for chosen in islice(product(*alternatives), most):
        kinds = {place: kind for place, kind in enumerate(chosen) if kind}
        absorbed = _absorbed(pieces, kinds, parts)
        kept = {place: kind for place, kind in kinds.items() if place not in absorbed}
        yield assemble(pieces, kept, explained=frozenset(absorbed))


def _absorbed(pieces: Sequence[Piece], kinds: Mapping[int, str], parts: Sequence[_Part]) -> set[int]:
    """Returns the places of names that are parts of a name nearby: "overhead of the proxy", "its control plane"."""
    found = _broader(pieces, kinds)
    found.update(one for one, other in parts if kinds.get(one) == kinds.get(other) == "feature")
    found.update(
        place
        for place, kind in kinds.items()
        if kind in HELD and kinds.get(place - 1) in HELD and _belongs_to(pieces[place], pieces[place - 1])
    )
    return found


def _broader(pieces: Sequence[Piece], kinds: Mapping[int, str]) -> set[int]:
    """Returns the places of names of several features at once, where one of these features is named as well."""
    ids = {
        place: set((pieces[place].targets or {})["feature"])
        for place, kind in kinds.items()
        if kind == "feature"
    }
    several = [place for place, found in ids.items() if len(found) > 1]
    return {one for one in several if any(other < ids[one] for other in ids.values())}


def _parts(pieces: Sequence[Piece], phrasings: Phrasings) -> list[_Part]:
    """Returns the names of features that are parts of another's: where each stands, and where that one does."""
    named = {place: feature for place, piece in enumerate(pieces) if (feature := _feature(piece))}
    found = []
    for whole, feature in named.items() if len(named) > 1 else ():
        phrases = phrasings.get(feature, ())
        words = frozenset().union(*(phrase for phrase in phrases if phrase.issuperset(pieces[whole].stems)))
        found += [
            (part, whole)
            for part, other in named.items()
            if other != feature
            and words.issuperset(pieces[part].stems)
            and _is_part(pieces[part], pieces[whole], phrasings)
            and not _parted(pieces, min(part, whole), max(part, whole))
        ]
    return found


def _parted(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether something between two names sets them apart: a joiner, a comma, a comparison, a negation."""
    between = pieces[start + 1 : end]
    return any(
        piece.text in PUNCTUATION or (piece.role is not None and piece.role.parts_names) for piece in between
    )


def joined(reading: Reading) -> bool:
    """Whether the features of a reading stand together as the members of a list do."""
    pieces = reading.pieces
    held = {slot.piece.start for slot in reading.slots}
    features = {slot.piece.start for slot in reading.slots if slot.kind == "feature"}
    places = [place for place, piece in enumerate(pieces) if piece.start in features]
    runs = list(pairwise(places))
    if runs and all(len(pieces[place].stems) > 1 for place in places):
        return all(_is_listed(pieces, start, end) for start, end in runs)
    listed = len(runs) > 1 or any(_is_joined_by_word(pieces[start + 1 : end]) for start, end in runs)
    return all(
        _parted(pieces, start, end)
        and not any(_is_between(pieces[place], held) for place in range(start + 1, end))
        for start, end in runs
    ) and (listed or not runs)


def _is_listed(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether two names are set apart within one sentence, and not by who is asked about."""
    between = pieces[start + 1 : end]
    whole = not any(piece.text in SENTENCE_ENDS or "subject" in (piece.targets or {}) for piece in between)
    return whole and _parted(pieces, start, end)


def _is_joined_by_word(between: Sequence[Piece]) -> bool:
    """Whether more than a comma stands between two names: with that alone the second explains the first."""
    return any(
        piece.role is not None and piece.role.parts_names and piece.text not in PUNCTUATION
        for piece in between
    )


def _is_between(piece: Piece, held: set[int]) -> bool:
    """Whether a piece between two names keeps them from being members of one list: it is a subject or says more."""
    if piece.targets is not None:
        return "subject" in piece.targets or piece.start not in held
    return piece.role is None and piece.text not in PUNCTUATION


def _is_part(part: Piece, whole: Piece, phrasings: Phrasings) -> bool:
    """Whether the words of both together are (part of) one name of what `whole` names, and not the other way round."""
    together = {*part.stems, *whole.stems}
    named, naming = phrasings.get(_feature(whole), ()), phrasings.get(_feature(part), ())
    return any(phrase >= together for phrase in named) and not any(phrase >= together for phrase in naming)


def _belongs_to(part: Piece, whole: Piece) -> bool:
    """Whether `part`, right behind the subject `whole`, is a part of it: its control plane, its proxy."""
    if whole.targets is None or "subject" not in whole.targets or part.targets is None:
        return False
    return "kind" in part.targets or {"define", "subject"} <= part.targets.keys()


def _feature(piece: Piece) -> str:
    ids = piece.targets.get("feature", ()) if piece.targets else ()
    return ids[0] if ids else ""


def is_subject_alone(piece: Piece) -> bool:
    """Whether a piece names a subject and is neither a noun for its kind nor a term with a definition."""
    return (
        piece.targets is not None
        and "subject" in piece.targets
        and not {"kind", "define"} & piece.targets.keys()
    )


def _sets_against(pieces: Sequence[Piece]) -> bool:
    """Whether subjects are set against each other, or several use something, so that they are no values of anything."""
    named = [
        place
        for place, piece in enumerate(pieces)
        if "subject" in (piece.targets or {}) and "kind" not in (piece.targets or {})
    ]
    against = any(piece.role is not None and piece.role.cue == "vs" for piece in pieces)
    return len(named) > 1 and (against or not any(_uses(piece) for piece in pieces[: named[-1]]))


def without_greeting(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Returns the pieces from where the question opens, if a greeting stands before it and it names something."""
    opening = next((place for place, piece in enumerate(pieces) if not _greets(piece)), 0)
    named = any(piece.targets is not None for piece in pieces[opening:])
    return pieces[opening:] if named else pieces


def _greets(piece: Piece) -> bool:
    return piece.text in PUNCTUATION or (piece.role is not None and piece.role.cue == "hello")


def without_bystanders(pieces: Sequence[Piece], kinds: Mapping[str, str]) -> tuple[Piece, ...]:
    """Returns the pieces with concepts taken as terms where others are asked about: "the control plane of Istio".

    A concept is a subject that is also a term with a definition; `kinds` tells what kind of subject each is, and
    those of the same kind stand beside each other.
    """
    concepts = {place for place, piece in enumerate(pieces) if piece.targets and _is_concept(piece)}
    if not concepts:
        return tuple(pieces)
    asked = {kinds[_subject(piece)] for piece in pieces if is_subject_alone(piece)}
    roles = [piece.role for piece in pieces if piece.role is not None]
    chosen = len(concepts) == 1 and any(role.cue in LISTING for role in roles)
    beside = any(role.cue in COMPARING or role.excepts for role in roles)
    if not (asked or chosen) or beside:
        return tuple(pieces)
    return tuple(
        _as_term(piece) if place in concepts and kinds[_subject(piece)] not in asked else piece
        for place, piece in enumerate(pieces)
    )


def _is_concept(piece: Piece) -> bool:
    named = set(piece.targets or ())
    return {"define", "subject"} <= named and "kind" not in named


def _subject(piece: Piece) -> str:
    return (piece.targets or {})["subject"][0]


def _as_term(piece: Piece) -> Piece:
    targets = {kind: ids for kind, ids in (piece.targets or {}).items() if kind != "subject"}
    return piece._replace(targets=MappingProxyType(targets))


def _lists(pieces: Sequence[Piece]) -> bool:
    """Whether subjects of a kind are asked for: "which ...", "what meshes ...", "the other meshes"."""
    cues = [piece.role.cue if piece.role is not None else "" for piece in pieces]
    nouns = ["kind" in (piece.targets or {}) for piece in pieces]
    return bool(LISTING & {*cues}) or any(
        cue in ("what", "others") and noun for cue, noun in zip(cues, nouns[1:], strict=False)
    )


def _uses(piece: Piece) -> bool:
    """Whether a piece asks what something is made of or consists in, so that a name is likely a value."""
    return bool((piece.role and piece.role.cue == "use") or (piece.targets and "kind" in piece.targets))


def _kinds(piece: Piece, mentioned: set[str], *, using: bool, placed: bool, listing: bool) -> tuple[str, ...]:
    """Returns what `piece` may stand for; "" is: no name.

    `using` tells that the question asks what something is made of, `placed` that it names a subject: then a mere
    term is a word like others.
    """
    if piece.targets is None or (placed and piece.targets.keys() == {"define"}):
        return NO_NAME
    kinds = list(piece.targets)
    if "feature" in kinds:
        kinds = [kind for kind in kinds if kind != "value" and (kind != "define" or "subject" in kinds)]
    doubtful = _weak(piece) or ("subject" in kinds and not using)
    if "value" in kinds and doubtful and not _belongs(piece, mentioned):
        kinds.remove("value")
    if len(kinds) > 1 and "foreign" in kinds:
        kinds.remove("foreign")
    if "kind" in kinds and (listing or placed):
        kinds = [kind for kind in kinds if kind not in ("define", "subject")]
    if placed and {"kind", "feature"} <= set(kinds):
        kinds.sort(key="kind".__eq__)
    short = len(piece.stems) == 1 or (piece.role is not None and bool(piece.role.cue))
    if (short and "feature" in kinds and len(mentioned) > 1) or ("value" in kinds and mentioned):
        kinds.append("")
    return tuple(kinds) or NO_NAME


def _weak(piece: Piece) -> bool:
    """A value that is also an everyday word ("go") says nothing without its feature."""
    return piece.role is not None or piece.ordinary or len(piece.text) <= 2


def _belongs(piece: Piece, mentioned: set[str]) -> bool:
    values = piece.targets.get("value", ()) if piece.targets else ()
    return any(value.partition("/")[0] in mentioned for value in values)


def paraphrased(pieces: Sequence[Piece], slots: Mapping[int, Slot], spoken: frozenset[int]) -> Reading:
    """Returns the reading in which the pieces `spoken` stand together for `slots`; subjects and kinds stay.

    `slots` are given by the places where they count as standing, `spoken` tells the places of the pieces they account
    for. Names of values of these features stay as well.
    """
    meant = {identity for slot in slots.values() for identity in slot.ids}
    kinds = {
        place: kind
        for place, piece in enumerate(pieces)
        for kind in ("subject", "kind")
        if piece.targets and kind in piece.targets and place not in spoken
    }
    extra = dict(slots)
    for place, piece in enumerate(pieces):
        if not _weak(piece) and place not in kinds and _belongs(piece, meant):
            values = tuple(each for each in (piece.targets or {})["value"] if each.partition("/")[0] in meant)
            extra[place] = Slot("value", values, piece)
    absorbed = _absorbed(pieces, kinds, ())
    kept = {place: kind for place, kind in kinds.items() if place not in absorbed}
    return assemble(pieces, kept, extra, spoken.union(absorbed), guessed=True)
