"""From pieces to one reading: names put into slots, the reach of negations, the row of symbols."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.language.phrase_tree import SENTENCE_ENDS
from bot.language.reading import Reading, Slot
from bot.language.tag import Piece
from bot.language.templates import tidy
from bot.language.words import Role
from bot.text.tokens import PUNCTUATION

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

COMPARED = frozenset({"S", "T"})
"""Slots that "or" and "versus" set against each other; between others they merely join."""

MARKERS = frozenset({"those", "others", "it", "also", "correct", "yes-no", "latter", "former"})
"""Cues that say how a question leans on the one before or wants its answer; no sentence is told by them."""


ASKING_BACK = frozenset({"sources", "catalog"})
"""Cues that ask about the desk's own answers; a word that describes what is asked about is none of them."""

ASKED_ABOUT = frozenset({"which", "who", "what", "anything", "how-many", "both", "list"})
"""Cues that stand for whoever is asked about."""

ANSWERED_BEFORE = ASKED_ABOUT | {"aux", "also"}
"""Cues before which a name with its yes or no is complete."""

NOTHING: Mapping[int, Slot] = MappingProxyType({})
"""No slots."""


def assemble(
    pieces: Sequence[Piece],
    kinds: dict[int, str],
    extra: Mapping[int, Slot] = NOTHING,
    explained: frozenset[int] = frozenset(),
    *,
    guessed: bool = False,
) -> Reading:
    """Returns the reading in which the piece at each place of `kinds` stands for that kind of name.

    Args:
        pieces: all pieces of the question.
        kinds: what the piece at each place stands for.
        extra: slots that no name gave (paraphrases), by the places of pieces.
        explained: places of other pieces that the slots account for.
        guessed: `extra` was found by the words of the question together.
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
    reach = _Reach()
    for place, piece in enumerate(pieces[: _end(pieces)]):
        slot = extra.get(place) or (_slot(piece, kinds[place], mentioned) if place in kinds else None)
        if slot is not None:
            slot = slot._replace(negated=True) if reach.leaves_out(slot.kind) else slot
            slots.append(slot)
            raw.append((SYMBOLS.get(slot.kind, ""), slot))
        elif piece.role is not None and not piece.role.idle:
            if piece.role.negates and _is_answer(pieces, place, slots):
                slots[-1] = slots[-1]._replace(negated=True)
            elif reach.trailing and piece.text in SENTENCE_ENDS:
                slots = _negated_at_last(slots)
                reach = _Reach()
            elif not (guessed and piece.role.negates and _is_inner(pieces, place)):
                reach.hear(piece.role, pieces[place + 1 : place + 2], named=bool(slots))
            describing = guessed and place in explained and piece.role.cue in ASKING_BACK
            cue = "" if describing else piece.role.cue
            if cue in MARKERS:
                markers.add(_placed(cue, raw))
            elif cue:
                raw.append((cue, None))
        reach.trailing = reach.trailing and (piece.role is not None or place in explained)
    if reach.trailing:
        slots = _negated_at_last(slots)
    symbols = _symbols(raw)
    return Reading(
        tuple(pieces), tuple(slots), symbols, frozenset(markers), reach.negated, guessed, explained
    )


def _end(pieces: Sequence[Piece]) -> int:
    """Returns the place behind the last word: the punctuation that ends a question ends nothing within it."""
    end = len(pieces)
    while end and pieces[end - 1].text in PUNCTUATION:
        end -= 1
    return end


def _is_answer(pieces: Sequence[Piece], place: int, slots: Sequence[Slot]) -> bool:
    """Whether a negation stands right behind a name and before nothing: "this one yes, that one no"."""
    following = next(iter(pieces[place + 1 :]), None)
    asking = following is not None and following.role is not None and following.role.cue in ANSWERED_BEFORE
    ends = following is None or following.text in PUNCTUATION or asking
    return ends and bool(slots) and slots[-1].piece.end == pieces[place].start


def _is_inner(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a negation is part of what is described rather than of what is asked.

    It is where another word than the one asked about stands before it: "machines that are not in the cluster", but
    "which cannot …".
    """
    for piece in reversed(pieces[:place]):
        if piece.targets is not None:
            return not {"subject", "kind"} & piece.targets.keys()
        if piece.role is None:
            return True
        if piece.role.turns or piece.role.cue in ASKED_ABOUT:
            return False
    return False


