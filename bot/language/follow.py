"""What a question means behind others in a conversation: by itself, or leaning on the one before it."""

from collections.abc import Callable

from bot.language.advised import ADVICE
from bot.language.asked_besides import PREFERRING, asks_which_value, chooses_among
from bot.language.besides import MENDING
from bot.language.carried import carried, resumed
from bot.language.context import follow_up, guide_to
from bot.language.cues import CHOOSING, POINTERS
from bot.language.decide import Decider, Decision, Undecided
from bot.language.gazetteer import Gazetteer
from bot.language.members import made_whole_after
from bot.language.model import Ambiguous, NoMatch, Query
from bot.language.paraphrase import GUIDING
from bot.language.piece import Piece
from bot.language.pointing import (
    after_small_talk,
    asked_before,
    asks_of_kind,
    is_bare,
    points_at_each,
    present,
    says_more,
    stand_in,
    states,
    subject_after,
    without_determiners,
    without_others,
)
from bot.language.put_to_others import asked_of, compared
from bot.language.reading import Reading
from bot.language.regrouped import sets_others
from bot.language.same_sense import another_term, in_same_sense
from bot.language.scope import asked_of_these, scoped
from bot.language.short_names import called_short
from bot.language.symbols import SYMBOLS
from bot.language.tag import cues_in, subjects_of
from bot.language.twins import plain_guide
from bot.language.understanding import CERTAIN, POINTING, Understanding
from bot.language.versions import asked_of_version

FIRM = 0.7
"""Confidence that a guess at a guide must have not to yield to the guide to what "it" or "them" was before."""

GUIDING_ON = frozenset({"troubleshoot", "use_case", "recommend"})
"""Kinds of article of which another one is asked for by the mere words that it is about ("and for that many?")."""

TOLD_BY = frozenset(SYMBOLS[kind] for kind in GUIDING_ON)
"""Symbols of guesses at these."""

ONE_ASKED = frozenset({"support", "value", "howto", "troubleshoot"})
"""Intents of questions about one subject."""

TROUBLE = "trouble"
"""The cue of words that tell that something fails."""


