"""Whether a question is clear enough to be answered, rather than asked back or refused: all thresholds of that."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.language.absorbed import selects
from bot.language.content import spoken_for
from bot.language.doubt import CLEAR, DOUBTED_GUESS, is_doubted, is_half_uncovered, is_open_comparison
from bot.language.piece import Piece
from bot.language.reading import Reading
from bot.language.score import Candidate
from bot.language.strange import asks_for_a_part, is_listed, narrowed_elsewhere
from bot.language.tag import opening_of
from bot.language.topics import ARTICLE_KINDS
from bot.language.versions import NUMBER

SURE = 0.5
"""Share of all chances that the likeliest meaning must have to be answered; below it the question is asked back.

Of a question for facts that is taken times the share of the telling words accounted for. More than half of those that
this asks back besides would have been answered wrongly, on questions that tune; of articles, one of five.
"""

SURE_AMONG_FEW = 0.4
"""The same where the subject that is named leaves little to choose from: of such on questions that tune between the
two, twenty-four were right and four wrong."""

SURE_OF_ALL = 0.9
"""The same of an overview, which asks for nothing in particular: of those below, on questions that tune, ten were about
something and none was right."""

SURE_OF_ADVICE = 0.6
"""The same of advice: of that below, on questions that tune, ten answers were wrong and five right."""

AMONG_ALL = 0.3
"""Chance that a question for subjects must have where none is named: of those below, on questions that tune, eight were
answered wrongly and two right."""

HALF_SURE = 0.8
"""Confidence below which an answer tells what else may have been meant: of such on questions that tune, one of six was
not what was meant, and of these more than half had what was among the next two readings."""

LIKELY = 0.35
"""Chance that a guess must have where subjects are asked for and none is named."""

TOLD, TOLD_NAMED = 0.7, 0.25
"""Share of its content that must be accounted for, where no subject or kind is named and where one is."""

SPOKEN_FOR = 0.6
"""Share of its telling words that must be accounted for, each counting alike, where little is named."""

ARTICLE, ARTICLE_WORDED = 0.5, 0.2
"""Chance that a guess at an article must have where no subject is named, and where a sentence that asks for such fits
or a noun stands for the subjects: of others between, on questions that tune, six were right and eight were other talk;
of those with such a noun six of seven were right, but of definitions no more than half unless a word asks for one.

