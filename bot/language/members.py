"""Members of a list that leave out a word of the name before: "SMI metrics and access control", "a built-in one"."""

from collections.abc import Iterable, Iterator, Sequence

from bot.language.cues import ASKED_ABOUT, COMPARING, DEFINING
from bot.language.gazetteer import Gazetteer
from bot.language.piece import Piece
from bot.language.tag import cues_in, opening_of
from bot.text.tokens import Stems, stems

ONE = frozenset({"one", "ones"})
"""Words that stand for the noun of the name before."""

AGAIN = frozenset({"how", "what", "who", "when"})
"""Cues of words that are said again behind a joiner: "how … with one, and how without"."""

STANDING_FOR = frozenset({"", "anything"})
"""Cues of words that a subject's name may be cut to: they ask nothing, or stand for whoever has it."""

BESIDE = frozenset({"as", "to"})
"""Words that set what follows beside what went before, as words that compare do."""

OWN = "own"
"""The word that says behind a name, as in a name, that it is nobody else's."""


def made_whole(pieces: Sequence[Piece], gazetteer: Gazetteer) -> tuple[Piece, ...]:
    """Returns the pieces with those made whole that share a word of a name before: the first, or by "one" its noun."""
    found = list(_opposites_made_whole(pieces, gazetteer))
    for place in range(len(found)):
        if _before_one(found, place):
            found[place] = _subject_made_whole(found[place], gazetteer)
        if _is_owned(found, place):
            found[place] = _named(found[place], [(OWN, *found[place].stems)], gazetteer)
        before = _listed_before(found, place)
        if before is not None:
            keys = _keys(found, place, before.stems, _names(before, gazetteer))
            found[place] = _named(found[place], keys, gazetteer, before)
    return tuple(found)


def _opposites_made_whole(pieces: Sequence[Piece], gazetteer: Gazetteer) -> Iterator[Piece]:
    """Yields the pieces with a subject's name cut to its first word made whole: "with such a one or without"."""
    if not any(len(piece.stems) > 1 and piece.names_subject for piece in pieces):
        yield from pieces
        return
    for place, piece in enumerate(pieces):
        other = _opposite(pieces, place)
        key = (*piece.stems[-1:], *other.stems[1:]) if other is not None else ()
        targets = gazetteer.phrases.get(key, {})
        yield piece._replace(stems=key, targets=targets, role=None) if "subject" in targets else piece


def _subject_made_whole(piece: Piece, gazetteer: Gazetteer) -> Piece:
    """Returns what stands before "one" as the subject that it names with the noun for its kind: "the maker's one"."""
    if piece.names("subject"):
        return piece
    for (sort, kind), label in gazetteer.labels.items():
        noun = stems(label)[-1:] if sort == "kind" else ()
        named = gazetteer.phrases.get((*piece.stems, *noun), {}).get("subject", ()) if noun else ()
        if named and gazetteer.subject_kinds[named[0]] == kind:
            return piece.naming("subject", named)._replace(role=None, ordinary=False)
    return piece


def _opposite(pieces: Sequence[Piece], place: int) -> Piece | None:
    """Returns the longer name of a subject that is set beside a word that may be its opposite's first, cut short.

    Between both, nothing new is said: "this with such a one and how without", "… worse than this with one".
    """
    piece = pieces[place]
    if piece.role is None or piece.role.cue not in STANDING_FOR or _is_bound(pieces[place + 1 :]):
        return None
    at = next((at for at in reversed(range(place)) if pieces[at].names_subject), None)
    if at is None or len(pieces[at].stems) < 2:
        return None
    between = pieces[at + 1 : place]
    said = {stem for each in pieces[:at] for stem in each.stems}
    new = any(each.role is None and not said.issuperset(each.stems) for each in between)
    return pieces[at] if not new and _sets_beside(between) else None


def _is_bound(following: Sequence[Piece]) -> bool:
    """Whether a preposition at whose end "one" may stand has more to go with than that."""
    goes_on = next((each for each in following if each.text not in ONE), None)
    return goes_on is not None and not goes_on.is_mark and not _is_asking(goes_on)


def _sets_beside(between: Sequence[Piece]) -> bool:
    """Whether the words between two names set one beside the other; the words that ask may be said again."""
    if any(each.text in BESIDE or each.cue in COMPARING for each in between):
        return True
    last = next((each for each in reversed(between) if each.cue not in AGAIN), None)
    return not between or (last is not None and last.joins)