class Follower:
    """Understands the questions of a conversation behind its first."""

    def __init__(
        self, recognize: Callable[[tuple[Piece, ...]], Understanding], decider: Decider, gazetteer: Gazetteer
    ) -> None:
        """Takes what tells the meaning of a question by itself, and what finds more that it may mean."""
        self._recognize = recognize
        self._decider = decider
        self._gazetteer = gazetteer

    def follow(self, pieces: tuple[Piece, ...], previous: Query) -> Decision:
        """Returns what a question means after `previous`, with what of the questions before is kept for the next."""
        pieces = without_determiners(after_small_talk(pieces))
        settled = another_term(pieces, previous, self._gazetteer) or asked_of_version(pieces, previous)
        if settled is not None:
            return settled
        previous = resumed(pieces, previous, self._gazetteer)
        pieces = in_same_sense(called_short(pieces, previous, self._gazetteer), previous)
        pieces = without_others(made_whole_after(pieces, asked_before(previous), self._gazetteer))
        if POINTERS & cues_in(pieces):
            pieces = asked_of_these(pieces, present(previous), self._gazetteer)
        if not subjects_of(pieces):
            pieces = scoped(pieces, previous.subjects, self._gazetteer)
        understanding = self._recognize(pieces)
        meant = self._after(pieces, understanding, previous)
        if not isinstance(meant, Query):
            return meant
        return carried(meant, previous, corrected="correct" in understanding.reading.markers)

    def _after(self, pieces: tuple[Piece, ...], understanding: Understanding, previous: Query) -> Decision:
        if understanding.elsewhere:
            return understanding.result
        reading = understanding.reading
        guide = self._guide_for(pieces, understanding.result, previous)
        if guide is not None:
            return self._firm(guide, reading, previous)
        if understanding.advises_on_all:
            return self._advice_on_that(pieces, previous) or understanding.result
        chosen = (
            self._chosen(pieces, reading, previous)
            or self._of_those(pieces, understanding, previous)
            or self._mending(understanding.result, reading, previous)
            or self._trouble_with(pieces, understanding, previous)
        )
        if chosen is not None:
            return chosen
        if understanding.defines:
            return understanding.result
        leaning = (
            chooses_among(reading, previous)
            or sets_others(reading, previous)
            or asks_which_value(reading, previous, self._gazetteer)
        )
        if understanding.complete and not leaning and not isinstance(understanding.result, NoMatch):
            return understanding.result
        return self._leaning(pieces, understanding, previous)

    def _leaning(self, pieces: tuple[Piece, ...], understanding: Understanding, previous: Query) -> Decision:
        """Returns what a question that is no whole one means, those before standing in for what points at them."""
        reading = understanding.reading
        standing_in = None if asks_of_kind(reading) else stand_in(pieces, previous)
        meant = self._recognize(standing_in).result if standing_in else understanding.result
        if standing_in and _asks_of_one(reading, previous) and _is_of_one(meant):
            return self._firm(self._as_guide(meant, reading, previous), reading, previous)
        if _tells_why(meant, reading):
            return meant
        if _tells_another(understanding, previous):
            return understanding.result
        meant = follow_up(reading, previous, self._gazetteer) or meant
        mere = None if isinstance(meant, NoMatch) else _likeliest(meant)
        if standing_in and mere is not None and _tells_all(mere, reading):
            alone = understanding.result if isinstance(meant, Query) else meant
            return self._asked_again(mere.subjects, reading, previous) or alone
        return self._of_same_kind(meant, reading, previous) or meant

    def _asked_again(self, subjects: tuple[str, ...], reading: Reading, previous: Query) -> Query | None:
        """Returns the question before once more, of whom a question points at that has no words of its own."""
        features = asked_before(previous)
        again = bool(features) and not says_more(reading.pieces)
        return asked_of(subjects, features, previous, self._gazetteer) if again else None

    def _advice_on_that(self, pieces: tuple[Piece, ...], previous: Query) -> Query | None:
        """Returns the advice on what was asked before, where a question points at that ("which is best at that")."""
        if not POINTERS & cues_in(pieces):
            return None
        subjects = self._gazetteer.subject_kinds
        article = self._gazetteer.guide(ADVICE, subjects, asked_before(previous))
        return Query(ADVICE, article=article) if article else None

    def _chosen(self, pieces: tuple[Piece, ...], reading: Reading, previous: Query) -> Query | None:
        """Returns what "which one is better" asks of those compared before, where it says no more than that."""
        if not chooses_among(reading, previous) or reading.slots or not PREFERRING & {*reading.symbols}:
            return None
        subjects = present(previous)
        result = self._recognize((*pieces, subject_after(pieces, subjects))).result
        if not isinstance(result, Query):
            return None
        plain = result.intent == "compare" and not result.features
        return compared(previous, subjects) if plain and previous.features else result

    def _of_those(
        self, pieces: tuple[Piece, ...], understanding: Understanding, previous: Query
    ) -> Query | None:
        """Returns what a question without subjects asks of each of those before, or of them all where that is sure."""
        reading = understanding.reading
        each = points_at_each(reading, previous)
        beside = not reading.ids("subject") and (
            previous.intent == "compare" or chooses_among(reading, previous)
        )
        if not each and not (beside and understanding.doubtful and reading.markers & POINTING <= {"also"}):
            return None
        result = self._recognize((*pieces, subject_after(pieces, present(previous)))).result
        if not isinstance(result, Query) or not (result.features or result.categories):
            return None
        return result if each or result.confidence >= CERTAIN else None

    def _trouble_with(
        self, pieces: tuple[Piece, ...], understanding: Understanding, previous: Query
    ) -> Decision | None:
        """Returns what trouble with what was talked about may be meant, where some is told or went before.

        That is the likeliest, if it is known of who is named or went before, or where nothing is named whatever it may
        have.
        """
        meant, told = understanding.result, TROUBLE in cues_in(pieces)
        subjects = understanding.reading.ids("subject") or previous.subjects[:1]
        if isinstance(meant, Query) or not previous.subjects:
            return None
        likeliest = _likeliest(meant)
        if likeliest and likeliest.intent == MENDING and (told or previous.intent == MENDING):
            about = self._gazetteer.about.get(likeliest.article or "", ())
            if {*subjects} <= {*about}:
                return Query(MENDING, subjects, article=likeliest.article)
        if understanding.reading.slots or not told:
            return None
        result = self._recognize((*pieces, subject_after(pieces, subjects))).result
        return None if isinstance(result, NoMatch) else result

    def _firm(self, meant: Decision, reading: Reading, previous: Query) -> Decision:
        """Returns a guide, or the one to what was asked before where the question points at that.

        That is so where the guide is a mere guess, or where no word of the question tells of anything else.
        """
        bare = "how-to" in reading.symbols and not reading.slots
        if not isinstance(meant, Query) or not (bare or meant.intent in GUIDING):
            return meant
        own = meant.confidence >= FIRM and any(piece.role is None for piece in reading.pieces)
        if own or not reading.markers & POINTERS:
            return meant
        return guide_to(reading, previous, self._gazetteer) or meant

    def _as_guide(self, meant: Decision, reading: Reading, previous: Query) -> Decision:
        """Returns the guide to what is asked about, where guides were asked for and no yes or no is wanted."""
        asks = CHOOSING & {*reading.symbols} or states(reading.pieces)
        if previous.intent != "howto" or not isinstance(meant, Query) or meant.polar or asks:
            return meant
        guide = plain_guide("howto", meant.subjects, meant.features, self._gazetteer)
        return guide if guide is not None and guide.article != previous.article else meant

    def _guide_for(self, pieces: tuple[Piece, ...], meant: Decision, previous: Query) -> Query | None:
        """Returns the article for the subject before, where a question that names none could ask for another's."""
        likeliest = _likeliest(meant)
        if likeliest is None or likeliest.intent not in GUIDING or subjects_of(pieces):
            return None
        about = self._gazetteer.about.get(likeliest.article or "", ())
        if not about or not previous.subjects:
            return None
        result = self._recognize((*pieces, subject_after(pieces, previous.subjects[:1]))).result
        return result if isinstance(result, Query) and result.intent in GUIDING else None

    def _mending(self, meant: Decision, reading: Reading, previous: Query) -> Query | None:
        """Returns what to do where it is told, behind a guide, that what it guides to does not work."""
        telling = reading.negated or TROUBLE in reading.symbols
        told = isinstance(meant, NoMatch) or (isinstance(meant, Query) and meant.intent == "overview")
        if previous.intent != "howto" or not telling or not told or reading.ids("subject"):
            return None
        covered = self._gazetteer.covers.get(previous.article or "", ())
        return plain_guide(MENDING, previous.subjects, covered, self._gazetteer)

    def _of_same_kind(self, meant: Decision, reading: Reading, previous: Query) -> Query | None:
        """Returns the article of the kind told before that a question may ask for which is not clear and goes on."""
        if isinstance(meant, Query) or not previous.article or previous.intent not in GUIDING_ON:
            return None
        if not ("also" in reading.markers or is_bare(frozenset(reading.symbols) - TOLD_BY)):
            return None
        asked = self._decider.asked_back(meant)
        near = asked.readings if isinstance(asked, Ambiguous) else ()
        if isinstance(asked, NoMatch) and previous.intent == "use_case":
            near = asked.near[:1]
        return next((query for query in near if query.intent == previous.intent), None)