From the first on a definition of what is named is told too, whatever else is said: of such, sixteen were right and none
was wrong."""

HALF = 0.5
"""Share of its telling words that must be accounted for where a sentence that asks for guides or advice fits."""

FITTING = 0.9
"""Fit that a sentence must have where a question asks for subjects without a word that stands for them, and where an
overview seems to be wanted by who wants a yes or a no."""

WORDED = 0.5
"""Fit that a sentence must have to be answered with an overview or with the definition of what is named, which ask for
nothing in particular: of those answered below it, on questions that tune and on fresh ones, none was right."""

PLAIN = 0.7
"""Chance of a definition of what is named from which that counts in spite of words that seem to ask for a part of it
("in the first place"): of such on questions that tune, four were right and none wrong."""

UNREAD = 0.5
"""Chance that a question asks for a kind of thing of which nothing was found, from which it is not answered with what
asks for nothing in particular."""

LONE = 0.65
"""Chance that a guess must have for a yes or a no where it rests on a single everyday word ("can I trust it"): of those
below, on questions that tune, six were wrong and two right."""

LEANING = 0.3
"""Chance from which a guess at a feature or an article counts in a question that leans on the one before."""

LEAST_SURE: Mapping[str, float] = MappingProxyType({"overview": SURE_OF_ALL, "recommend": SURE_OF_ADVICE})
"""Confidence that a question of these intents must have to be answered, where it is more than for others."""

STANDING_IN = frozenset({"which", "who", "neither", "anything", "list", "those", "others", "both"})
"""Cues and markers that stand for subjects without naming any."""

ON_A_FEATURE = frozenset({"support", "value", "compare"})
"""Intents of questions that put a feature to subjects."""

ONE_SIDED = frozenset({"support", "value", "overview", "define"})
"""Intents of questions that are about one subject, not about two sides."""


def confidence_of(best: Candidate, chances: Sequence[float]) -> float:
    """Returns how sure the likeliest meaning is, by the chances of all, its own first: near the share of right answers.

    Many faint features are no rivals of a comparison of everything, only the likeliest of them is.

    On questions that tune, 70 of 100 answers given with 0.5 to 0.6 were right, 88 with 0.6 to 0.8, 95 with up to 0.95
    and 98 beyond.
    """
    if is_open_comparison(best):
        return chances[0] / sum(chances[:2])
    told = 1.0 if best.intent in ARTICLE_KINDS else spoken_for(best.reading)
    return chances[0] / sum(chances) * told


def is_sure(best: Candidate, confidence: float, *, among_few: bool = False) -> bool:
    """Whether the likeliest meaning, with this confidence, leads and tells enough to be answered.

    `among_few` tells that few features are known of the kind of subject that is named; definitions are few about the
    others.
    """
    few = best.intent not in ARTICLE_KINDS if among_few else best.intent == "define"
    narrow = few and len(best.reading.ids("subject")) == 1
    least = SURE_AMONG_FEW if narrow else LEAST_SURE.get(best.intent, SURE)
    return confidence >= least and _is_told(best)


def _is_told(best: Candidate) -> bool:
    """Whether the likeliest candidate accounts for enough of the question to be answered."""
    reading = best.reading
    weak = (
        is_doubted,
        _lacks_a_side,
        _is_of_another_kind,
        _is_hardly_worded,
        _is_lone,
        _is_of_a_version,
        is_half_uncovered,
    )
    if any(is_weak(best) for is_weak in weak):
        return False
    if selects(reading) and not reading.guessed:
        return True
    if _is_bare(reading):
        return False
    if best.intent == "overview":
        return spoken_for(reading) >= SPOKEN_FOR
    if reading.ids("subject"):
        return best.share >= TOLD_NAMED
    if reading.ids("kind") or STANDING_IN & {*reading.symbols, *reading.markers}:
        return best.share >= TOLD_NAMED and (not reading.guessed or reading.chance >= LIKELY)
    if best.intent == "which":
        return best.fit >= FITTING and spoken_for(reading) == 1.0
    if best.intent in ARTICLE_KINDS and reading.guessed:
        noun = best.intent != "define" and any(piece.is_noun for piece in reading.pieces)
        fits = best.fit >= FITTING and (best.intent == "define" or spoken_for(reading) >= HALF)
        worded = noun or fits or reading.asks_named
        return best.chance >= (ARTICLE_WORDED if worded else ARTICLE)
    return _is_likely_term(best) or (best.share >= TOLD and spoken_for(reading) >= SPOKEN_FOR)


def _is_likely_term(best: Candidate) -> bool:
    """Whether a definition of what is named is likely, by a name that no subject has: more can be asked of those.

    Nor may it as well be other talk, of what the name means elsewhere ("what does a pilot earn").
    """
    if best.intent != "define" or best.chance < ARTICLE or best.other >= DOUBTED_GUESS:
        return False
    return not any(slot.piece.names("subject") for slot in best.reading.slots)


def _is_hardly_worded(best: Candidate) -> bool:
    """Whether no sentence says that an overview or a definition is asked for, or sources are, of what is not clear."""
    if best.intent == "sources":
        return best.reading.guessed and (best.reading.chance < CLEAR or best.share < TOLD)
    if best.intent in ("overview", "catalog") and best.unread >= UNREAD:
        return True
    named = best.intent == "overview" or (best.intent == "define" and not best.reading.guessed)
    plain = best.intent == "define" and best.chance >= PLAIN
    worded = FITTING if best.intent == "overview" and best.reading.polar else WORDED
    return named and (best.fit < worded or (asks_for_a_part(best.reading) and not plain))


def _is_lone(best: Candidate) -> bool:
    """Whether a yes or a no hangs on a feature that is guessed by one everyday word alone, which says too little."""
    reading = best.reading
    if not reading.guessed or not reading.polar or best.chance >= LONE or best.intent in ARTICLE_KINDS:
        return False
    said = [reading.pieces[place] for place in reading.explained if reading.pieces[place].role is None]
    return len(said) == 1 and (said[0].ordinary or said[0].plain)


def _is_of_a_version(best: Candidate) -> bool:
    """Whether it is asked what there is in the version at its end, and an article guessed, which tells of none."""
    said = [piece for piece in best.reading.pieces if not piece.is_mark]
    asks = opening_of(said) == "what" and NUMBER.fullmatch(said[-1].text) is not None
    return asks and best.reading.guessed and best.intent in ARTICLE_KINDS


def _is_of_another_kind(best: Candidate) -> bool:
    """Whether subjects are asked for with nothing that they need, or with a word that makes another thing of them."""
    unlikely = best.chance < AMONG_ALL or best.reading.idle or narrowed_elsewhere(best.reading)
    return best.intent == "which" and unlikely


def _lacks_a_side(best: Candidate) -> bool:
    """Whether another subject is likely meant besides the only one that can be read: it is no question about that one.

    A comparison is asked for, or a misspelt word that names nothing is joined to that subject.
    """
    reading = best.reading
    if best.intent not in ONE_SIDED or len(reading.ids("subject")) != 1:
        return False
    if {"compare", "vs"} & {*reading.symbols} and any(
        piece.unknown or piece.slips for piece in reading.pieces
    ):
        return True
    return any(_is_misread(piece) and is_listed(reading, place) for place, piece in enumerate(reading.pieces))


def _is_misread(piece: Piece) -> bool:
    """Whether a misspelt word was read as an everyday one."""
    return piece.slips > 0 and piece.is_mere_word


def is_leaned_on(candidate: Candidate) -> bool:
    """Whether a candidate is sure enough to carry a question on: a name, or a likely guess."""
    reading = candidate.reading
    if reading.guessed and not _is_said(reading):
        return False
    return not reading.guessed or candidate.chance >= (SURE if reading.ids("subject") else LEANING)


def _is_said(reading: Reading) -> bool:
    """Whether a guess has a word to go by besides those that ask or point at something."""
    return any(piece.role is None and not piece.names("subject") for piece in reading.pieces)


def is_asked(best: Candidate) -> bool:
    """Whether the likeliest candidate is worded as a question; without that, the same words may tell something."""
    return best.reading.cued or best.reading.polar


def is_exact(best: Candidate) -> bool:
    """Whether the likeliest candidate is beyond doubt.

    A sentence accounts for all that is said; no name is guessed or misspelt; a subject and a feature, or its value,
    are among them.
    """
    reading = best.reading
    whole = best.fit == 1.0 and best.share == 1.0 and best.intent in ON_A_FEATURE
    spelt = not any(slot.piece.slips for slot in reading.slots)
    topics = reading.ids("feature") or reading.ids("value")
    return whole and spelt and not reading.guessed and bool(reading.ids("subject") and topics)


def _is_bare(reading: Reading) -> bool:
    """Whether it names features or terms and says neither of what nor what is asked of them."""
    if reading.cued or reading.polar or any(slot.kind in ARTICLE_KINDS for slot in reading.slots):
        return False
    kinds = {slot.kind for slot in reading.slots}
    nouns = all(slot.piece.is_noun for slot in reading.slots)
    return kinds <= {"feature", "category", "value"} or nouns
