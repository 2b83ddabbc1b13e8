"""Questions that an article or a subject gives word for word: a title asked for, or one of its ways of asking."""

from bot.language.assemble import assemble
from bot.language.catalog import Catalog
from bot.language.paraphrase import ASKED_KINDS
from bot.language.piece import Piece
from bot.language.reading import Reading, Slot
from bot.language.score import Candidate
from bot.language.spoken import Spoken, Target, cues_of, empty_of, without
from bot.language.tag import cues_in, subjects_of
from bot.language.topics import SUBJECT

PLAIN = ("support", "value", "compare", "overview", "define", "catalog")
"""Intents that ask for facts: the cues of their sentences do not tell that an article is wanted."""

ABOUT_SUBJECT = "overview"
"""The intent of a question that asks for a subject itself."""


class Wholes:
    """Finds the article or subject that a whole question asks for, by its words."""

    def __init__(self, catalog: Catalog, spoken: Spoken) -> None:
        """Takes what asks for them, and what leads to them, from `catalog`."""
        self._spoken = spoken
        self._filler = empty_of(catalog.words)
        self._said = cues_of(catalog.words)
        plain = frozenset().union(
            *(catalog.key_cues(intent) for intent in PLAIN if intent in catalog.intents)
        )
        self._cues = {kind: catalog.sole_cues(kind) - plain for kind in ASKED_KINDS}
        self._cues[SUBJECT] = catalog.key_cues(ABOUT_SUBJECT)

    def find(self, pieces: tuple[Piece, ...]) -> Candidate | None:
        """Returns the candidate in which the whole question asks for one article or subject, or None."""
        said = [key for piece in pieces if not piece.is_mark for key in piece.stems]
        words_said = without(said, self._filler)
        target = (
            self._spoken.by_words.find(words_said)
            or self._by_cue(said, pieces)
            or self._spoken.general.ranked(pieces)
        )
        if target is None:
            return None
        by_title = self._spoken.titles.find(" ".join(words_said)) is not None
        wanted = target[0] != "define" and bool(self._cues[target[0]] & cues_in(pieces))
        if not by_title and not wanted and _asks_fact(pieces):
            return None
        if target[0] == "define" and len(subjects_of(pieces)) > 1:
            return None
        intent = ABOUT_SUBJECT if target[0] == SUBJECT else target[0]
        return Candidate(intent, _reading(pieces, target), fit=1.0, score=1.0)

    def _by_cue(self, said: list[str], pieces: tuple[Piece, ...]) -> Target | None:
        """Returns what is left of a question without its cues, if one of these asks for such things."""
        target = self._spoken.by_content.find(without(said, self._said))
        if target is None:
            return None
        return target if self._cues[target[0]] & cues_in(pieces) else None


def _asks_fact(pieces: tuple[Piece, ...]) -> bool:
    """Whether names of subjects and features are all it says: facts answer that better than a text around them."""
    named = {kind for piece in pieces if piece.targets for kind in piece.targets}
    whole = all(piece.targets is not None or piece.role is not None for piece in pieces)
    return whole and bool({"feature", "value"} & named) and any(piece.is_subject_alone for piece in pieces)


def _reading(pieces: tuple[Piece, ...], target: Target) -> Reading:
    """Returns the reading that gives what is asked for the place of the last word that is no subject.

    Other subjects that a way of asking for one names are no subjects of the question.
    """
    named = {place: "subject" for place, piece in enumerate(pieces) if piece.is_subject_alone}
    subjects = {} if target[0] == SUBJECT else named
    free = [place for place, piece in enumerate(pieces) if place not in subjects and not piece.is_mark]
    last = free[-1] if free else 0
    explained = frozenset(range(len(pieces)))
    return assemble(pieces, subjects, {last: Slot(target[0], (target[1],), pieces[last])}, explained)