def _tells_another(understanding: Understanding, previous: Query) -> bool:
    """Whether another article of the kind told before is asked for in words of its own, beside who it is about."""
    result, reading = understanding.result, understanding.reading
    if not isinstance(result, Query) or result.intent != previous.intent or result.intent not in GUIDING_ON:
        return False
    return bool(reading.ids("subject")) and says_more(reading.pieces) and result.confidence >= FIRM


def _tells_why(meant: Decision, reading: Reading) -> bool:
    """Whether an article tells why something is so that a question has words of its own for."""
    own = "why" in reading.symbols and says_more(reading.pieces)
    return own and isinstance(meant, Query) and bool(meant.article) and meant.confidence >= FIRM


def _tells_all(meant: Query, reading: Reading) -> bool:
    """Whether all that is known of a subject would be told, which no word of the question asks for."""
    return meant.intent == "overview" and not {"about", "define", "what", "who"} & {*reading.symbols}


def _likeliest(meant: Decision) -> Query | None:
    """Returns what a question means or likeliest could mean."""
    if isinstance(meant, NoMatch):
        return next(iter(meant.near), None)
    return meant.likeliest if isinstance(meant, Undecided) else meant


def _asks_of_one(reading: Reading, previous: Query) -> bool:
    """Whether a question asks something of the one subject before that it calls "it", and not who else has it."""
    chosen = {"who", "how-many", "neither"} & set(reading.symbols) or "others" in reading.markers
    return len(previous.subjects) == 1 and not reading.ids("subject") and not chosen


def _is_of_one(meant: Decision) -> bool:
    """Whether a question means something asked of one subject."""
    return isinstance(meant, Query) and meant.intent in ONE_ASKED and bool(meant.features or meant.article)
