"""Whether a question may be about something else, or about what nothing here tells of: all thresholds of that."""

from bot.language.content import strays
from bot.language.cues import COMPARING
from bot.language.reading import Reading
from bot.language.score import Candidate
from bot.language.topics import ARTICLE_KINDS

OTHER, OTHER_NAMED = 0.5, 0.97
"""Chance of other talk from which a question is refused, where no subject or kind is named and where one is."""

FAINT, FAINT_NAMED, FAINT_GUESS = 0.2, 0.5, 0.02
"""The same of a question that is not sure; the third is for a guess where nothing at all is named.

Of such that were asked back, on questions that tune, eight of nine were about something else.
"""

DOUBTED = 0.3
"""Chance of other talk from which nothing is answered: of what was answered beyond it, on questions that tune, eight
were about something else and one was right."""

DOUBTED_GUESS = 0.1
"""The same of a guess where no subject is named: of such on questions that tune, all that are right lie below 0.05.

Where nothing at all is named it is refused: of those that were asked back, thirty were about something else for five
that were not.
"""

DOUBTED_ARTICLE = 0.025
"""The same of a guess at an article where nothing is named at all: of such on questions that tune, all that are right
lie below 0.02, and all five beyond it were about something else."""

OUTWEIGHED = 0.75
"""Chance of other talk from which a guess is not answered though a subject is named, nor subjects are compared in
everything: of such on questions that tune, all that are right lie below 0.66."""

UNCOVERED, UNCOVERED_DOUBTED = 0.5, 0.2
"""Chance, against all features, of something that nothing here tells of, from which that is refused by its name, and
from which no feature is answered, nor an overview: of such on questions that tune, none was right, and those that
are begin below 0.2."""

UNCOVERED_ARTICLE, UNCOVERED_ELSEWHERE = 0.9, 0.3
"""The same of a guess at an article, and of one at what is not named in a question that may be other talk: of such, on
questions that tune, five were about something else and one was right."""

GROUP_ALONE = ("C",)
"""Symbols of a question that is nothing but the name of a group of features."""

WHOLE = 0.6
"""Share of its content that must be accounted for, all the same, where a subject and something about it are named and
no sentence fits exactly."""

CLEAR = 0.8
"""Chance of a topic from which, beside a subject's name, a question is no other talk."""

ENOUGH = 0.12
"""Chance that the likeliest candidate must have to be answered."""


def is_elsewhere(best: Candidate) -> bool:
    """Whether a question is other talk: its words say so, and no subject is named together with something about it."""
    reading = best.reading
    if reading.ids("subject") or reading.ids("kind"):
        return best.other >= OTHER_NAMED and not _is_named(reading)
    return best.other >= (DOUBTED_GUESS if _is_nameless(reading) else OTHER)


def is_uncovered(best: Candidate) -> bool:
    """Whether a question that is not sure rather asks for something which nothing here tells of.

    The name of a group of features by itself does not.
    """
    if best.uncovered is None or best.reading.symbols == GROUP_ALONE:
        return False
    return best.uncovered.chance >= (UNCOVERED_ARTICLE if best.intent in ARTICLE_KINDS else UNCOVERED)


def is_faint(best: Candidate) -> bool:
    """Whether a question that is not sure is likelier other talk than worth asking back."""
    reading = best.reading
    if _is_nameless(reading):
        return best.other >= FAINT_GUESS
    placed = reading.ids("subject") or reading.ids("kind")
    return best.other >= (FAINT_NAMED if placed else FAINT) and not _is_named(reading)


def is_doubted(best: Candidate) -> bool:
    """Whether a question may as well be other talk, or about nothing in particular."""
    reading = best.reading
    if is_open_comparison(best) and COMPARING & {*reading.symbols}:
        return best.other >= OUTWEIGHED
    if not _is_named(reading):
        return best.other >= _most_other(best) or best.chance < ENOUGH
    if reading.guessed and best.other >= OUTWEIGHED:
        return True
    exact = best.fit == 1.0 and not reading.guessed
    if best.other < DOUBTED or (exact and reading.polar):
        return False
    return strays(reading) or (best.share < WHOLE and not exact)


def is_half_uncovered(best: Candidate) -> bool:
    """Whether a feature, its value or an overview is read from words that may ask for what nothing here tells of."""
    chance = best.uncovered.chance if best.uncovered is not None else 0.0
    if best.intent in ARTICLE_KINDS and best.reading.guessed:
        elsewhere = best.other >= DOUBTED_GUESS and not best.reading.defines_named
        if chance >= (UNCOVERED_ELSEWHERE if elsewhere else UNCOVERED_ARTICLE):
            return True
    return chance >= UNCOVERED_DOUBTED and bool(
        best.intent == "overview" or best.reading.ids("feature") or best.reading.ids("value")
    )


def _most_other(best: Candidate) -> float:
    """Returns from which chance of other talk on nothing is answered, where little is named or clear."""
    if not _is_bare_guess(best):
        return DOUBTED
    nameless = best.intent in ARTICLE_KINDS and _is_nameless(best.reading)
    return DOUBTED_ARTICLE if nameless else DOUBTED_GUESS


def _is_bare_guess(best: Candidate) -> bool:
    """Whether nothing is named that it is about: neither a subject nor the term that is guessed."""
    guessed = best.reading.guessed and not best.reading.defines_named
    return (guessed or best.intent == "catalog") and not best.reading.ids("subject")


def is_open_comparison(best: Candidate) -> bool:
    """Whether subjects are set against each other in everything or in a group: that holds whatever else was said."""
    reading = best.reading
    open_ = all(slot.kind in ("subject", "kind", "category") for slot in reading.slots)
    return best.intent == "compare" and open_ and "recommend" not in reading.symbols


def _is_named(reading: Reading) -> bool:
    """Whether a subject or kind and something about it are named, or clear from the words."""
    placed = bool(reading.ids("subject") or reading.ids("kind"))
    return placed and reading.about and (not reading.guessed or reading.chance >= CLEAR)


def _is_nameless(reading: Reading) -> bool:
    """Whether it is a guess and no name stands in the question but everyday words."""
    named = (
        piece.targets and not piece.plain and piece.targets.keys() != {"foreign"} for piece in reading.pieces
    )
    return reading.guessed and not any(named)
