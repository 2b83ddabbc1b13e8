"""Which kind of thing a question asks for: a fact, or an article of one of several kinds.

A log-linear model. What speaks for a kind is weighed by the same few weights for every kind, and the chances follow
from the sums. The weights are those of least loss on the questions that tune; each is here because the loss on
questions left out grows without it.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from bot.language.asking import tells_only
from bot.language.catalog import Catalog
from bot.language.cues import LISTING, OPENERS
from bot.language.gazetteer import OTHER_TALK
from bot.language.piece import Piece
from bot.language.reading import DEFINE
from bot.language.tag import cues_in, opening_of, subjects_of
from bot.language.topics import ARTICLE_KINDS, Topic

LEAST_HEARD = 0.01
"""Chance of a kind by the words around names from which it is looked at what all words speak for in it."""

GUIDED = 0.6
"""Score of the best guide from which there is likely one to what is asked how to do, whatever subject is meant."""

MOST_SCORE = 1.5
"""The most that counts of the score of what fits best in a kind."""


HOW = "how-to"
"""The cue that asks for a guide; in the sentences of other articles it stands as well."""

PLAINLY = 0.5
"""Part of the chance of a fact, by the words around names, that a guide has at least where a question asks how and
there is one, and a definition where it is asked for and no subject is named, or only whose part it is: what is told
before says nothing of what is asked."""


class Weights(NamedTuple):
    """What speaks for a kind and how much, as a logarithm of odds.

    Attributes:
        heard: the logarithm of its chance by the words around names.
        score: how well what fits best in it fits the words.
        chance: how likely that is, against all others of the kind.
        cue: a word that asks for such a thing.
        guide: for a guide, words that ask how; against it where a subject is named that there is none about.
        polar: for a guide, an opening that asks for yes or no.
        listing: for a fact, an opening that asks for subjects where none is named.
        several: for a fact, several subjects named and no words that ask how, or one thing wanted and another not.
        one: for a definition, one subject named, and no part of it.
        unplaced: for trouble, how likely a feature is where nothing is named that could have it.
        told: for trouble, how likely it is against other trouble in a message that asks for nothing in particular.
    """

    heard: float = 0.85
    score: float = 1.9
    chance: float = 2.2
    cue: float = 0.95
    guide: float = 2.9
    polar: float = -1.4
    listing: float = 2.35
    several: float = 4.5
    one: float = -2.0
    unplaced: float = 1.65
    told: float = 2.4


WEIGHTS = Weights()


class Kinds:
    """Tells kinds of question apart by the sentences of one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        """Takes the words that ask for each kind of article."""
        cues = {kind: catalog.key_cues(kind) - OPENERS for kind in ARTICLE_KINDS if kind in catalog.intents}
        shared = {cue for cue, kinds in Counter(chain.from_iterable(cues.values())).items() if kinds > 1}
        self._cues = {kind: asking - shared for kind, asking in cues.items()}

    def likely(self, pieces: Sequence[Piece], heard: Mapping[str, float]) -> set[str]:
        """Returns the kinds that a question may ask for: facts, and articles that its words leave any chance."""
        cues = cues_in(pieces)
        asked = {
            kind
            for kind, asking in self._cues.items()
            if heard.get(kind, 0.0) >= LEAST_HEARD or asking & cues
        }
        return {"feature", *asked, *({"howto"} if HOW in cues else ())}

    def chances(
        self,
        pieces: Sequence[Piece],
        heard: Mapping[str, float],
        found: Mapping[str, Sequence[Topic]],
        *,
        guided: bool,
        chosen: bool,
    ) -> dict[str, float]:
        """Returns the chance of each kind of `found`, and of other talk as it was `heard`.

        Args:
            pieces: the question.
            heard: the chance of each kind by the words around names alone.
            found: for each kind that these leave any chance, what all words speak for.
            guided: there is a guide to what is named.
            chosen: one thing is wanted and another must be missing.
        """
        cues, subjects, opening = cues_in(pieces), len(subjects_of(pieces)), opening_of(pieces)
        feature = _first_chance(found.get("feature", ()))
        trouble = _first_chance(found.get("troubleshoot", ()))
        owned = _names_part_and_owner(pieces)
        special = {
            "feature": WEIGHTS.listing * (opening in LISTING and not subjects)
            + WEIGHTS.several * (chosen or (subjects > 1 and HOW not in cues)),
            "define": WEIGHTS.one * (subjects == 1 and not owned),
            "howto": WEIGHTS.guide * (1 if guided or not subjects else -1) * (HOW in cues)
            + WEIGHTS.polar * (opening == "aux"),
            "troubleshoot": WEIGHTS.unplaced * feature * (not subjects)
            + WEIGHTS.told * (trouble if trouble and tells_only(tuple(pieces)) else 0.0),
        }
        plainly = {
            "howto": guided and _asks_how(pieces),
            "define": DEFINE in cues and (owned or not subjects) and not LISTING & cues,
        }
        fact = heard.get("feature", 0.0)
        odds = {
            kind: math.exp(
                WEIGHTS.heard
                * math.log(max(heard.get(kind, 0.0), PLAINLY * fact * plainly.get(kind, False)) + LEAST_HEARD)
                + _fit(topics)
                + WEIGHTS.cue * bool(self._cues.get(kind, frozenset()) & cues)
                + special.get(kind, 0.0)
            )
            for kind, topics in found.items()
        }
        other = heard.get(OTHER_TALK, 0.0)
        share = (1.0 - other) / (math.fsum(odds.values()) or 1.0)
        return {kind: share * each for kind, each in odds.items()} | {OTHER_TALK: other}


def _names_part_and_owner(pieces: Sequence[Piece]) -> bool:
    """Whether a part is named and no subject but the one that it belongs to ("define this profile, of that mesh")."""
    subjects = subjects_of(pieces).keys()
    return bool(subjects) and subjects <= {piece.owner for piece in pieces}


def _asks_how(pieces: Sequence[Piece]) -> bool:
    """Whether it is asked how something is done with one subject: not whether, and not in which of several ways."""
    cues = cues_in(pieces)
    first = next((piece for piece in pieces if not piece.filler), None)
    polar = first is not None and first.cue == "aux"
    return HOW in cues and "vs" not in cues and not polar and len(subjects_of(pieces)) == 1


def is_guided(guides: Sequence[Topic]) -> bool:
    """Whether the words of a question speak for one of these guides, the likeliest first."""
    return bool(guides) and guides[0].score >= GUIDED


def _fit(topics: Sequence[Topic]) -> float:
    """Returns what the best topic of a kind says for the kind."""
    score = min(MOST_SCORE, max(0.0, topics[0].score)) if topics else 0.0
    return WEIGHTS.score * score + WEIGHTS.chance * _first_chance(topics)


def _first_chance(topics: Sequence[Topic]) -> float:
    return topics[0].chance if topics else 0.0
