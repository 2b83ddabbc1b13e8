"""The ways a tagged question can be read: which name each piece stands for, what is negated, and the symbols."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product

from bot.language.tag import Piece
from bot.language.templates import SLOT_SYMBOLS, tidy
from bot.text.tokens import PUNCTUATION

MOST_READINGS = 16
"""Readings looked at; a question with more double meanings than this is cut short."""

SYMBOLS = {
    "subject": "S",
    "feature": "F",
    "category": "C",
    "value": "V",
    "kind": "K",
    "define": "T",
    "howto": "H",
    "troubleshoot": "P",
    "use_case": "U",
    "recommend": "R",
}
"""The slot symbol of each kind of name."""

ABOUT = frozenset({"feature", "category", "value"})
"""Kinds of name that say what a question is about, besides the subject."""

COMPARED = ("S", "T")
"""Slots that "or" and "versus" set against each other; between others they merely join."""

MARKERS = frozenset({"those", "it", "also", "correct", "yes-no", "latter", "former"})
"""Cues that say how a question leans on the one before or wants its answer; no sentence is told by them."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A name in its role.

    Attributes:
        kind: what it names ("subject", "feature", …).
        ids: the ids it names; several where one phrase means several features at once.
        piece: where it stands.
        negated: a negation reaches it.
        share: how much of it is certain, 1 for a name and less for a paraphrase.
    """

    kind: str
    ids: tuple[str, ...]
    piece: Piece
    negated: bool = False
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a question.

    Attributes:
        pieces: all pieces of the question.
        slots: the names in it, in order.
        symbols: slots and cues as sentence templates have them.
        markers: the markers met, with their places.
        negated: a negation reaches the end of the question.
        paraphrase: a slot was found by the words of the question together, not by a name.
        explained: pieces that a paraphrase accounts for, besides the slots' own.
    """

    pieces: tuple[Piece, ...]
    slots: tuple[Slot, ...]
    symbols: tuple[str, ...]
    markers: frozenset[str] = frozenset()
    negated: bool = False
    paraphrase: bool = False
    explained: dict[int, float] = field(default_factory=dict)

    def ids(self, kind: str, *, negated: bool | None = None) -> tuple[str, ...]:
        """Returns the ids named by slots of `kind`, once each, in order; only (un)negated ones if asked."""
        found = [slot for slot in self.slots if slot.kind == kind and negated in (None, slot.negated)]
        if len(found) < 2:
            return found[0].ids if found else ()
        return tuple(dict.fromkeys(identity for slot in found for identity in slot.ids))

    @property
    def about(self) -> bool:
        """It says of what something is asked: a feature, a category, a value, or by itself a term."""
        kinds = {slot.kind for slot in self.slots}
        return not ABOUT.isdisjoint(kinds) or ("define" in kinds and "subject" not in kinds)

    def without(self, kinds: frozenset[str]) -> "Reading":
        """Returns this reading with the names of these kinds left aside."""
        if not kinds:
            return self
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind not in kinds))

    @property
    def cued(self) -> bool:
        """It has a word that says what is asked of the names, not the names alone."""
        return any(symbol not in SLOT_SYMBOLS and symbol not in ("aux", "support") for symbol in self.symbols)

    @property
    def polar(self) -> bool:
        """The question opens like one that wants a yes or a no."""
        return self.symbols[:1] == ("aux",) or "yes-no" in self.markers


Phrasings = Mapping[str, tuple[frozenset[str], ...]]
"""For each feature, the stems of each of its names."""


def readings(pieces: Sequence[Piece], phrasings: Phrasings) -> Iterator[Reading]:
    """Yields the readings of a tagged question, the likeliest first."""
    mentioned = {
        identity for piece in pieces if piece.targets for identity in piece.targets.get("feature", ())
    }
    using = any(_uses(piece) for piece in pieces)
    placed = any(
        piece.targets and "subject" in piece.targets and "kind" not in piece.targets for piece in pieces
    )
    alternatives = [_kinds(piece, mentioned, using=using, placed=placed) for piece in pieces]
    for chosen in islice(product(*alternatives), MOST_READINGS):
        kinds = {place: kind for place, kind in enumerate(chosen) if kind}
        absorbed = _absorbed(pieces, kinds, phrasings)
        reading = assemble(pieces, {place: kind for place, kind in kinds.items() if place not in absorbed})
        yield replace(reading, explained=dict.fromkeys(absorbed, 1.0))


