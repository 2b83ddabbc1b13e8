"""Readings that no name gives: features and articles that the words of a question, taken together, ask for."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.language.assemble import assemble
from bot.language.bags import Match, Target
from bot.language.catalog import OPENERS, Catalog
from bot.language.content import ASKED_KINDS, Content
from bot.language.gazetteer import Gazetteer
from bot.language.reading import Reading, Slot
from bot.language.readings import paraphrased
from bot.language.tag import Piece, subjects_of

SHARE_AT_LEAST = 0.4
"""How much of the words it uses a paraphrase accounts for at least; all of them, where a whole phrase is there."""

ARTICLE_SHARE_AT_LEAST = 0.75
"""The same for an article, which no single phrase of a question names."""

IGNORED_NAME, IGNORED_WORD, USED_NAME = 0.2, 0.05, 0.3
"""What a paraphrase loses for passing over the name of another feature, of several words or of one; and the share of
that where the words of the name are its own words too."""

PARAPHRASE_FLOOR = 0.18
"""Score from which a paraphrase is considered at all."""


class Paraphrases:
    """Finds what questions mean whose words are nobody's name."""

    def __init__(self, content: Content, gazetteer: Gazetteer, catalog: Catalog) -> None:
        """Looks things up in `content`; `catalog` tells which cues ask for which kind of article."""
        self._content = content
        self._gazetteer = gazetteer
        self._cues = {kind: catalog.key_cues(kind) for kind in ASKED_KINDS}

    def features(self, pieces: tuple[Piece, ...]) -> Iterator[Reading]:
        """Yields readings in which the words of the question stand for a feature."""
        asked = self._kinds_asked(pieces)
        for match, places in self._content.find(
            pieces, ("feature",), lambda target: self._applies(target, asked)
        ):
            if match.score >= PARAPHRASE_FLOOR:
                share = SHARE_AT_LEAST + (1 - SHARE_AT_LEAST) * match.phrase
                slot = Slot("feature", (match.target[1],), pieces[places[0]], share=share)
                shares = dict.fromkeys(places, share)
                yield paraphrased(pieces, slot, places[0], shares, self._gazetteer.phrasings)

    def articles(self, pieces: tuple[Piece, ...], *, certain: bool) -> Iterator[Reading]:
        """Yields readings in which the question asks for an article, of the kinds whose cues it has.

        Where names already make a `certain` reading, the words with which any question opens are no such cues.
        """
        cues = {piece.role.cue for piece in pieces if piece.role is not None} - (
            OPENERS if certain else set()
        )
        kinds = tuple(kind for kind in ASKED_KINDS if self._cues[kind] & cues)
        if not kinds:
            return
        subjects = subjects_of(pieces)
        for match, places in self._content.find(
            pieces, kinds, lambda target: self._speaks_of(target, subjects)
        ):
            if match.score >= PARAPHRASE_FLOOR:
                share = ARTICLE_SHARE_AT_LEAST + (1 - ARTICLE_SHARE_AT_LEAST) * match.phrase
                yield self._article(pieces, match, dict.fromkeys(places, share))

    def _article(self, pieces: tuple[Piece, ...], match: Match, shares: Mapping[int, float]) -> Reading:
        kind, identity = match.target
        about = set(self._gazetteer.about.get(identity, ()))
        first = min(shares)
        reading = assemble(pieces, {}, {first: Slot(kind, (identity,), pieces[first], share=shares[first])})
        subjects = tuple(
            Slot("subject", piece.targets["subject"], piece)
            for piece in pieces
            if piece.targets and about.intersection(piece.targets.get("subject", ()))
        )
        kinds = {place: 1.0 for place, piece in enumerate(pieces) if _is_kind_alone(piece)}
        return replace(reading, slots=(*subjects, *reading.slots), explained=kinds | dict(shares))

    def _speaks_of(self, target: Target, subjects: Mapping[str, None]) -> bool:
        """Whether an article is about one of the subjects named, or none is named, or it is about none."""
        about = self._gazetteer.about.get(target[1], ())
        return not subjects or not about or any(subject in subjects for subject in about)

    def _kinds_asked(self, pieces: tuple[Piece, ...]) -> frozenset[str]:
        """Returns the kinds of subject that a question names, or the kind that is meant when it names none."""
        kinds = self._gazetteer.subject_kinds
        asked = {identity for piece in pieces if piece.targets for identity in piece.targets.get("kind", ())}
        named = {kinds[identity] for identity in subjects_of(pieces)}
        return frozenset(named | asked or set(list(kinds.values())[:1]))

    def _applies(self, target: Target, asked: frozenset[str]) -> bool:
        """Whether a paraphrase can mean `target`: a feature that something is known of for such a subject."""
        return bool(self._gazetteer.applies.get(target[1], asked) & asked)


def _is_kind_alone(piece: Piece) -> bool:
    """Whether a piece is a noun for a kind of subject and names no feature as well."""
    return piece.targets is not None and "kind" in piece.targets and "feature" not in piece.targets


def passed_over(reading: Reading) -> float:
    """Returns what a paraphrase loses for the names of other features that it makes mere words of."""
    meant = set(reading.ids("feature"))
    cost = 0.0
    for place, piece in enumerate(reading.pieces):
        named = set(piece.targets.get("feature", ())) if piece.targets else set()
        if named and not named & meant:
            whole = IGNORED_NAME if piece.end - piece.start > 1 else IGNORED_WORD
            cost += USED_NAME * whole if place in reading.explained else whole
    return cost
