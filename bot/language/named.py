"""How likely readings of names are, by all words of a question."""

from collections.abc import Mapping, Sequence

from bot.language.absorbed import is_member, joined, left_of_halves, selects
from bot.language.clauses import is_asked_apart
from bot.language.content import spoken_for
from bot.language.cues import COMPARING
from bot.language.gazetteer import feature_of
from bot.language.passed_over import is_group, left_of_names
from bot.language.piece import Piece
from bot.language.reading import Reading, Slot
from bot.language.topics import Topic

FAINT, FAINT_SHARE = 0.02, 0.3
"""A name that is an everyday word too and that other words speak for with less than this chance is likely none: this
is what it leaves of the chance of a reading that takes it for a name."""

CATEGORY_LEAST = 0.4
"""Chance that a question in which a group of features is named is about that group, at least."""

VALUE_LEAST = 0.5
"""The same for a value that is the name of a subject too, whose words speak for no topic."""

EVEN = 0.2
"""How near the chances of several features must be for a name that they share to mean them all."""

TERM_LEAST = 0.1
"""What is left, at least, of the chance of a definition whose term is named, where all words speak for another."""


def rated(reading: Reading, topics: tuple[Topic, ...]) -> Reading:
    """Returns a reading of names with its chance by all words of the question, and the words that speak for it."""
    slots = [slot for slot in reading.slots if slot.kind in ("feature", "value")]
    if not topics:
        return reading
    if not slots:
        return reading._replace(chance=_chance_of_none(reading, topics))
    chances = {topic.id: topic.chance for topic in topics}
    meant = {feature_of(identity) for slot in slots for identity in slot.ids}
    places = (topic.places for topic in topics if topic.id in meant)
    valued = {feature_of(identity) for slot in slots if slot.kind == "value" for identity in slot.ids}
    features = [slot for slot in slots if slot.kind == "feature" and valued.isdisjoint(slot.ids)]
    apart = joined(reading) or selects(reading)
    if len({slot.ids for slot in features}) + len(valued) > 1:
        chance = 1.0 if (apart or len(features) < 2) and topics[0].id in meant else 1.0 - topics[0].chance
    else:
        chance = _chance_of(slots[0], chances, alone=not may_be_told_apart(reading))
    told = {identity for slot in slots if slot.kind == "feature" for identity in slot.ids}
    for slot in slots:
        if slot.kind == "value" and told.issuperset(feature_of(each) for each in slot.ids):
            continue
        doubtful = (
            slot.kind == "value"
            or (
                slot.piece.plain
                and not is_member(reading, slot)
                and not is_asked_apart(reading.pieces, slot.piece)
            )
            or (len(slot.piece.stems) == 1 and not apart)
        )
        if len(slots) > 1 and doubtful and not _is_spoken_for(slot, chances):
            chance *= FAINT_SHARE
    chance *= left_of_names(reading, meant) * left_of_halves(reading)
    return reading._replace(explained=reading.explained.union(*places), chance=chance)


def told_apart(reading: Reading, defined: Sequence[Topic]) -> Reading:
    """Returns a reading of a named term with the chance that all words leave it against other definitions."""
    terms = set(reading.ids("define"))
    if not terms:
        return reading
    rival = sum(
        topic.chance for topic in defined if topic.id not in terms and _is_told_besides(reading, topic)
    )
    return reading._replace(defined=max(TERM_LEAST, 1.0 - rival))


def _is_told_besides(reading: Reading, topic: Topic) -> bool:
    """Whether another word than the names and those that ask speaks for a topic."""
    held = {slot.piece.start for slot in reading.slots if slot.kind == "define"}
    return any(
        piece.start not in held and piece.tells for piece in (reading.pieces[place] for place in topic.places)
    )


def may_be_told_apart(reading: Reading) -> bool:
    """Whether another word may say which is meant of what shares a name, be it one that carries nothing elsewhere."""
    shared = {slot.piece.start for slot in reading.slots if slot.kind == "feature" and len(slot.ids) > 1}
    return bool(shared) and any(
        piece.start not in shared and not piece.tells_who and _may_tell(piece) for piece in reading.pieces
    )


def _is_spoken_for(slot: Slot, chances: Mapping[str, float]) -> bool:
    """Whether the words of the question speak for what a name in it says."""
    return any(chances.get(feature_of(each), 0.0) >= FAINT for each in slot.ids)


def _chance_of_none(reading: Reading, topics: tuple[Topic, ...]) -> float:
    """Returns the chance that a question which names no feature is about none.

    Topics that only the name of a group speaks for are no rivals of the group; many faint ones are none of a
    comparison, which may be of everything.
    """
    kinds = {slot.kind for slot in reading.slots}
    rivals = [
        topic.chance for topic in topics if not ("category" in kinds and is_group(reading.pieces, topic))
    ]
    compared = len(reading.ids("subject")) > 1 and bool(COMPARING & {*reading.symbols})
    rival = max(rivals, default=0.0) if compared else sum(rivals)
    left = max(0.0, 1.0 - rival) * spoken_for(reading)
    if "category" in kinds:
        return max(left, CATEGORY_LEAST)
    return left if "subject" in kinds or kinds <= {"kind", "define"} else 1.0


def _chance_of(slot: Slot, chances: Mapping[str, float], *, alone: bool) -> float:
    """Returns the chance that a question is about what one name in it says.

    Where that stands `alone`, without a word that tells which of those that share it is meant, it means them all.
    """
    each = [chances.get(feature, 0.0) for feature in dict.fromkeys(feature_of(named) for named in slot.ids)]
    if slot.kind == "value":
        return max(*each, VALUE_LEAST) if slot.piece.names("subject") else max(each)
    even = min(each) / max(each) if max(each) else 0.0
    return sum(each) * (1.0 if alone or even >= EVEN else even)


def _may_tell(piece: Piece) -> bool:
    """Whether a piece tells something by itself: a word that does not ask, or a phrase such as "by default"."""
    if piece.role is None:
        return not piece.is_mark
    return piece.role.idle and len(piece.stems) > 1