def _absorbed(pieces: Sequence[Piece], kinds: dict[int, str], phrasings: Phrasings) -> set[int]:
    """Returns the places of names that are parts of a name nearby: "overhead of the proxy", "its control plane"."""
    found = _broader(pieces, kinds)
    for named in (("feature",), ("subject", "define", "kind", "feature")):
        places = [place for place, each in kinds.items() if each in named]
        for one in places:
            for other in places:
                if one == other or one in found or _parted(pieces, min(one, other), max(one, other)):
                    continue
                if (_is_part if named == ("feature",) else _belongs_to)(
                    pieces[one], pieces[other], phrasings
                ):
                    found.add(one)
    return found


def _broader(pieces: Sequence[Piece], kinds: dict[int, str]) -> set[int]:
    """Returns the places of names of several features at once, where one of these features is named as well."""
    ids = {
        place: set((pieces[place].targets or {})["feature"])
        for place, kind in kinds.items()
        if kind == "feature"
    }
    return {one for one in ids for other in ids if len(ids[one]) > 1 and ids[other] < ids[one]}


def _parted(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether something between two names sets them apart: a joiner, a comma, a comparison, a negation."""
    between = pieces[start + 1 : end]
    return any(
        piece.text in PUNCTUATION or (piece.role is not None and piece.role.parts_names) for piece in between
    )


def _is_part(part: Piece, whole: Piece, phrasings: Phrasings) -> bool:
    """Whether the words of both together are (part of) one name of what `whole` names, and not the other way round."""
    named, naming = _feature(whole), _feature(part)
    together = {*part.stems, *whole.stems}
    return (
        bool(named and naming and named != naming)
        and any(phrase >= together for phrase in phrasings.get(named, ()))
        and not any(phrase >= together for phrase in phrasings.get(naming, ()))
    )


def _belongs_to(part: Piece, whole: Piece, _phrasings: Phrasings) -> bool:
    """Whether `part` stands right behind the subject `whole` as a part of it: its control plane, its proxy."""
    if (
        part.start != whole.end
        or whole.targets is None
        or "subject" not in whole.targets
        or part.targets is None
    ):
        return False
    return "kind" in part.targets or {"define", "subject"} <= part.targets.keys()


def _feature(piece: Piece) -> str:
    ids = piece.targets.get("feature", ()) if piece.targets else ()
    return ids[0] if ids else ""


def _uses(piece: Piece) -> bool:
    """Whether a piece asks what something is made of or consists in, so that a name is likely a value."""
    return bool((piece.role and piece.role.cue == "use") or (piece.targets and "kind" in piece.targets))


def _kinds(piece: Piece, mentioned: set[str], *, using: bool, placed: bool) -> tuple[str, ...]:
    """Returns what `piece` may stand for; "" is: no name.

    `using` tells that the question asks what something is made of, `placed` that it names a subject: then a mere
    term is a word like others.
    """
    if piece.targets is None or (placed and piece.targets.keys() == {"define"}):
        return ("",)
    kinds = list(piece.targets)
    if "feature" in kinds:
        kinds = [kind for kind in kinds if kind != "value" and (kind != "define" or "subject" in kinds)]
    doubtful = _weak(piece) or ("subject" in kinds and not using)
    if "value" in kinds and doubtful and not _belongs(piece, mentioned):
        kinds.remove("value")
    if len(kinds) > 1 and "foreign" in kinds:
        kinds.remove("foreign")
    return tuple(kinds) or ("",)


def _weak(piece: Piece) -> bool:
    """A value that is also an everyday word ("go") says nothing without its feature."""
    return piece.role is not None or piece.ordinary or len(piece.text) <= 2


def _belongs(piece: Piece, mentioned: set[str]) -> bool:
    values = piece.targets.get("value", ()) if piece.targets else ()
    return any(value.partition("/")[0] in mentioned for value in values)


def paraphrased(
    pieces: Sequence[Piece], slot: Slot, first: int, shares: Mapping[int, float], phrasings: Phrasings
) -> Reading:
    """Returns the reading in which the pieces of `shares` stand together for `slot`; subjects and kinds stay.

    `first` is the place where the slot counts as standing, `shares` how much of each piece it accounts for.
    """
    kinds = {
        place: kind
        for place, piece in enumerate(pieces)
        for kind in ("subject", "kind")
        if piece.targets and kind in piece.targets and place not in shares
    }
    absorbed = _absorbed(pieces, kinds, phrasings)
    kept = {place: kind for place, kind in kinds.items() if place not in absorbed}
    reading = assemble(pieces, kept, {first: slot})
    return replace(reading, explained=dict.fromkeys(absorbed, 1.0) | dict(shares), paraphrase=True)


def assemble(pieces: Sequence[Piece], kinds: dict[int, str], extra: dict[int, Slot] | None = None) -> Reading:
    """Returns the reading in which the piece at each place of `kinds` stands for that kind of name.

    `extra` puts slots that no name gave (paraphrases) at the places of pieces.
    """
    slots: list[Slot] = []
    raw: list[tuple[str, Slot | None]] = []
    markers: set[str] = set()
    mentioned = frozenset(
        identity
        for place, kind in kinds.items()
        if kind == "feature"
        for identity in (pieces[place].targets or {}).get("feature", ())
    )
    negated, excepted, spent, slot_since, trailing = False, False, False, False, False
    for place, piece in enumerate(pieces):
        slot = (extra or {}).get(place) or _slot(piece, kinds.get(place, ""), mentioned)
        if slot is not None:
            out = excepted if slot.kind == "subject" else negated or (excepted and not spent)
            spent = spent or (excepted and slot.kind == "subject")
            slot = Slot(slot.kind, slot.ids, slot.piece, out, slot.share)
            slots.append(slot)
            trailing = False
            raw.append((SYMBOLS.get(slot.kind, ""), slot))
            slot_since = True
            continue
        if piece.role is None:
            continue
        cue = piece.role.cue
        negated = _reached(
            piece, pieces[place + 1 : place + 2], negated, slot_since, starts=piece.role.negates
        )
        excepted = _reached(piece, (), excepted, slot_since, starts=piece.role.excepts)
        if piece.role.negates or piece.role.excepts:
            slot_since, spent = False, False
            trailing = bool(slots)
        if cue in MARKERS:
            markers.add(_placed(cue, raw))
        elif cue:
            raw.append((cue, None))
    if trailing:
        slots = _negated_at_last(slots)
    return Reading(tuple(pieces), tuple(slots), _symbols(raw), frozenset(markers), negated)


def _negated_at_last(slots: list[Slot]) -> list[Slot]:
    """Returns the slots with the last feature negated: "load balancing: who can't", "all of them, except who"."""
    last = max((place for place, slot in enumerate(slots) if slot.kind == "feature"), default=-1)
    return [replace(slot, negated=True) if place == last else slot for place, slot in enumerate(slots)]


def _placed(cue: str, before: list[tuple[str, Slot | None]]) -> str:
    """An "and" that opens a question carries on; one inside it merely joins."""
    return cue if cue != "also" or not before else "inner-also"


def _slot(piece: Piece, kind: str, mentioned: frozenset[str]) -> Slot | None:
    if not kind or piece.targets is None or kind == "foreign":
        return None
    ids = piece.targets[kind]
    return Slot(kind, _of_one_feature(ids, mentioned) if kind == "value" else ids, piece)


def _of_one_feature(values: tuple[str, ...], mentioned: frozenset[str]) -> tuple[str, ...]:
    """Returns the values of the feature that is mentioned, or of the first, where a name is a value of several."""
    features = [value.partition("/")[0] for value in values]
    chosen = next((feature for feature in features if feature in mentioned), features[0])
    return tuple(value for value, feature in zip(values, features, strict=True) if feature == chosen)


def _reached(
    piece: Piece, following: Sequence[Piece], before: bool, slot_since: bool, *, starts: bool
) -> bool:
    """Returns whether a negation reaches what comes after `piece`: one that it starts, or the one from before."""
    role = piece.role
    if role is None:
        return before
    if starts:
        return not (following and following[0].text == ",")
    if role.turns or role.cue in ("which", "what", "who"):
        return False
    return before and not (slot_since and role.cue in ("support", "use"))


def _symbols(raw: list[tuple[str, Slot | None]]) -> tuple[str, ...]:
    """Returns the symbols in order: each kind of slot once, where it first stands; excluded subjects left out."""
    raw = _without_repetition(raw)
    subjects = {identity for _, slot in raw if slot and slot.kind == "subject" for identity in slot.ids}
    kept: list[str] = []
    for place, (symbol, slot) in enumerate(raw):
        if slot is None:
            if symbol != "vs" or _between_subjects(raw, place):
                kept.append(symbol)
            continue
        name = "SS" if symbol == "S" and len(subjects) > 1 else symbol
        if name and name not in kept:
            kept.append(name)
    return tidy(tuple(kept))


def _without_repetition(raw: list[tuple[str, Slot | None]]) -> list[tuple[str, Slot | None]]:
    """Leaves out excluded subjects, and features whose value is named as well ("Envoy as its proxy")."""
    valued = {
        value.partition("/")[0] for _, slot in raw if slot and slot.kind == "value" for value in slot.ids
    }
    return [
        (symbol, slot)
        for symbol, slot in raw
        if slot is None
        or not (
            (slot.kind == "subject" and slot.negated)
            or (slot.kind == "feature" and not valued.isdisjoint(slot.ids))
        )
    ]


def _between_subjects(raw: list[tuple[str, Slot | None]], place: int) -> bool:
    before = any(symbol in COMPARED for symbol, _ in raw[:place])
    after = any(symbol in COMPARED for symbol, _ in raw[place + 1 :])
    return before and after
