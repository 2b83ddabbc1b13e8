"""Words that nobody knows, standing where a known name should: such a question is about something else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile, islice, pairwise, takewhile

from bot.language.content import spoken_for
from bot.language.cues import ASKED_ABOUT, COMPARING, HAVING, LISTING, OPENERS, VERBS
from bot.language.piece import Piece
from bot.language.reading import ABOUT, Reading
from bot.language.tag import cues_in

ASKING = OPENERS | {"aux", "compare"}
"""Cues with which the part of a question opens that asks."""

THINGS = frozenset({"what", "which", "where", "why"})
"""Cues that ask for something that no yes or no tells."""

LONGEST_WORD = 20
"""Letters of the longest word that may be anybody's name."""

BETWEEN = frozenset({"", "better"})
"""Cues of what may stand between a name and another that it is set beside ("better than")."""

_OF_SUBJECTS = (LISTING - {"who"}) | COMPARING
"""Cues that ask for subjects, or set things against each other, whatever else is named; "who makes it" does not."""


def strange_words(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Returns the words of a question that nobody knows, and names known to belong elsewhere."""
    return tuple(piece.text for piece in pieces if _is_strange(piece))


def named_beside(reading: Reading) -> tuple[str, ...]:
    """Returns the names known to belong elsewhere, where nothing is asked about or it is guessed."""
    if reading.about and not reading.guessed:
        return ()
    return tuple(dict.fromkeys(piece.text for piece in reading.pieces if _is_foreign(piece)))


def _is_foreign(piece: Piece) -> bool:
    return piece.targets is not None and set(piece.targets) == {"foreign"}


def _is_strange(piece: Piece) -> bool:
    return (piece.unknown and not _is_identifier(piece.text)) or _is_foreign(piece)


def _is_identifier(text: str) -> bool:
    """Whether an unknown word is what programs name things by: no one asks about that."""
    return text[0].isdigit() or len(text) > LONGEST_WORD


def in_a_names_place(reading: Reading) -> tuple[str, ...]:
    """Returns strange words that stand where a subject should: none is there, or it is listed or compared with one."""
    misplaced = _misplaced(reading) or _asked_whether(reading)
    strange = strange_words(_without_preface(reading.pieces))
    if misplaced or not strange:
        return misplaced
    placed = reading.ids("subject") or reading.ids("kind") or reading.ids("define")
    if not placed and LISTING.isdisjoint(reading.symbols):
        return strange
    alone = len(reading.ids("subject")) == 1 and not COMPARING.isdisjoint(reading.symbols)
    return tuple(
        piece.text
        for place, piece in enumerate(reading.pieces)
        if _is_strange(piece)
        and (
            (alone and _is_foreign(piece)) or is_listed(reading, place) or _is_kind_of(reading.pieces, place)
        )
    )


def _asked_whether(reading: Reading) -> tuple[str, ...]:
    """Returns the strange word that a yes or no is wanted of ("is it one of these?"), where no subject is named."""
    named = (slot.piece for slot in reading.slots if slot.kind == "subject")
    if any(not piece.is_noun for piece in named):
        return ()
    said = [piece for piece in reading.pieces if not piece.filler]
    asking = len(said) > 1 and said[0].cue == "aux"
    return (said[1].text,) if asking and _is_strange(said[1]) else ()


def owner_elsewhere(reading: Reading, feature_kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Returns the words for what is asked about, where that is none of the subjects.

    What has a value ("who makes …", "the licence of …") is asked of something: of the word behind it that is no
    name, where neither a subject nor a value is named.
    """
    features = reading.ids("feature")
    kinds = {slot.kind for slot in reading.slots}
    told = features and all(feature_kinds[each] == "value" for each in features)
    if not told or kinds & {"subject", "kind", "value"}:
        return ()
    last = max(slot.piece.start for slot in reading.slots if slot.kind == "feature")
    behind = (piece for piece in reading.pieces if piece.start > last)
    return tuple(piece.text for piece in behind if piece.role is None and _is_word(piece))


def owned_by_a_term(reading: Reading, feature_kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Returns the term that is asked for what only subjects have ("the licence of" a known protocol), if it is one.

    That is where a feature with one value and one other thing are named, and nothing that stands for subjects.
    """
    named = [piece for piece in reading.pieces if piece.targets]
    if any(piece.tells_who for piece in named) or not _OF_SUBJECTS.isdisjoint(cues_in(reading.pieces)):
        return ()
    asked = {each for piece in named for each in _valued(piece, feature_kinds)}
    others = [
        piece.text for piece in named if not _valued(piece, feature_kinds) and asked.isdisjoint(piece.valued)
    ]
    return tuple(others) if len(asked) == len(others) == 1 else ()


def used_elsewhere(reading: Reading) -> tuple[str, ...]:
    """Returns the terms whose users are asked for, where nothing stands for a subject ("who uses" a protocol)."""
    named = [piece for piece in reading.pieces if piece.targets]
    if any(piece.tells_who for piece in named):
        return ()
    return tuple(piece.text for piece in named if piece.names("feature") or piece.names("value"))


def _valued(piece: Piece, feature_kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Returns the features that a piece names, if they all have one value."""
    features = piece.ids("feature")
    return features if all(feature_kinds[each] == "value" for each in features) else ()


def _is_word(piece: Piece) -> bool:
    """Whether a piece is a word that names nothing which has features or is one."""
    return not piece.is_mark and set(piece.targets or ()) <= {"define", "foreign"}


def asks_for_a_part(reading: Reading) -> bool:
    """Whether it is not the named feature that is asked for, but something of it ("what is the colour of …")."""
    before = takewhile(lambda piece: piece.start < reading.slots[0].piece.start, reading.pieces)
    of_it = spoken_for(reading) < 1.0 or any(piece.role is None and _is_word(piece) for piece in before)
    return reading.symbols == ("what", "F") and of_it


def wants_a_thing(reading: Reading) -> bool:
    """Whether a question opens by asking for a thing or a place that is not what it names right behind that.

    "What can one see in its dashboard" does, "which dashboard does it have" does not.
    """
    if reading.polar or THINGS.isdisjoint(reading.symbols[:1]):
        return False
    named = {slot.piece.start for slot in reading.slots if slot.kind == "feature"}
    asking = dropwhile(lambda piece: piece.cue not in THINGS, reading.pieces)
    said = (piece.start for piece in asking if piece.tells or piece.cue not in ("", "aux"))
    return any(behind not in named for behind in islice(said, 1, 2))


def narrowed_elsewhere(reading: Reading) -> bool:
    """Whether a word that names nothing makes another thing of a noun that is an everyday word ("which bike tools")."""
    held = reading.held
    return not reading.ids("subject") and any(
        piece.plain and piece.is_noun and before.is_mere_word and before.start not in held
        for before, piece in pairwise(reading.pieces)
    )


def _is_kind_of(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the piece at `place` stands right before a noun for a kind of subject: it is a kind of something else."""
    return place + 1 < len(pieces) and pieces[place + 1].is_noun


def _without_preface(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Returns the pieces from where the question opens, if what stands before is set off by punctuation."""
    opening = next((place for place, piece in enumerate(pieces) if _opens(piece)), 0)
    set_off = any(piece.is_mark for piece in pieces[:opening])
    return pieces[opening:] if set_off else pieces


def _opens(piece: Piece) -> bool:
    return piece.cue in ASKING


def _misplaced(reading: Reading) -> tuple[str, ...]:
    """Returns what stands as the one asked about without being a subject ("does kafka support retries")."""
    named = {slot.piece.start for slot in reading.slots if slot.kind in ABOUT}
    if reading.ids("subject") or reading.ids("kind") or not named:
        return ()
    nouns = tuple(takewhile(lambda piece: piece.role is None, _after_which(reading.pieces)))
    if nouns and _is_foreign(nouns[0]):
        return (nouns[0].text,)
    verb = next(islice(_after_which(reading.pieces), len(nouns), None), None)
    unnamed = all(noun.targets is None for noun in nouns)
    if nouns and unnamed and verb is not None and verb.cue in VERBS:
        return tuple(noun.text for noun in nouns)
    found: list[str] = []
    opened = False
    for piece in reading.pieces:
        if piece.cue in HAVING:
            return tuple(found) if len(named) > 1 or not _is_passive(reading, piece) else ()
        opened = opened or piece.cue in ("aux", "which", "what")
        if opened and piece.role is None and not piece.is_noun:
            found.append(piece.text)
    return ()


def _after_which(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yields the pieces that follow "which" where that opens the question, without words that carry nothing."""
    opening = (number for number, piece in enumerate(pieces) if piece.cue in ASKED_ABOUT)
    place = next(opening, None)
    if place is not None and pieces[place].cue == "which":
        yield from (piece for piece in pieces[place + 1 :] if not piece.filler)


def _is_passive(reading: Reading, verb: Piece) -> bool:
    """Whether the only name stands before the verb ("is it supported"): then nobody is asked about."""
    return all(slot.piece.start < verb.start for slot in reading.slots)


def is_listed(reading: Reading, place: int) -> bool:
    """Whether the piece at `place` is joined to a subject as a member of a list ("istio vs it")."""
    kinds = {"subject", "define"} if COMPARING & {*reading.symbols} else {"subject"}
    subjects = {slot.piece.start for slot in reading.slots if slot.kind in kinds}
    named = reading.pieces[place].targets is not None
    for neighbours in (reading.pieces[:place][::-1], reading.pieces[place + 1 :]):
        joined = False
        for piece in neighbours:
            if piece.role is None:
                if joined and piece.start in subjects:
                    return True
                break
            if piece.role.joins or piece.role.cue == "vs" or (named and piece.text == ","):
                joined = True
            elif piece.role.cue not in BETWEEN:
                break
    return False