def _is_owned(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a name stands before "of its own": it is then called so in one word ("an own one")."""
    if not pieces[place].names("feature"):
        return False
    said = [piece.text for piece in pieces[place + 1 : place + 4]]
    return said[:1] == ["of"] and said[2:] == [OWN]


def _is_asking(piece: Piece) -> bool:
    return bool(piece.cue)


def made_whole_after(
    pieces: Sequence[Piece], features: Sequence[str], gazetteer: Gazetteer
) -> tuple[Piece, ...]:
    """Returns the pieces of a question with its only telling one made whole by what was asked about before it.

    It then names another feature that the same kind of subject can have, and no subject. A name of its own right does
    not name the same once more.
    """
    telling = [place for place, piece in enumerate(pieces) if _tells(pieces, place)] or _only_cue(pieces)
    if len(telling) != 1 or len(features) != 1:
        return tuple(pieces)
    (place,) = telling
    label = gazetteer.called("feature", features[0])
    names = gazetteer.phrasings.get(features[0], ())
    keys = [*_keys(pieces, place, label, names), *_with_rest(pieces[place], label, gazetteer)]
    whole = _named(pieces[place], keys, gazetteer)
    kinds = gazetteer.applies[features[0]]
    again = pieces[place].names("feature") and _features(whole) == tuple(features)
    foreign = any(gazetteer.applies[each].isdisjoint(kinds) for each in _features(whole))
    if again or foreign or whole.names_subject:
        return tuple(pieces)
    return (*pieces[:place], whole, *pieces[place + 1 :])


def _only_cue(pieces: Sequence[Piece]) -> list[int]:
    """Returns the place of the only word that does anything in a question, whatever it asks elsewhere ("errors?")."""
    said = [
        place
        for place, piece in enumerate(pieces)
        if piece.role is not None and not piece.role.idle and not piece.is_mark
    ]
    named = any(piece.targets is not None for piece in pieces)
    return said if len(said) == 1 and not named and cues_in(pieces).isdisjoint(ASKED_ABOUT) else []


def _tells(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece says what is asked about: a name that is no subject's, any word, or what stands before "one"."""
    piece = pieces[place]
    if piece.targets is not None:
        term = "define" in piece.targets and opening_of(pieces) in DEFINING
        return "subject" not in piece.targets and not term
    return piece.role is None or _may_share(pieces, place)


def _listed_before(pieces: Sequence[Piece], place: int) -> Piece | None:
    """Returns the name before a piece of a feature in the same list, or of the group that the list is of."""
    if not _may_share(pieces, place):
        return None
    parted = False
    for piece in reversed(pieces[:place]):
        if piece.targets is not None:
            features = piece.targets.get("feature", ())
            group = len(features) > 1 or ("category" in piece.targets and not features)
            return piece if group or (parted and features and len(piece.stems) > 1) else None
        if piece.role is None or piece.role.cue in ASKED_ABOUT:
            return None
        parted = parted or piece.parts_names or piece.text == ","
    return None


def _may_share(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a piece may be a name cut short: no name of who is asked about, and no word that asks something."""
    piece = pieces[place]
    cut = piece.role is None or (len(piece.stems) > 1 and _before_one(pieces, place))
    return cut and not piece.tells_who


def _names(piece: Piece, gazetteer: Gazetteer) -> Iterator[frozenset[str]]:
    for feature in _features(piece):
        yield from gazetteer.phrasings.get(feature, ())


def _features(piece: Piece) -> tuple[str, ...]:
    return piece.ids("feature")


def _keys(
    pieces: Sequence[Piece], place: int, whole: Stems, names: Iterable[frozenset[str]]
) -> Iterator[Stems]:
    """Yields what a piece may be called in full, beside a name and all names of the same."""
    said = pieces[place].stems
    if _before_one(pieces, place):
        yield from ((*said, head) for head in (whole[-1], *sorted(frozenset().union(*names))))
    elif whole:
        yield (whole[0], *said)


def _with_rest(piece: Piece, whole: Stems, gazetteer: Gazetteer) -> Iterator[Stems]:
    """Yields a piece with all but the first word of a name, where these are a name by themselves, and with the last.

    It may also stand in the last one's place ("default such algorithm", "which options?").
    """
    if whole[1:] in gazetteer.phrases:
        yield (*piece.stems, *whole[1:])
        yield (*piece.stems, whole[-1])
        yield (*whole[1:-1], *piece.stems)


def _before_one(pieces: Sequence[Piece], place: int) -> bool:
    return place + 1 < len(pieces) and pieces[place + 1].text in ONE


def _is_group(word: Stems, gazetteer: Gazetteer) -> bool:
    """Whether a word is the name of a group of features, or of several at once."""
    targets = gazetteer.phrases.get(word, {})
    return "category" in targets or len(targets.get("feature", ())) > 1


def _named(piece: Piece, keys: Iterable[Stems], gazetteer: Gazetteer, before: Piece | None = None) -> Piece:
    """Returns `piece` as the first of these that names a feature, or as it is.

    No list names the same twice: of one feature that stands `before`, it is no member. A name of its own right is cut
    short only where the word that it shares is the name of a group.
    """
    for key in keys:
        targets = gazetteer.phrases.get(key, {})
        own = key[1:] in gazetteer.phrases and (before is None or _is_group(key[:1], gazetteer))
        shared = not piece.names("feature") or own
        again = before is not None and targets.get("feature") == (before.targets or {}).get("feature")
        if "feature" in targets and shared and not again:
            return piece._replace(stems=key, targets=targets, role=None, ordinary=False)
    return piece