@dataclass(slots=True)
class _Reach:
    """How far negations and exceptions reach, while the pieces are gone through.

    Attributes:
        negated: a negation reaches the next name.
        excepted: an exception reaches the next subject, and what is asked of it.
        spent: the exception has met its subject.
        named: a name was met since the last negation or exception.
        trailing: a negation or exception stands behind the names and before no other.
        kind: the kind of the name met last.
    """

    negated: bool = False
    excepted: bool = False
    spent: bool = False
    named: bool = False
    trailing: bool = False
    kind: str = ""

    def leaves_out(self, kind: str) -> bool:
        """Meets a name of `kind` and tells whether it is left out: "not such, and with that" does not lack that."""
        self.negated = self.negated and not (self.kind == "value" and kind == "feature")
        self.kind = kind
        out = self.excepted if kind == "subject" else self.negated or (self.excepted and not self.spent)
        self.spent = self.spent or (self.excepted and kind == "subject")
        self.named, self.trailing = True, False
        return out

    def hear(self, role: Role, following: Sequence[Piece], *, named: bool) -> None:
        """Meets a word that does something; `named` tells that names stand before it."""
        apart = bool(following) and following[0].text == ","
        self.negated = not apart if role.negates else self.negated and self._goes_on(role)
        self.excepted = role.excepts or (self.excepted and self._goes_on(role))
        if role.negates or role.excepts:
            self.named, self.spent, self.kind = False, False, ""
            self.trailing = named

    def _goes_on(self, role: Role) -> bool:
        """Whether what reached as far as this word reaches beyond it."""
        if role.turns or role.cue in ("which", "what", "who"):
            return False
        return not (self.named and role.cue in ("support", "use"))


def _negated_at_last(slots: list[Slot]) -> list[Slot]:
    """Returns the slots with the last feature negated: "load balancing: who can't", "all of them, except who"."""
    last = max((place for place, slot in enumerate(slots) if slot.kind == "feature"), default=-1)
    return [slot._replace(negated=True) if place == last else slot for place, slot in enumerate(slots)]


def _placed(cue: str, before: list[tuple[str, Slot | None]]) -> str:
    """An "and" that opens a question carries on; one inside it merely joins."""
    return cue if cue != "also" or not before else "inner-also"


def _slot(piece: Piece, kind: str, mentioned: frozenset[str]) -> Slot | None:
    if piece.targets is None or kind == "foreign":
        return None
    ids = piece.targets[kind]
    return Slot(kind, _of_one_feature(ids, mentioned) if kind == "value" else ids, piece)


def _of_one_feature(values: tuple[str, ...], mentioned: frozenset[str]) -> tuple[str, ...]:
    """Returns the values of the feature that is mentioned, or of the first, where a name is a value of several."""
    features = [value.partition("/")[0] for value in values]
    chosen = next((feature for feature in features if feature in mentioned), features[0])
    return tuple(value for value, feature in zip(values, features, strict=True) if feature == chosen)


def _symbols(raw: list[tuple[str, Slot | None]]) -> tuple[str, ...]:
    """Returns the symbols in order: each kind of slot once, where it first stands; excluded subjects left out."""
    raw = _without_repetition(raw)
    subjects = {identity for _, slot in raw if slot and slot.kind == "subject" for identity in slot.ids}
    kept: list[str] = []
    for place, (symbol, slot) in enumerate(raw):
        if slot is None:
            if symbol != "vs" or (kept[-1:] != ["vs"] and _between_subjects(raw, place)):
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
    """Whether "or" stands between two names to compare, one of which may be a noun for the kind of the other."""
    before = {symbol for symbol, _ in raw[:place]}
    after = {symbol for symbol, _ in raw[place + 1 :]}
    compared = COMPARED | {"K"}
    named = not COMPARED.isdisjoint(before | after)
    return named and not compared.isdisjoint(before) and not compared.isdisjoint(after)
